import Papa from "papaparse";
import type { RegistrationRow } from "@/lib/participants/schema/filter";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { FactWords } from "./applicant-words";

interface CsvWords {
  t: Texts<"desk-registrations">;
  factWords: FactWords;
  language: string;
  languages: readonly string[];
}

// The wide signs count too: spreadsheets with Asian settings read them as the narrow ones.
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
// A program that splits at commas or tabs would begin another cell here.
const INNER_FORMULA = /([,\t]\s*)(?=[=@＝＠]|[+-]\s*[A-Za-z(])/g;
const PHONE_OR_NUMBER = /^[+-]?[\d\s().,/-]+$/;

/** A cell that no spreadsheet runs as a formula; phone numbers and negative numbers stay as they are. */
export function neutralCell(text: string): string {
  const whole = FORMULA.test(text) && !PHONE_OR_NUMBER.test(text) ? `'${text}` : text;
  return whole.replace(INNER_FORMULA, "$1'");
}

/** Registrations as CSV: UTF-8 with BOM, CRLF, `;` between cells, ISO dates. */
export function csvOf(
  rows: readonly RegistrationRow[],
  { t, factWords, language, languages }: CsvWords,
): string {
  const said = Object.keys(factWords) as Array<keyof FactWords>;
  const fields = [
    t("reference"),
    t("name"),
    ...said.map((name) => factWords[name]),
    t("category"),
    t("interpreting"),
    t("state.title"),
    t("language"),
    t("sent"),
  ];
  const data = rows.map((row) =>
    [
      row.reference ?? "",
      row.fullName,
      ...said.map((name) => row[name] ?? ""),
      localise(row.category, language, languages)?.text ?? "",
      row.needs.join(", "),
      t(`state.${row.state}`),
      row.language,
      row.submittedAt ?? "",
    ].map(neutralCell),
  );
  return `\uFEFF${Papa.unparse({ fields, data }, { delimiter: ";", newline: "\r\n" })}\r\n`;
}
