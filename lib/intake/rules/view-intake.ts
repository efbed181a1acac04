import type { Shortened } from "@/lib/interchange/schema/plan-view";
import type { IntakePlan } from "../schema/intake-plan";
import type { IntakeView } from "../schema/intake-view";
import { doesNothing } from "./plan-intake";

/** Of each list so many are shown. */
const SHOWN = 100;

/** A plan without what only the import needs. */
export function viewIntake(plan: IntakePlan): IntakeView {
  const { rows, arrivals, changes, unchanged, wrongRows } = plan;
  return {
    counts: { rows, created: arrivals.length, changed: changes.length, unchanged, wrong: wrongRows },
    repeated: plan.repeated.length,
    ended: plan.ended.length,
    nothing: doesNothing(plan),
    wrong: shortened(plan.wrong),
    changes: shortened(
      changes.map(({ line, name, set, category, answers }) => ({
        line,
        name,
        what: [...Object.keys(set), ...(category ? ["category"] : [])],
        answers: Object.keys(answers).length > 0,
      })),
    ),
    arrivals: shortened(arrivals.map(({ line, applicant }) => ({ line, name: applicant.fullName }))),
  };
}

function shortened<Item>(all: readonly Item[]): Shortened<Item> {
  return { items: all.slice(0, SHOWN), more: Math.max(0, all.length - SHOWN) };
}
