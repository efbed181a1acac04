import type { ExportedQuestion, ExportedRegistration } from "@/lib/participants/queries/export";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { TableContent, TableRow } from "@/lib/platform/tables/table";
import type { FactWords } from "./applicant-words";

interface RegistrationWords {
  t: Texts<"desk-registrations">;
  factWords: FactWords;
  language: string;
  languages: readonly string[];
}

interface Registrations {
  questions: readonly ExportedQuestion[];
  pages: AsyncIterable<readonly ExportedRegistration[]>;
}

/** The registrations as a file holds them: what the table shows, then each question with what was answered. */
export function registrationContent(
  { questions, pages }: Registrations,
  { t, factWords, language, languages }: RegistrationWords,
): TableContent {
  const facts = Object.keys(factWords) as Array<keyof FactWords>;
  const say = (value: unknown) =>
    typeof value === "string" ? value : (localise(value, language, languages)?.text ?? "");
  const rowOf = (row: ExportedRegistration): TableRow => [
    row.reference,
    row.fullName,
    ...facts.map((name) => row[name]),
    say(row.category),
    row.needs.join(", "),
    t(`state.${row.state}`),
    row.language,
    row.submittedAt ? new Date(row.submittedAt) : null,
    ...questions.map(({ fieldId }) => (row.answers[fieldId] ?? []).map(say).join(", ")),
  ];
  return {
    name: t("title"),
    columns: [
      t("reference"),
      t("name"),
      ...facts.map((name) => factWords[name]),
      t("category"),
      t("interpreting"),
      t("state.title"),
      t("language"),
      t("sent"),
      ...questions.map(({ label }) => say(label)),
    ],
    async *pages() {
      for await (const rows of pages) yield rows.map(rowOf);
    },
  };
}
