import { fullChoices, limitedOf } from "@/lib/forms/rules/option-places";
import type { IntakePlan, TableColumn, WrongCell } from "../schema/intake-plan";
import type { IntakeQuestion } from "./offer";

/** Characters of an answer that a report shows. */
const SHOWN = 60;

/**
 * The same plan without the newcomers who choose what is full already: their rows are wrong, as the form would refuse them.
 * Who finds it full because of the rows before keeps it as a wish; so does somebody registered whose answer changes.
 */
export function refuseFull(
  plan: IntakePlan,
  questions: readonly IntakeQuestion[],
  columns: readonly TableColumn[],
): IntakePlan {
  const limited = limitedOf(questions);
  if (limited.length === 0) return plan;
  const cellOf = new Map(
    questions.map(({ key, versionId }) => [
      `answers.${versionId}`,
      { versionId, column: columns.find(({ target }) => target === `answer.${key}`) },
    ]),
  );
  const wrong: WrongCell[] = [];
  const arrivals = plan.arrivals.filter(({ line, answers }) => {
    const full = Object.keys(fullChoices(answers, limited));
    for (const field of full) {
      const { versionId = "", column } = cellOf.get(field) ?? {};
      const { letter = "", heading = "" } = column ?? {};
      const value = [answers[versionId] ?? ""].flat().join(", ").slice(0, SHOWN);
      wrong.push({ line, letter, heading, code: "full", value });
    }
    return full.length === 0;
  });
  const all = [...plan.wrong, ...wrong].sort((one, other) => one.line - other.line);
  return { ...plan, arrivals, wrong: all, wrongRows: new Set(all.map(({ line }) => line)).size };
}
