import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";

/** The way from a record to its own history, for who may read it. */
export async function HistoryLink({ scope, object }: { scope: EditionScope; object: string }) {
  if (!may(scope, "view-audit")) return null;
  const [t, language] = await Promise.all([getTranslations("desk-history"), getLocale()]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}`;
  return (
    <Link className="act" href={`${base}/audit?object=${object}`}>
      {t("link")}
    </Link>
  );
}
