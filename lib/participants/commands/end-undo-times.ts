import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { fillPlaces, lockPlaces } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { fullness } from "@/lib/places/rules/places";
import { databaseClock, db } from "@/lib/platform/db/client";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { eraseSensitiveOf } from "@/lib/registration/commands/withdraw";
import { isEnded, isLive } from "@/lib/registration/rules/phases";
import { NO_UNDO, takesPlace } from "./undo-time";

/**
 * Ends the undo times that are over by the database's clock, also those that ended while nothing ran: places that were
 * kept go to the waiting list, and sensitive answers of whoever does not come are deleted. Each part of an edition is a
 * transaction of its own; done twice, or by two processes at once, it is done once.
 * @returns of how many registrations
 */
export async function endUndoTimes(): Promise<number> {
  const editions = await db().$queryRaw<EditionIds[]>`
    SELECT DISTINCT organisation_id AS "organisationId", edition_id AS "editionId" FROM registration
    WHERE undo_state IS NOT NULL AND undo_until <= clock_timestamp()`;
  let ended = 0;
  let failed: unknown;
  // One that can't be settled now keeps no other waiting.
  for (const edition of editions)
    try {
      ended += await endUndoTimesOf(edition);
    } catch (error) {
      failed ??= error;
    }
  if (failed) throw failed;
  return ended;
}

/** How many end in one transaction: an act on many ends as many at once, and whoever registers waits for each part alone. */
const MOST = 100;

/** The same of one edition, the first to end first, in parts. */
export async function endUndoTimesOf(edition: EditionIds): Promise<number> {
  for (let ended = 0; ; ) {
    const part = await placesTransaction(edition, (tx) => endIn(tx, edition));
    ended += part;
    if (part < MOST) return ended;
  }
}

async function endIn(tx: PlacesTransaction, edition: EditionIds): Promise<number> {
  const { organisationId, editionId } = edition;
  const before = await lockPlaces(tx, edition);
  const now = await databaseClock(tx);
  const over = await tx.registration.findMany({
    where: { organisationId, editionId, undoUntil: { lte: now } },
    orderBy: [{ undoUntil: "asc" }, { id: "asc" }],
    take: MOST,
    select: { id: true, state: true, verdict: true, undoState: true, undoVerdict: true },
  });
  if (over.length === 0) return 0;
  await tx.registration.updateMany({
    where: { organisationId, id: { in: over.map(({ id }) => id) } },
    data: NO_UNDO,
  });
  // Who was brought back is not who was cancelled any more.
  await tx.registration.updateMany({
    where: { organisationId, id: { in: over.flatMap(({ id, state }) => (isLive(state) ? [id] : [])) } },
    data: { reason: "", reasonLanguage: null },
  });
  const gone = over.flatMap(({ id, state }) => (isEnded(state) ? [id] : []));
  await eraseSensitiveOf(tx, organisationId, gone, now);
  // As without an undo time: only what frees a place serves the list, and somebody put on it by hand stays there.
  const freed = over.some((row) => takesPlace(row) && !takesPlace({ ...row, ...NO_UNDO, undoVerdict: null }));
  if (freed) await fillPlaces(tx, edition, { kind: "system" }, now);
  if (fullness(before) !== fullness(await lockPlaces(tx, edition)))
    await invalidateEdition(tx, edition, "listing");
  return over.length;
}
