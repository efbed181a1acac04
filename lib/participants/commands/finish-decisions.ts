import "server-only";
import type { Principal } from "@/lib/access/policy";
import { fillPlaces } from "@/lib/places/commands/fill-places";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { settleOptions } from "@/lib/places/commands/settle-options";
import { countQuotas } from "@/lib/places/queries/count-places";
import { fullness, type QuotaCount } from "@/lib/places/rules/places";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { waitForUndoOf } from "./undo-time";

interface DecisionScope {
  organisationId: string;
  editionId: string;
  actor: Principal;
}

/** What was decided in a transaction. */
interface Made {
  /** About whom, each written down already. */
  made: readonly string[];
  /** Who of them has a place since. */
  entered: readonly string[];
  /** Whether a place is the list's now. */
  freed: boolean;
  undoSeconds: number;
}

/**
 * What follows from decisions, once the last of them is written down: what is free of the options that those chose who came
 * in, the list where a place became free, the public pages where one is full since or no longer, and the undo time of all.
 * @param before the quotas as they were before the first of them, locked since
 * @returns how many of the list came in
 */
export async function finishDecisions(
  tx: PlacesTransaction,
  scope: DecisionScope,
  before: readonly QuotaCount[],
  { made, entered, freed, undoSeconds }: Made,
  now: Date,
): Promise<number> {
  const letIn = freed ? await fillPlaces(tx, scope, scope.actor, now, entered) : [];
  if (!freed && entered.length > 0) await settleOptions(tx, scope, scope.actor, { registrations: entered });
  if (fullness(before) !== fullness(await countQuotas(tx, scope)))
    await invalidateEdition(tx, scope, "listing");
  await waitForUndoOf(tx, scope, made, undoSeconds, now);
  return letIn.length;
}
