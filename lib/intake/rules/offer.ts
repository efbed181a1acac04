import type { AskedField } from "@/lib/forms/rules/answers";
import type { OptionPlaces } from "@/lib/forms/rules/option-places";
import { asLocalised } from "@/lib/platform/i18n/localised";
import { toldApart } from "@/lib/platform/tables/headings";
import type { ColumnTarget, Mode } from "../schema/intake-plan";
import type { DayOrder } from "../schema/intake-request";
import { isoDay } from "./day-order";
import { fold, HEADINGS } from "./words";

/** A question that a table may answer: none that needs a consent, which nobody gives for somebody else. */
export interface IntakeQuestion extends Omit<AskedField, "options"> {
  key: string;
  /** Localised, as stored. */
  label: unknown;
  options: ReadonlyArray<{ value: string; label?: unknown }>;
  places: readonly OptionPlaces[];
}

/** What an edition takes from a table, with every word by which it may be called there. */
export interface IntakeOffer {
  mode: Mode | "either";
  categories: ReadonlyArray<{
    id: string;
    slug: string;
    name: unknown;
    /** Whoever registers is answered one by one. */
    approval: boolean;
  }>;
  questions: readonly IntakeQuestion[];
  /** Folded name → code. */
  countries: ReadonlyMap<string, string>;
  /** Languages that messages are written in. */
  languages: ReadonlyMap<string, string>;
  /** Languages that an answer may name. */
  answerLanguages: ReadonlyMap<string, string>;
  yesNo: ReadonlyMap<string, string>;
  modes: ReadonlyMap<string, Mode>;
  /** Folded heading → what it is, as this program's own files call it. */
  ownHeadings: ReadonlyMap<string, ColumnTarget>;
}

/**
 * Every folded heading that says what a column is. What the edition asks comes last: a question may be called "Name". Of
 * questions that are called the same each is known by the name that files of ours give its column ("Hotel (2)").
 */
export function knownHeadings(offer: IntakeOffer): Map<string, ColumnTarget> {
  const known = new Map<string, ColumnTarget>(offer.ownHeadings);
  for (const [target, words] of Object.entries(HEADINGS))
    for (const word of words) known.set(word, target as ColumnTarget);
  const know = (word: string, key: string) => {
    const heading = fold(word);
    if (heading !== "" && !known.has(heading)) known.set(heading, `answer.${key}`);
  };
  const asked = offer.questions.map(({ key, label }) => ({ key, label: asLocalised(label) }));
  for (const language of new Set(asked.flatMap(({ label }) => Object.keys(label)))) {
    const labels = asked.map(({ label }) => label[language] ?? Object.values(label)[0] ?? "");
    const apart = toldApart([...offer.ownHeadings.keys(), ...labels], fold).slice(offer.ownHeadings.size);
    for (const [at, { key }] of asked.entries()) know(apart[at] ?? "", key);
  }
  for (const { key } of asked) know(key, key);
  return known;
}

/** The category that a cell names by its slug, its id or its name in any language; null for none, or for several. */
export function categoryOf({ categories }: IntakeOffer, text: string): string | null {
  const word = fold(text);
  const found = categories.filter(
    ({ id, slug, name }) =>
      id === text ||
      fold(slug) === word ||
      Object.values(asLocalised(name)).some((one) => fold(one) === word),
  );
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/**
 * What stands in a cell as the answer to a question, for its kind to judge: options by their value or label, several parted
 * as people part them; countries, languages, yes and no in words.
 * @param order in which its column writes days
 */
export function answerOf(
  question: IntakeQuestion,
  offer: IntakeOffer,
  text: string,
  order: DayOrder | null = null,
): string | string[] {
  const { kind } = question;
  const word = fold(text);
  if (kind === "yes_no") return offer.yesNo.get(word) ?? text;
  if (kind === "country") return offer.countries.get(word) ?? text;
  if (kind === "language") return offer.answerLanguages.get(word) ?? text;
  if (kind === "date") return isoDay(text, order);
  if (kind !== "choice" && kind !== "choices") return text;
  const values = chosenIn(question, text).map(({ value }) => value);
  return kind === "choice" ? (values[0] ?? text) : values;
}

/**
 * The words of a cell that each choose something, and the option that they mean: themselves where they mean none. For a
 * question that takes one answer the whole cell is one.
 */
export function chosenIn(
  { kind, options }: Pick<IntakeQuestion, "kind" | "options">,
  text: string,
): Array<{ words: string; value: string }> {
  const byWord = new Map(options.map(({ value }) => [fold(value), value]));
  const labels = new Map<string, string>();
  // Words that say two options say none.
  for (const { value, label } of options)
    for (const one of new Set(Object.values(asLocalised(label)).map(fold)))
      labels.set(one, labels.has(one) ? text : value);
  for (const [label, value] of labels) byWord.set(label, value);
  const isValue = options.some(({ value }) => value === text);
  const whole = isValue ? text : byWord.get(fold(text));
  if (kind === "choice" || whole !== undefined) return [{ words: text, value: whole ?? text }];
  const parts = text.split(/[;,|\n]/).map((part) => part.trim());
  return parts
    .filter((words) => words !== "")
    .map((words) => ({ words, value: byWord.get(fold(words)) ?? words }));
}
