import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { putOffMessages } from "@/lib/outbox/commands/put-off-messages";
import { databaseClock, type Transaction } from "@/lib/platform/db/client";
import { Prisma } from "@/prisma/generated/client";
import type { Decided } from "./tell-decision";

export { takesPlace } from "@/lib/places/rules/takes-place";

/** Nothing of it can be undone. */
export const NO_UNDO = {
  undoUntil: null,
  undoState: null,
  undoSince: null,
  undoVerdict: Prisma.DbNull,
} as const;

/** For how many seconds decisions of an edition can be undone; 0: they are done at once. */
export async function readUndoSeconds(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
): Promise<number> {
  const edition = await tx.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: { undoSeconds: true },
  });
  return edition.undoSeconds;
}

/** The columns that keep what an undo brings back; the time itself begins when the last of an act is done (`beginUndoTime`). */
export function keptForUndo(
  row: Pick<Decided, "state" | "stateSince" | "verdict" | "verdictAt" | "verdictWords">,
  seconds: number,
  now: Date,
) {
  if (seconds === 0) return NO_UNDO;
  const { state, stateSince, verdict, verdictAt: at, verdictWords: words } = row;
  return {
    undoUntil: after(now, seconds),
    undoState: state,
    undoSince: stateSince,
    undoVerdict: verdict && at ? { verdict, at: at.toISOString(), words } : Prisma.DbNull,
  };
}

/**
 * Begins the undo time of decisions that were just made, by the database's clock: they can be undone, their places are
 * kept, and whatever waits to tell these people how they stand waits until then.
 */
export async function beginUndoTime(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
  registrations: readonly string[],
  seconds: number,
): Promise<void> {
  if (seconds === 0 || registrations.length === 0) return;
  const until = after(await databaseClock(tx), seconds);
  await tx.registration.updateMany({
    // Somebody may have withdrawn, or was brought back, where this is a step of its own.
    where: { organisationId, editionId, id: { in: [...registrations] }, undoState: { not: null } },
    data: { undoUntil: until },
  });
  await putOffMessages(tx, { organisationId, registrations, until });
}

/** A decision took so long, in ms, that its undo time would be noticeably shorter: then it begins when it is done. */
const NOTICED_MS = 500;

/**
 * Lets what was decided at `now`, and written down with an undo time from then on, be told when that is over. Where deciding has
 * taken long, the undo time begins now instead.
 */
export async function waitForUndoOf(
  tx: Transaction,
  edition: EditionIds,
  registrations: readonly string[],
  seconds: number,
  now: Date,
): Promise<void> {
  if (seconds === 0 || registrations.length === 0) return;
  if ((await databaseClock(tx)).getTime() - now.getTime() > NOTICED_MS)
    return beginUndoTime(tx, edition, registrations, seconds);
  const { organisationId } = edition;
  await putOffMessages(tx, { organisationId, registrations, until: after(now, seconds) });
}

/** Begins the undo time of those anew whose time would soon be over, while an act on many goes on or is undone. */
export async function holdUndoTime(
  tx: Transaction,
  edition: EditionIds,
  registrations: readonly string[],
  seconds: number,
): Promise<void> {
  if (seconds === 0 || registrations.length === 0) return;
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT id::text AS id FROM registration
    WHERE organisation_id = ${edition.organisationId}::uuid AND id = ANY(${[...registrations]}::uuid[])
      AND undo_state IS NOT NULL AND undo_until > clock_timestamp()
      AND undo_until < clock_timestamp() + make_interval(secs => ${seconds / 2})`;
  const soon = rows.map(({ id }) => id);
  await beginUndoTime(tx, edition, soon, seconds);
}

/**
 * Lets what an organiser has just had written to somebody wait for the undo time of a decision about them: it tells how they
 * stand, by a ticket too, and that may still be undone.
 */
export async function waitForUndo(
  tx: Transaction,
  {
    organisationId,
    id,
    undoState,
    undoUntil,
  }: Pick<Decided, "id" | "undoState" | "undoUntil"> & {
    organisationId: string;
  },
): Promise<void> {
  if (undoState === null || undoUntil === null) return;
  await putOffMessages(tx, { organisationId, registrations: [id], until: undoUntil });
}

const after = (moment: Date, seconds: number) => new Date(moment.getTime() + seconds * 1000);
