import { limitedOf, optionLeft } from "@/lib/forms/rules/option-places";
import { answerTexts } from "@/lib/forms/rules/tell-answer";
import type { IntakePlan, WrongCell } from "../schema/intake-plan";
import type { Cells } from "./cells";
import { chosenIn, type IntakeQuestion } from "./offer";

/**
 * The same plan without the newcomers who choose what is full already: their rows are wrong, as the form would refuse them.
 * Who finds it full because of the rows before keeps it as a wish; so does somebody registered whose answer changes.
 */
export function refuseFull(plan: IntakePlan, questions: readonly IntakeQuestion[], cells: Cells): IntakePlan {
  const full = limitedOf(questions).filter((option) => optionLeft(option) === 0);
  if (full.length === 0) return plan;
  const wrong: WrongCell[] = [];
  const arrivals = plan.arrivals.filter(({ line, answers }) => {
    const refused = questions.flatMap((question) => {
      const { key, versionId } = question;
      const chosen = answerTexts(answers[versionId]);
      const values = full.flatMap((option) =>
        option.versionId === versionId && chosen.includes(option.value) ? [option.value] : [],
      );
      if (values.length === 0) return [];
      const target = `answer.${key}` as const;
      // Those that have places left are not named.
      const words = chosenIn(question, cells.said(line, target)).filter(({ value }) =>
        values.includes(value),
      );
      return [cells.wrong(line, target, "full", words.map((one) => one.words).join(", "))];
    });
    wrong.push(...refused);
    return refused.length === 0;
  });
  const all = [...plan.wrong, ...wrong].sort((one, other) => one.line - other.line);
  return { ...plan, arrivals, wrong: all, wrongRows: new Set(all.map(({ line }) => line)).size };
}
