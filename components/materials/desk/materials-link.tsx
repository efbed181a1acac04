import { getLocale, getTranslations } from "next-intl/server";
import type { EditionScope } from "@/lib/access/access";

/** The way from a session to its documents and links. */
export async function MaterialsLink({ scope, session }: { scope: EditionScope; session: string }) {
  const [t, language] = await Promise.all([getTranslations("desk"), getLocale()]);
  return (
    <a
      className="act"
      href={`/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/materials?session=${session}`}
    >
      {t("menu.materials")}
    </a>
  );
}
