import "server-only";
import type { AnswerValue } from "@/lib/forms/rules/answer-kind";
import { judgeAnswers } from "@/lib/forms/rules/answers";
import { askedNow } from "@/lib/forms/rules/asked-now";
import { answersBeside, type GivenAnswer, standingAnswers } from "@/lib/forms/rules/carry-answers";
import { openQuestions } from "@/lib/forms/rules/later";
import { fullChoices, limitedOf } from "@/lib/forms/rules/option-places";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { answerTexts } from "@/lib/forms/rules/tell-answer";
import { type Circumstances, visibleQuestions } from "@/lib/forms/rules/visible";
import { NeedsTurn } from "@/lib/places/commands/in-turn";
import { type FormValues, isSame } from "@/lib/platform/merge-form";
import { done, type Result, refused } from "@/lib/platform/result";
import { circumstancesOf } from "../rules/circumstances";
import { type Answered, answersOf, asked } from "../rules/form-fields";
import type { SelfServiceAnswers } from "../schema/self-service";
import { mergeDrawn } from "./draft-row";

export type AnswersRefusal = "conflict" | "field-errors" | "changed" | "answers-closed";

type Sent = Pick<SelfServiceAnswers, "answers" | "agreed" | "seen" | "over" | "shown">;

/** A form behind the private link as it is judged. */
interface ReadAnswers {
  /** What it says, under the names of its fields. */
  fields: FormValues;
  /** What it asked: of questions that others depend on and that are over, those that still hold. */
  questions: AskedQuestion[];
  /** Its answers, by field version. */
  sent: Record<string, AnswerValue>;
  /** What was answered and this form leaves alone. */
  beside: GivenAnswer[];
  /** The keys of questions that are not asked any more, so that their answers go. */
  dropped: string[];
}

/**
 * What a form behind the private link says, merged with what was stored since it was drawn, and its answers as they are
 * judged. A question whose last day is over is no part of it; one that was typed into since is refused, so that nobody
 * believes that it was taken. Field errors of answers come back as the detail of "field-errors".
 * @param inTurn whether the quotas are locked, so that places of options can be judged
 * @param fieldsOf the form's fields of what was sent, and of what is stored
 * @throws NeedsTurn where places of options are at stake and it is nobody's turn
 */
export function readAnswers<
  Input extends Sent,
  Row extends { version: number; categoryId: string | null; mode: string | null },
>(
  questions: readonly AskedQuestion[],
  given: readonly GivenAnswer[],
  input: Input,
  row: Row,
  inTurn: boolean,
  fieldsOf: (of: Input | Row, answered: Answered) => FormValues,
): Result<ReadAnswers, AnswersRefusal> {
  const circumstances = circumstancesOf(row);
  const open = openQuestions(questions, circumstances, standingAnswers(questions, given).answers);
  const closed = questions.filter((question) => !question.open);
  if (isTooLate(questions, given, input, circumstances)) return refused("answers-closed");
  const over = new Set(closed.map(({ versionId }) => versionId));
  const inTime = Object.fromEntries(Object.entries(input.answers ?? {}).filter(([id]) => !over.has(id)));
  const merged = mergeDrawn(
    fieldsOf(input, { answers: inTime, agreed: Object.keys(input.agreed ?? {}) }),
    input,
    row,
    asked(fieldsOf(row, standingAnswers(open, given)), open),
  );
  if (!merged.ok) return merged;
  const { answers, agreed } = answersOf(merged.value);
  const judged = judgeAnswers(open, answers, agreed, circumstances);
  const before = chosenBefore(open, given);
  if (!inTurn && choosesPlaces(open, before, judged.answers)) throw new NeedsTurn();
  const { "": changed, ...wrong } = judged.fieldErrors;
  const fieldErrors: Record<string, string> = {
    ...wrong,
    ...askedNow(open, judged, input.shown ?? {}),
    ...fullChoices(judged.answers, limitedOf(open), before),
  };
  if (changed) return refused("changed");
  if (Object.keys(fieldErrors).length > 0) return refused("field-errors", fieldErrors);
  const hidden = open.filter(({ versionId }) => !judged.asked.has(versionId));
  const unasked = new Set(hidden.map(({ fieldId }) => fieldId));
  const answered = new Set(given.map(({ fieldId }) => fieldId));
  return done({
    ...{ fields: merged.value, questions: open, sent: judged.answers },
    beside: answersBeside(open, given, judged.answers).filter(({ fieldId }) => !unasked.has(fieldId)),
    dropped: hidden
      .filter(({ fieldId, versionId }) => answered.has(fieldId) || judged.hidden.includes(versionId))
      .map(({ key }) => key),
  });
}

/**
 * Whether a form that was drawn before a last day was over says something new there. A tick taken away is not sent at all;
 * neither is an answer that another one hides, and that is nothing new.
 */
function isTooLate(
  questions: readonly AskedQuestion[],
  given: readonly GivenAnswer[],
  { answers = {}, seen }: Sent,
  circumstances: Circumstances,
): boolean {
  const closed = questions.filter(({ open }) => !open);
  const drawn = seen ? answersOf(seen.values).answers : null;
  const stored = standingAnswers(closed, given).answers;
  const asked = new Set(visibleQuestions(questions, circumstances, { ...stored, ...drawn, ...answers }));
  return closed.some((question) => {
    const { versionId: id } = question;
    if (!(id in answers) && !asked.has(question)) return false;
    return drawn ? !isSame(answers[id], drawn[id]) : id in answers && !isSame(answers[id], stored[id]);
  });
}

/** What of options with places of their own was chosen before, by the wording that is asked now. */
function chosenBefore(questions: readonly AskedQuestion[], given: readonly GivenAnswer[]) {
  return Object.fromEntries(
    questions
      .filter(({ places }) => places.length > 0)
      .map(({ versionId, fieldId }) => [
        versionId,
        given.filter((answer) => answer.fieldId === fieldId).flatMap(({ value }) => answerTexts(value)),
      ]),
  );
}

/** Whether somebody has chosen, or chooses, an option that has places of its own. */
function choosesPlaces(
  questions: readonly AskedQuestion[],
  ...answers: Array<Record<string, string | string[]>>
) {
  return limitedOf(questions).some(({ versionId, value }) =>
    answers.some((one) => answerTexts(one[versionId]).includes(value)),
  );
}
