import type { AnswerValue } from "./answer-kind";

/**
 * One thing that must be so. Where nothing is answered or chosen, nothing is so: what "is not Yes" was answered otherwise.
 * `question` is the key of one that stands above; categories are named by their ids.
 */
export type Clause =
  | { about: "answer"; question: string; is: "one-of" | "none-of"; values: readonly string[] }
  | { about: "answer"; question: string; is: "answered" }
  | { about: "category"; is: "one-of" | "none-of"; values: readonly string[] }
  | { about: "mode"; is: "one-of"; values: ReadonlyArray<"on_site" | "online"> };

/** When a question is asked, as stored; without clauses everybody is asked. */
export interface Condition {
  match?: "all" | "any";
  clauses?: readonly Clause[];
}

/** What a condition needs to know of a question. */
export interface Conditional {
  key: string;
  versionId: string;
  condition: Condition;
}

/** How somebody takes part, as far as it is chosen. */
export interface Circumstances {
  /** The id of a category. */
  category: string | null;
  mode: string | null;
}

/** Whether there is anything on which it depends that a question is asked. */
export const isConditional = ({ condition }: Pick<Conditional, "condition">): boolean =>
  (condition.clauses ?? []).length > 0;

/**
 * The questions that are asked of somebody, in the order of the form. The page, the server, the API and imports all ask
 * here. What a question that is not asked was answered with counts for nothing, so that what depends on it is not asked
 * either.
 * @param questions all of the form, in its order
 * @param answers by field version, each as its kind writes it
 */
export function visibleQuestions<Question extends Conditional>(
  questions: readonly Question[],
  circumstances: Circumstances,
  answers: Readonly<Record<string, AnswerValue>>,
): Question[] {
  const known = new Map<string, readonly string[]>();
  return questions.filter(({ key, versionId, condition: { match, clauses = [] } }) => {
    const isSo = (clause: Clause) => holds(clause, known, circumstances);
    const asked = clauses.length === 0 || (match === "any" ? clauses.some(isSo) : clauses.every(isSo));
    const said = asked ? saidIn(answers[versionId]) : [];
    if (said.length > 0) known.set(key, said);
    return asked;
  });
}

/** What of an answer says something. */
export const saidIn = (value: AnswerValue | undefined): string[] =>
  [value ?? []].flat().filter((part) => part.trim() !== "");

/** Whether one clause is so, of what is known by the keys of questions. */
export function holds(
  clause: Clause,
  known: ReadonlyMap<string, readonly string[]>,
  { category, mode }: Circumstances,
): boolean {
  if (clause.about === "answer") {
    const said = known.get(clause.question);
    if (!said || clause.is === "answered") return said !== undefined;
    return said.some((value) => clause.values.includes(value)) === (clause.is === "one-of");
  }
  const chosen = clause.about === "category" ? category : mode;
  const values: readonly string[] = clause.values;
  return Boolean(chosen) && values.includes(chosen ?? "") === (clause.is === "one-of");
}
