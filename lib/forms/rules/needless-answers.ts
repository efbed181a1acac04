import type { AskedField, JudgedAnswers } from "./answers";
import type { Circumstances } from "./visible";

/**
 * The versions that were answered though they are certainly not asked of somebody. Where a question hangs on what was left out
 * or is wrong itself (a category, the way of taking part, the answer to another) nobody knows yet whether it is asked.
 * @param fields all of the form, in its order
 */
export function needlessAnswers(
  fields: readonly AskedField[],
  { asked, hidden, fieldErrors }: Pick<JudgedAnswers, "asked" | "hidden" | "fieldErrors">,
  { category, mode }: Circumstances,
): string[] {
  const unknown = new Set<string>();
  const needless: string[] = [];
  for (const { key, versionId, condition } of fields) {
    const hangs = (condition.clauses ?? []).some((clause) => {
      if (clause.about === "answer") return unknown.has(clause.question);
      return (clause.about === "category" ? category : mode) === null;
    });
    if (`answers.${versionId}` in fieldErrors || (hangs && !asked.has(versionId))) unknown.add(key);
    else if (hidden.includes(versionId)) needless.push(versionId);
  }
  return needless;
}
