import type { AnswerValue } from "@/lib/forms/rules/answer-kind";
import { isConditional, visibleQuestions } from "@/lib/forms/rules/visible";
import type { JudgedRow, KnownRegistration } from "../schema/intake-plan";
import type { IntakeQuestion } from "./offer";

/**
 * The questions that a row answers though they are not asked of whom it means, with the category, the way of taking part and
 * the answers that the row leaves them with.
 * @param met who is registered already; null: the row registers them
 */
export function notAsked(
  row: Pick<JudgedRow, "said" | "categoryId" | "mode" | "answers">,
  met: Pick<KnownRegistration, "categoryId" | "mode" | "given"> | null,
  questions: readonly IntakeQuestion[],
): IntakeQuestion[] {
  if (!questions.some(isConditional)) return [];
  const before = questions.flatMap(({ key, versionId }) =>
    met && Object.hasOwn(met.given, key) ? [[versionId, met.given[key] as AnswerValue] as const] : [],
  );
  const after = {
    category: met && !row.said.includes("category") ? met.categoryId : row.categoryId,
    mode: met && !row.said.includes("mode") ? met.mode : row.mode,
  };
  const asked = new Set(
    visibleQuestions(questions, after, { ...Object.fromEntries(before), ...row.answers }),
  );
  return questions.filter((question) => question.versionId in row.answers && !asked.has(question));
}
