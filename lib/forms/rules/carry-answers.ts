import { isWider } from "@/prisma/enums/readers";
import type { AnswerReaders } from "@/prisma/generated/enums";
import type { AnswerValue } from "./answer-kind";
import type { AskedField } from "./answers";
import { KINDS } from "./kinds";

/** An answer that is stored, with what it was given to. */
export interface GivenAnswer {
  fieldId: string;
  versionId: string;
  /** The number of the wording that was seen. */
  number: number;
  /** The consent that wording needs. */
  consentId: string | null;
  /** Who it was said would read it. */
  readers: AnswerReaders;
  value: AnswerValue;
}

type Asked = Pick<AskedField, "versionId" | "kind" | "options" | "settings" | "consentId"> & {
  fieldId: string;
  readers: AnswerReaders;
};

/**
 * With what a form of what is asked now is filled, by field version. An answer to an earlier wording stands in the newer
 * question where it still is an answer to it, needs no other consent and is read by no more people; else it stays behind, with the wording that was seen.
 * @param inForm the versions whose answers stand in the form: whoever sends it, sends them
 */
export function carriedAnswers(
  questions: readonly Asked[],
  given: readonly GivenAnswer[],
): { answers: Record<string, AnswerValue>; inForm: Set<string> } {
  const answers: Record<string, AnswerValue> = {};
  const inForm = new Set<string>();
  for (const question of questions) {
    const own = given.filter(({ fieldId }) => fieldId === question.fieldId);
    const last = own.reduce<GivenAnswer | null>(
      (one, other) => (one && one.number > other.number ? one : other),
      null,
    );
    if (!last || (last.versionId !== question.versionId && !fits(last, question))) continue;
    answers[question.versionId] = last.value;
    for (const { versionId } of own) inForm.add(versionId);
  }
  return { answers, inForm };
}

/** The same with the consents that stand beside those answers. */
export function standingAnswers(
  questions: readonly Asked[],
  given: readonly GivenAnswer[],
): { answers: Record<string, AnswerValue>; agreed: string[] } {
  const { answers } = carriedAnswers(questions, given);
  const agreed = questions.flatMap(({ versionId, consentId }) =>
    consentId && versionId in answers ? [consentId] : [],
  );
  return { answers, agreed };
}

function fits({ value, consentId, readers }: GivenAnswer, question: Asked): boolean {
  if (consentId !== question.consentId || isWider(question.readers, readers)) return false;
  return KINDS[question.kind].judge([value].flat(), question).ok;
}

/**
 * The stored answers that a form leaves alone: to questions that are asked no more, and to earlier wordings that did not stand
 * in it and were not answered anew.
 */
export function answersBeside(
  questions: readonly Asked[],
  given: readonly GivenAnswer[],
  sent: Readonly<Record<string, AnswerValue>>,
): GivenAnswer[] {
  const { inForm } = carriedAnswers(questions, given);
  const anew = new Set(questions.filter(({ versionId }) => versionId in sent).map(({ fieldId }) => fieldId));
  return given.filter(({ versionId, fieldId }) => !inForm.has(versionId) && !anew.has(fieldId));
}
