import type { AnswerValue } from "./answer-kind";
import { answerTexts } from "./tell-answer";

/** An option that has places of its own. */
export interface OptionPlaces {
  value: string;
  capacity: number;
  taken: number;
}

/** The same of the wording in which somebody chooses it. */
interface ChosenOption extends OptionPlaces {
  versionId: string;
}

/** How many places an option still has. More may be taken than there are: an organiser lowered the limit. */
export function optionLeft({ capacity, taken }: Pick<OptionPlaces, "capacity" | "taken">): number {
  return Math.max(0, capacity - taken);
}

/** How many places an option of a question still has; null: as many as choose it. */
export function placesLeft({ places }: { places: readonly OptionPlaces[] }, value: string): number | null {
  const option = places.find((one) => one.value === value);
  return option ? optionLeft(option) : null;
}

/** Every option of these questions that has places of its own. */
export function limitedOf(
  questions: ReadonlyArray<{ versionId: string; places: readonly OptionPlaces[] }>,
): ChosenOption[] {
  return questions.flatMap(({ versionId, places }) => places.map((option) => ({ ...option, versionId })));
}

type Answers = Readonly<Record<string, AnswerValue>>;

/**
 * The answers that name a full option, by form field ("answers.{version}"), each with its code. What somebody chose before
 * they may leave as it is, whether they hold a place there or wish for one.
 * @param before what they chose before, by field version
 */
export function fullChoices(
  answers: Answers,
  options: readonly ChosenOption[],
  before: Answers = {},
): Record<string, "full"> {
  const full = options.filter(
    (option) =>
      optionLeft(option) === 0 &&
      answerTexts(answers[option.versionId]).includes(option.value) &&
      !answerTexts(before[option.versionId]).includes(option.value),
  );
  return Object.fromEntries(full.map(({ versionId }) => [`answers.${versionId}`, "full" as const]));
}
