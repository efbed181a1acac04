import type { FieldKind } from "@/prisma/generated/enums";
import type { AnswerValue } from "./answer-kind";
import { asks } from "./kinds";
import { staying } from "./later";
import { type Circumstances, type Conditional, visibleQuestions } from "./visible";

/** What the pages of a form depend on. */
export interface PartedQuestion extends Conditional {
  kind: FieldKind;
  /** As stored. */
  settings: unknown;
}

/** One page of an organiser's questions. */
export interface FormPart<Question> {
  /** The heading that begins it and names it; null for the first page. */
  heading: Question | null;
  questions: Question[];
}

/** Where a page of questions stands in the address; the first also asks how somebody takes part. */
export type PartPage = "taking-part" | `taking-part-${number}`;

/** The address of a page by its place among them, from 0. */
export const partPage = (index: number): PartPage =>
  index === 0 ? "taking-part" : `taking-part-${index + 1}`;

/** Whether a question is a heading that begins a page of the form. */
export function beginsPage({ kind, settings }: Pick<PartedQuestion, "kind" | "settings">): boolean {
  return kind === "heading" && (settings as { page?: unknown } | null)?.page === true;
}

/** The pages of what a form asks at registration, in its order; one at least, which may be empty. */
export function partsOf<Question extends PartedQuestion>(
  questions: readonly Question[],
): Array<FormPart<Question>> {
  const first: FormPart<Question> = { heading: null, questions: [] };
  const parts = [first];
  for (const question of questions)
    if (beginsPage(question)) parts.push({ heading: question, questions: [] });
    else parts.at(-1)?.questions.push(question);
  return parts;
}

/**
 * Of the pages of a form those on which something is asked of somebody, by what they have answered so far. The first one
 * is there for everybody: it asks how they take part.
 * @returns their places among all pages
 */
export function askedParts<Question extends PartedQuestion>(
  questions: readonly Question[],
  circumstances: Circumstances,
  answers: Readonly<Record<string, AnswerValue>>,
): number[] {
  const asked = new Set(visibleQuestions(questions, circumstances, answers));
  return [...partsOf(questions).entries()].flatMap(([index, part]) =>
    index === 0 || part.questions.some((question) => asks(question.kind) && asked.has(question))
      ? [index]
      : [],
  );
}

/**
 * What one page asks of somebody, whose answers on the pages before are fixed there: what depends on them is asked by what
 * they say, or not at all.
 */
export function questionsOfPart<Question extends PartedQuestion>(
  questions: readonly Question[],
  part: FormPart<Question>,
  circumstances: Circumstances,
  answers: Readonly<Record<string, AnswerValue>>,
): Question[] {
  const own = new Set(part.questions.map(({ versionId }) => versionId));
  return staying(questions, ({ versionId }) => own.has(versionId), circumstances, answers);
}
