import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { findPublicSchool } from "@/lib/editions/queries/public-schools";
import type { Locale } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";
import { editionOfNow, writeManifest } from "../rules/web-manifest";

/** What a school is as an app: it opens at the agenda of the edition of now. Null for what is not public. */
export async function schoolManifest(locale: Locale, slug: string): Promise<string | null> {
  const school = await findPublicSchool(locale, slug);
  if (!school) return null;
  const id = `/schools/${school.slug}`;
  const now = editionOfNow(school.editions);
  const head = now && (await findEditionHead(locale, school.slug, now.slug));
  const t = translator(locale, "public");
  const below = head ? `/${locale}${id}/${head.editionSlug}` : `/${locale}${id}`;
  const agenda = head?.has.agenda ? [{ name: t("frame.agenda"), path: `${below}/agenda` }] : [];
  return writeManifest({
    ...{ id, name: school.title.text, language: locale },
    start: agenda[0]?.path ?? below,
    shortcuts: [
      ...agenda,
      ...(head?.has.registrations ? [{ name: t("frame.mine"), path: `/${locale}/me` }] : []),
      ...(head ? [{ name: t("offline.ticket"), path: `${below}/ticket` }] : []),
    ],
  });
}
