import { getLocale, getTranslations } from "next-intl/server";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { targetOf } from "@/lib/files/schema";
import type { FilePlace } from "@/prisma/generated/enums";

/** The way from a record to the form that takes its picture, for who may put one in. */
export async function PictureLink({
  scope,
  place,
  owner,
}: {
  scope: EditionScope;
  place: FilePlace;
  owner: string;
}) {
  if (!may(scope, "edit-pictures")) return null;
  const [t, language] = await Promise.all([getTranslations("desk-pictures"), getLocale()]);
  const asked = new URLSearchParams({ for: targetOf(place, owner) });
  return (
    <a
      className="act"
      href={`/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/pictures?${asked}#add`}
    >
      {t("add.title")}
    </a>
  );
}
