import { answerCell } from "@/lib/forms/rules/answer-cell";
import { readOptions } from "@/lib/forms/rules/options";
import { type AnswerReader, unitOf } from "@/lib/forms/rules/tell-answer";
import type { ExportedQuestion, ExportedRegistration } from "@/lib/participants/queries/export";
import { formatLanguage } from "@/lib/platform/dates/format";
import { formatCountry } from "@/lib/platform/i18n/countries";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { TableContent, TableRow } from "@/lib/platform/tables/table";
import type { FactWords } from "./applicant-words";

interface RegistrationWords {
  t: Texts<"desk-registrations">;
  factWords: FactWords;
  reader: AnswerReader;
  /** Of the team's own marks those that the list shows, in words; without them a file holds none. */
  marks: Partial<Record<Mark, string>>;
}

const MARKS = ["tags", "assignee"] as const;
type Mark = (typeof MARKS)[number];

interface Registrations {
  questions: readonly ExportedQuestion[];
  /** Who of the team can see to somebody, by name. */
  team: ReadonlyMap<string, string>;
  pages: AsyncIterable<readonly ExportedRegistration[]>;
}

/** The registrations as a file holds them: what the table shows, then each question with what was answered. */
export function registrationContent(
  { questions, team, pages }: Registrations,
  { t, factWords, reader, marks }: RegistrationWords,
): TableContent {
  const facts = Object.keys(factWords) as Array<keyof FactWords>;
  const say = (value: unknown) => localise(value, reader.language, reader.fallback);
  const asked = questions.map((question) => ({
    ...question,
    unit: question.kind === "number" ? unitOf(question.settings, reader) : "",
    mark: question.retired ? ` (${t("retired")})` : "",
  }));
  const shown = MARKS.filter((mark) => marks[mark] !== undefined);
  const markOf = ({ tagNames, assigneeId }: ExportedRegistration) => ({
    tags: tagNames.join(", "),
    assignee: team.get(assigneeId ?? "") ?? "",
  });
  const countryOf = (code: string | null) => (code ? formatCountry(code, reader.language) : "");
  const rowOf = (row: ExportedRegistration): TableRow => [
    row.reference,
    row.fullName,
    ...facts.map((name) => (name === "country" ? countryOf(row.country) : row[name])),
    say(row.category)?.text ?? "",
    row.needs.map((tag) => formatLanguage(tag, reader.language)).join(", "),
    t(`state.${row.state}`),
    formatLanguage(row.language, reader.language),
    row.submittedAt ? new Date(row.submittedAt) : null,
    ...shown.map((mark) => markOf(row)[mark]),
    ...asked.map(({ fieldId, kind, unit }) => {
      const answer = row.answers[fieldId];
      if (!answer) return null;
      const { settings, wished } = answer;
      const field = { kind, options: readOptions(answer.options, say), settings, wished };
      return answerCell(answer.value, field, reader, unit);
    }),
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
      { moments: t("sent") },
      ...shown.map((mark) => marks[mark] ?? ""),
      ...asked.map(({ label, unit, mark }) => `${say(label)?.text ?? ""}${unit && ` (${unit})`}${mark}`),
    ],
    async *pages() {
      for await (const rows of pages) yield rows.map(rowOf);
    },
  };
}
