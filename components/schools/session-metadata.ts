import type { Metadata } from "next";
import type { Programme, ProgrammeSession } from "@/lib/agenda/queries/public-programme";
import { sessionCard } from "@/lib/agenda/rules/cards";
import type { Locale } from "@/lib/platform/i18n/locales";
import { plainMarkdown } from "@/lib/platform/markdown/plain";
import { editionMetadata } from "./public-metadata";

/** What search engines and whoever shares a session's address are told; it has another address in every language. */
export function sessionMetadata(
  locale: Locale,
  programme: Programme,
  session: ProgrammeSession,
  addresses: Record<string, string>,
): Metadata {
  const { head } = programme;
  const path = `/schools/${head.schoolSlug}/${head.editionSlug}/sessions`;
  const versions = Object.fromEntries(
    Object.entries(addresses).map(([language, own]) => [language, `${path}/${own}`]),
  );
  return editionMetadata(
    locale,
    head,
    `/sessions/${session.address}`,
    session.title.text,
    plainMarkdown(session.abstract?.text ?? ""),
    versions,
    sessionCard(programme, session, locale),
  );
}
