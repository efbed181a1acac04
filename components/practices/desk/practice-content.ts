import { formatCountry } from "@/lib/platform/i18n/countries";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { TableContent } from "@/lib/platform/tables/table";
import type { listPracticesForExport } from "@/lib/practices/queries/export-practices";

interface PracticeWords {
  name: string;
  t: Texts<"desk-lists">;
  language: string;
  languages: readonly string[];
}

/** The practices of an edition as a file holds them. */
export function practiceContent(
  practices: Awaited<ReturnType<typeof listPracticesForExport>>,
  { name, t, language, languages }: PracticeWords,
): TableContent {
  const headings = [
    "number",
    "title",
    "affiliation",
    "country",
    "theme",
    "sessions",
    "contact",
    "url",
    "licence",
  ] as const;
  const say = (json: unknown) => localise(json, language, languages)?.text ?? "";
  const rows = practices.map((practice) => [
    practice.number,
    say(practice.title),
    practice.affiliation,
    practice.country ? formatCountry(practice.country, language) : "",
    say(practice.theme?.title),
    practice.sessions
      .map(({ session }) => session.number)
      .sort((one, other) => one - other)
      .join(", "),
    practice.contact,
    practice.url,
    practice.licence,
  ]);
  return {
    name,
    columns: headings.map((key) => t(`file.${key}`)),
    async *pages() {
      yield rows;
    },
  };
}
