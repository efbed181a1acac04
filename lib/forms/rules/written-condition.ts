import type { Clause, Condition } from "./visible";

/** The most lines of a condition. */
export const MOST_LINES = 20;

const LINE =
  /^(?:(is|not):([\w-]{1,60}):([\w-]{1,60})|answered:([\w-]{1,60})|(category|not-category):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|mode:(on_site|online))$/;

/**
 * Whether a line of the builder can be read: "is:bus:yes", "not:bus:yes", "answered:bus", "category:{id}",
 * "not-category:{id}", "mode:online".
 */
export const isLine = (line: string): boolean => LINE.test(line);

function clauseOf(line: string): Clause | null {
  const [, is, question, value, answered, category, id, mode] = LINE.exec(line) ?? [];
  if (answered) return { about: "answer", question: answered, is: "answered" };
  if (mode) return { about: "mode", is: "one-of", values: [mode as "on_site" | "online"] };
  if (category)
    return { about: "category", is: category === "category" ? "one-of" : "none-of", values: [id ?? ""] };
  if (!question || !value) return null;
  return { about: "answer", question, is: is === "is" ? "one-of" : "none-of", values: [value] };
}

/** What two clauses share that say the same of the same thing. */
const sameThing = ({ about, is, ...rest }: Clause) =>
  [about, is, "question" in rest ? rest.question : ""].join(" ");

/**
 * The condition that lines of the builder mean: lines about the same thing are alternatives, whatever `match` says of
 * things that differ. "Category is A", "category is B" is one or the other, since nobody is in both.
 */
export function conditionOf(match: "all" | "any", lines: readonly string[]): Condition {
  const merged = new Map<string, Clause>();
  for (const clause of lines.flatMap((line) => clauseOf(line) ?? [])) {
    const before = merged.get(sameThing(clause));
    if (!before || !("values" in before) || !("values" in clause)) merged.set(sameThing(clause), clause);
    else {
      const values = [...new Set([...before.values, ...clause.values])];
      merged.set(sameThing(clause), { ...before, values } as Clause);
    }
  }
  return merged.size === 0 ? {} : { match, clauses: [...merged.values()] };
}

/** The way back: a line for each value. */
export function linesOf({ clauses = [] }: Condition): string[] {
  return clauses.flatMap((clause) => {
    if (clause.about === "mode") return clause.values.map((mode) => `mode:${mode}`);
    if (clause.about === "category")
      return clause.values.map((id) => `${clause.is === "one-of" ? "category" : "not-category"}:${id}`);
    if (clause.is === "answered") return [`answered:${clause.question}`];
    return clause.values.map(
      (value) => `${clause.is === "one-of" ? "is" : "not"}:${clause.question}:${value}`,
    );
  });
}
