import { optionLeft } from "@/lib/forms/rules/option-places";
import { readOptions } from "@/lib/forms/rules/options";
import { type AnswerReader, tellAnswer, unitOf } from "@/lib/forms/rules/tell-answer";
import type { Totals } from "@/lib/participants/queries/totals";
import {
  NOT_SAID,
  type QuestionTotals,
  type TotalsColumn,
  type TotalsLine,
} from "@/lib/participants/schema/totals";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { EditionMode } from "@/prisma/generated/enums";

/** Who reads totals, and with which words. */
export interface TotalsReader extends AnswerReader {
  t: Texts<"desk-totals">;
  /** Of the edition. */
  zone: string;
}

const plain = (text: string): LocalisedText => ({ text, lang: null });

/** The reader's words for what was asked, a category or an option. */
export function sayIn({ language, fallback }: AnswerReader) {
  return (json: unknown) => localise(json, language, fallback);
}

function answersOf(
  values: readonly string[],
  { kind, options, settings }: Pick<QuestionTotals, "kind" | "options" | "settings">,
  reader: TotalsReader,
): LocalisedText[] {
  const field = { kind, options: readOptions(options, sayIn(reader)), settings };
  return tellAnswer([...values], field, reader);
}

/** What a line is called, one text for each answer it counts. */
export function lineWords(line: TotalsLine, question: QuestionTotals, reader: TotalsReader): LocalisedText[] {
  const { t } = reader;
  if (line.is === "answer" || line.is === "together") return answersOf(line.values, question, reader);
  const unit = unitOf(line.settings, reader);
  const figure = t(`line.${line.is}`);
  return [plain(unit === "" ? figure : t("figure", { figure, unit }))];
}

type Place = QuestionTotals["places"][number];

/** The places of the option that a line counts; null where it has none of its own. */
export function placesOf(line: TotalsLine, { places }: Pick<QuestionTotals, "places">): Place | null {
  const [value] = line.values;
  return (line.is === "answer" && places.find((place) => place.value === value)) || null;
}

/** How many places an option has, how many are left, and how many wish for one. */
export function placesText({ capacity, taken, wishing }: Place, { t }: TotalsReader): string {
  return t("places", { capacity, free: optionLeft({ capacity, taken }), wishing });
}

/** When what is grouped was counted, in words; null where nothing is. */
export function shownMoment(
  { shown }: Pick<Totals, "shown">,
  { zone, language }: TotalsReader,
): string | null {
  return shown && formatDayAndTime(shown.at, zone, language);
}

/** The same as one text, for a cell. */
export function lineText(line: TotalsLine, question: QuestionTotals, reader: TotalsReader): string {
  const answers = lineWords(line, question, reader)
    .map(({ text }) => text)
    .join(", ");
  return line.is === "together" ? `${answers} ${reader.t("together")}` : answers;
}

/** What a column is called. */
export function columnWords({ key }: TotalsColumn, totals: Totals, reader: TotalsReader): LocalisedText {
  const { t } = reader;
  if (key === null) return plain(t("all"));
  if (key === NOT_SAID) return plain(t("not-said"));
  if (totals.by === "mode") return plain(t(`mode.${key as EditionMode}`));
  const say = sayIn(reader);
  if (totals.by === "category")
    return say(totals.categories.find(({ id }) => id === key)?.name) ?? plain("–");
  const spread = totals.spreads.questions.find(({ fieldId }) => fieldId === totals.by);
  return (spread && answersOf([key], spread, reader)[0]) ?? plain(key);
}

/** What a line has in a column; null where it is told of everybody together only. */
export function countIn(
  line: TotalsLine,
  { key }: TotalsColumn,
  { grouped }: Pick<QuestionTotals, "grouped">,
): number | null {
  if (key === null) return line.whole;
  if (grouped) return null;
  // Of nobody there is no mean, and none is the least.
  const figure = line.is === "mean" || line.is === "least" || line.is === "most";
  return line.counts[key] ?? (figure ? null : 0);
}
