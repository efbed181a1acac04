import type { Shortened } from "@/lib/interchange/schema/plan-view";
import type { IntakePlan } from "../schema/intake-plan";
import type { IntakeView } from "../schema/intake-view";
import { doesNothing, type Others } from "./plan-intake";

/** Of each list so many are shown … */
const SHOWN = 100;
/** … and of those about whom there is something to say, one by one. */
const ASKED = 200;
/** Of those who may be one row's so many are named. */
const NAMED = 3;

/**
 * A plan without what only the import needs.
 * @param others who was said to be another person than whoever may be on the list
 */
export function viewIntake(plan: IntakePlan, others: Others = new Set()): IntakeView {
  const { rows, changes, unchanged, wrongRows } = plan;
  const isAsked = ({ line, perhaps }: IntakePlan["arrivals"][number]) =>
    perhaps.length > 0 && others !== "all" && !others.has(line);
  const arrivals = plan.arrivals.filter((row) => !isAsked(row));
  return {
    counts: { rows, created: arrivals.length, changed: changes.length, unchanged, wrong: wrongRows },
    answered: {
      created: arrivals.filter(({ answered }) => answered).length,
      perhaps: plan.arrivals.filter((row) => row.answered && isAsked(row)).length,
    },
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
    perhaps: shortened(
      plan.arrivals.filter(isAsked).map(({ line, applicant: { fullName, email }, perhaps }) => ({
        ...{ line, name: fullName, email },
        listed: perhaps.slice(0, NAMED),
      })),
      ASKED,
    ),
    arrivals: shortened(arrivals.map(({ line, applicant }) => ({ line, name: applicant.fullName }))),
  };
}

function shortened<Item>(all: readonly Item[], most = SHOWN): Shortened<Item> {
  return { items: all.slice(0, most), more: Math.max(0, all.length - most) };
}
