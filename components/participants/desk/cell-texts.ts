import { readOptions } from "@/lib/forms/rules/options";
import { tellAnswer } from "@/lib/forms/rules/tell-answer";
import type { CellAnswer, RegistrationRow } from "@/lib/participants/schema/filter";
import { formatLanguage, formatShortDate } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";

/** In whose words the cells of the list are said. */
export interface CellWords {
  t: Texts<"desk-registrations">;
  sets: Texts<"desk-sets">;
  site: Texts<"site">;
  language: string;
  /** Content languages in fallback order. */
  languages: readonly string[];
  timeZone: string;
  /** Who of the team can see to somebody, by their ids. */
  team: ReadonlyMap<string, string>;
}

/** What stands in the columns of one registration, by the columns' ids, on the screen and on paper; "" where it is nothing. */
export function cellTexts(row: RegistrationRow, words: CellWords): Readonly<Record<string, string>> {
  const { t, sets, language, languages, timeZone, team } = words;
  const answers = Object.entries(row.cells ?? {}).map(([field, answer]) => [
    `answer:${field}`,
    answerText(answer, words),
  ]);
  return {
    affiliation: row.affiliation,
    country: row.country ?? "",
    category: localise(row.category, language, languages)?.text ?? "",
    needs: row.needs.join(", ").toUpperCase(),
    state: t(`state.${row.state}`),
    sent: row.submittedAt ? formatShortDate(new Date(row.submittedAt), timeZone, language) : "",
    reference: row.reference ?? "",
    mode: sets(row.mode === "online" ? "mode.online" : "mode.on_site"),
    language: formatLanguage(row.language, language),
    tags: row.tagNames.join(", "),
    assignee: team.get(row.assigneeId ?? "") ?? "",
    ...Object.fromEntries(answers),
  };
}

function answerText({ value, ...answer }: CellAnswer, { site, language, languages }: CellWords): string {
  const reader = {
    language,
    fallback: languages,
    words: { yes: site("yes"), no: site("no"), wish: site("wish") },
  };
  const localised = (json: unknown) => localise(json, language, languages);
  const told = tellAnswer(value, { ...answer, options: readOptions(answer.options, localised) }, reader);
  return told.map(({ text }) => text).join(", ");
}
