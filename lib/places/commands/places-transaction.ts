import "server-only";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { Queues } from "@/lib/platform/db/semaphore";

declare const queued: unique symbol;
/** A transaction whose turn at the places of one edition it is. Only this process knows: others are kept out by `lockPlaces`. */
export type PlacesTransaction = Transaction & { readonly [queued]: true };

/** Milliseconds that somebody waits for their turn and for locks of other processes, together. */
const PATIENCE_MS = 45_000;
/** How many may wait for one edition; whoever comes then is told when to come again. */
const MOST_WAITING = 2_000;

/** Milliseconds that writing thousands of rows may take on a busy machine. */
const LONG_MS = 60_000;

/** On the process and not in the module: the built site has a copy of it for each kind of address. */
const shared = globalThis as { convivioPlaceQueues?: Queues };

/**
 * Runs what decides about places of an edition: one after the other, in the order of coming. A rush waits here, in memory,
 * and not in the database, where it would take every connection and be refused after seconds. Whoever waited in vain for a
 * lock that another process holds tries again until the patience ends.
 * @throws AppError("unavailable") when it ended, when too many wait, or when the database is away
 */
export function placesTransaction<Value>(
  { editionId }: { editionId: string },
  work: (tx: PlacesTransaction) => Promise<Value>,
  limit?: number,
): Promise<Value> {
  const until = performance.now() + PATIENCE_MS;
  shared.convivioPlaceQueues ??= new Queues(PATIENCE_MS, MOST_WAITING);
  return shared.convivioPlaceQueues.pass(editionId, () =>
    transaction((tx) => work(tx as PlacesTransaction), until, limit),
  );
}

/**
 * The same for what writes thousands of rows. At first it has no turn and keeps nobody waiting: it writes all it can beside
 * the others, and locks the quotas at its end, where it has to see whether what it assumed of places still holds.
 * @param work throws `Overtaken` where it does not; then it is done once more, in its turn and with the lock first
 */
export async function longPlacesTransaction<Value>(
  edition: { editionId: string },
  work: (tx: PlacesTransaction, locks: "first" | "last") => Promise<Value>,
): Promise<Value> {
  try {
    const until = performance.now() + PATIENCE_MS;
    return await transaction((tx) => work(tx as PlacesTransaction, "last"), until, LONG_MS);
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    return placesTransaction(edition, (tx) => work(tx, "first"), LONG_MS);
  }
}

/** Places were given or taken while somebody wrote without the lock: nothing of that stays. */
export class Overtaken extends Error {}
