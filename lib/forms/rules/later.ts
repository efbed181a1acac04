import { isoDate } from "@/lib/platform/dates/zones";
import type { AnswerValue } from "./answer-kind";
import type { GivenAnswer } from "./carry-answers";
import { asks } from "./kinds";
import type { AskedQuestion } from "./register-form";
import {
  type Circumstances,
  type Clause,
  type Condition,
  type Conditional,
  holds,
  saidIn,
  visibleQuestions,
} from "./visible";

type When = Pick<AskedQuestion, "laterSince" | "open">;

/** When a question is asked, as its form says it. */
export function whenAsked({
  laterSince,
  answerUntil,
}: {
  laterSince: Date | null;
  answerUntil: Date | null;
}) {
  return { later: laterSince !== null, deadline: answerUntil && isoDate(answerUntil) };
}

/** What is asked at registration, and what behind the private link. */
export function partedByTime<Question extends When>(asked: readonly Question[]) {
  return {
    questions: asked.filter(({ laterSince }) => laterSince === null),
    later: asked.filter(({ laterSince }) => laterSince !== null),
  };
}

/**
 * The questions of a form that are still answered. Those that are over are fixed: what depends on their answers is asked by
 * what they say, or not at all.
 * @param questions all of the form, in its order
 * @param answers as they stand, by field version
 */
export function openQuestions<Question extends Conditional & Pick<AskedQuestion, "open">>(
  questions: readonly Question[],
  circumstances: Circumstances,
  answers: Readonly<Record<string, AnswerValue>>,
): Question[] {
  return staying(questions, ({ open }) => open, circumstances, answers);
}

/**
 * Some questions of a form, with conditions that need no answer to the others: those are decided by how they stand.
 * @param questions all of the form, in its order
 * @param answers as they stand, by field version
 */
export function staying<Question extends Conditional>(
  questions: readonly Question[],
  stays: (question: Question) => boolean,
  circumstances: Circumstances,
  answers: Readonly<Record<string, AnswerValue>>,
): Question[] {
  const over = new Set(questions.filter((question) => !stays(question)).map(({ key }) => key));
  const asked = visibleQuestions(questions, circumstances, answers);
  const known = new Map(
    asked.flatMap(({ key, versionId }) => {
      const said = saidIn(answers[versionId]);
      return said.length > 0 ? [[key, said] as const] : [];
    }),
  );
  const isOver = (clause: Clause) => clause.about === "answer" && over.has(clause.question);
  const isSo = (clause: Clause) => holds(clause, known, circumstances);
  return questions.flatMap((question) => {
    const condition = stays(question) ? settled(question.condition, isOver, isSo) : null;
    return condition ? [{ ...question, condition }] : [];
  });
}

/** A condition of which a part is decided; null: it can't hold any more. */
function settled(
  condition: Condition,
  isDecided: (clause: Clause) => boolean,
  isSo: (clause: Clause) => boolean,
): Condition | null {
  const { match, clauses = [] } = condition;
  const decided = clauses.filter(isDecided);
  const left = clauses.filter((clause) => !isDecided(clause));
  if (decided.length === 0) return condition;
  if (match === "any") {
    if (decided.some(isSo)) return {};
    return left.length > 0 ? { match, clauses: left } : null;
  }
  return decided.every(isSo) ? { clauses: left } : null;
}

type Asked = When & Pick<AskedQuestion, "fieldId" | "kind" | "required" | "onceSensitive">;

/**
 * What somebody with a place is still asked of what was asked later: what has no answer, in whatever wording, and must have
 * one, or was asked after they last sent the page. What is sensitive and may be left blank is asked until the page is sent,
 * answered or not: who is reminded would tell who said something before. The database says the same
 * (registration/queries/to-answer.ts).
 */
export function stillToAnswer<Question extends Asked>(
  later: readonly Question[],
  given: ReadonlyArray<Pick<GivenAnswer, "fieldId">>,
  sentAt: Date | null,
): Question[] {
  const answered = new Set(given.map(({ fieldId }) => fieldId));
  return later.filter(
    ({ laterSince, open, kind, fieldId, required, onceSensitive }) =>
      laterSince !== null &&
      open &&
      asks(kind) &&
      ((onceSensitive && !required) || !answered.has(fieldId)) &&
      (required || sentAt === null || sentAt < new Date(laterSince)),
  );
}
