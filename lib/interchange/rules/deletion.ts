import type { ImportPlan } from "../schema/import-plan";

/** From this many on, more than half of what was imported is most of it. */
const MANY = 5;

/**
 * How many sessions a plan deletes, when that is all or most of what was imported: then it is asked for by this number.
 * Null: nothing is deleted, or few. A file of another meeting, or one that was hardly understood, looks just like this.
 */
export function largeDeletion(plan: Pick<ImportPlan, "deleteGone" | "gone" | "imported">): number | null {
  if (!plan.deleteGone || plan.gone.length === 0) return null;
  const deleted = plan.gone.length;
  const most = deleted === plan.imported || (deleted >= MANY && deleted * 2 > plan.imported);
  return most ? deleted : null;
}
