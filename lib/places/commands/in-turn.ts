import "server-only";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { lockQuotas } from "./fill-places";
import { type PlacesTransaction, placesTransaction } from "./places-transaction";

/** Thrown where places turn out to be at stake, so that all is done once more in its turn. */
export class NeedsTurn extends Error {}

/**
 * Runs what seldom decides about places: beside the others, and only where that is not enough in its turn, with the quotas
 * locked.
 * @param work throws `NeedsTurn` where it has no turn and needs one
 */
export async function inTurnIfNeeded<Value>(
  edition: { organisationId: string; editionId: string },
  work: (tx: Transaction, turn: PlacesTransaction | null) => Promise<Value>,
): Promise<Value> {
  try {
    return await transaction((tx) => work(tx, null));
  } catch (error) {
    if (!(error instanceof NeedsTurn)) throw error;
  }
  return placesTransaction(edition, async (tx) => {
    await lockQuotas(tx, edition);
    return work(tx, tx);
  });
}
