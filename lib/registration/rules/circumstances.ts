import type { JudgedAnswers } from "@/lib/forms/rules/answers";
import type { Circumstances } from "@/lib/forms/rules/visible";

/** How somebody takes part, as their registration or their draft has it. */
export function circumstancesOf(row: { categoryId: string | null; mode: string | null }): Circumstances {
  return { category: row.categoryId, mode: row.mode };
}

/**
 * The versions whose answers go because they are not asked any more of somebody who has answered otherwise: those that came
 * along, and those that were stored.
 */
export function droppedAnswers(
  questions: ReadonlyArray<{ versionId: string }>,
  { asked, hidden }: Pick<JudgedAnswers, "asked" | "hidden">,
  stored: Readonly<Record<string, unknown>>,
): string[] {
  return questions
    .map(({ versionId }) => versionId)
    .filter((id) => hidden.includes(id) || (!asked.has(id) && id in stored));
}
