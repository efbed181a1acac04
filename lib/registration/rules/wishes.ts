import type { AnswerValue } from "@/lib/forms/rules/answer-kind";
import { answerTexts } from "@/lib/forms/rules/tell-answer";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import { holdsPlace } from "./phases";

interface Answered {
  fieldId: string;
  label: LocalisedText;
  options: ReadonlyArray<{ value: string; label: LocalisedText }>;
  wished?: readonly string[];
}

/**
 * Of the options with places of their own, what somebody chose and has no place in, each with its question, in the words that
 * were seen. What is asked no more, or can't be chosen any more, nobody gets: it is no wish.
 * @param asked what the edition asks now, at registration and later
 */
export function wishesOf(
  answers: readonly Answered[],
  asked: ReadonlyArray<{ fieldId: string; options: ReadonlyArray<{ value: string }> }>,
): Array<{ question: LocalisedText; option: string }> {
  const options = new Map(asked.map((one) => [one.fieldId, new Set(one.options.map(({ value }) => value))]));
  return answers.flatMap(({ fieldId, label, options: seen, wished = [] }) =>
    wished
      .filter((value) => options.get(fieldId)?.has(value))
      .map((value) => ({
        question: label,
        option: seen.find((option) => option.value === value)?.label.text ?? value,
      })),
  );
}

/** Of what somebody chose, by question, all in which they hold the place, if the option has places of its own. */
export function heldOptions(
  state: string | null,
  answers: ReadonlyArray<{ fieldId: string; value: AnswerValue; wished?: readonly string[] }>,
): Map<string, string[]> {
  if (!holdsPlace(state)) return new Map();
  return new Map(
    answers.map(({ fieldId, value, wished = [] }) => [
      fieldId,
      answerTexts(value).filter((one) => !wished.includes(one)),
    ]),
  );
}
