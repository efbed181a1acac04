import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { type Reader, reading } from "@/lib/platform/db/client";
import { samePlace } from "../rules/arrange";
import type { StoredChange } from "../rules/stored-change";

interface Arranged {
  /** How many slots the act moved or made. */
  done: number;
  /** Those that are as it left them. */
  untouched: StoredChange[];
}

/** What an act on several cards did and is still as it left it; null for an act that is none of this edition. */
export async function findArranged(ids: EditionIds, batch: string): Promise<Arranged | null> {
  return reading((db) => readArranged(db, ids, batch));
}

/** The same within a transaction. */
export async function readArranged(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
  batch: string,
): Promise<Arranged | null> {
  const entry = await reader.auditEntry.findFirst({
    where: { id: batch, organisationId, editionId, act: "arrange-slots" },
    select: { values: { where: { field: "changes" }, select: { after: true } } },
  });
  if (!entry) return null;
  const stored = entry.values[0]?.after;
  const changes = Array.isArray(stored) ? (stored as unknown as StoredChange[]) : [];
  const rows = await reader.slot.findMany({
    where: { organisationId, editionId, id: { in: changes.map(({ slotId }) => slotId) } },
    select: { id: true, version: true, roomId: true, startsAt: true, endsAt: true },
  });
  const now = new Map(rows.map((row) => [row.id, row]));
  const untouched = changes.filter(({ slotId, version, after }) => {
    const row = now.get(slotId);
    if (!row || row.version !== version) return false;
    return samePlace(after, { roomId: row.roomId, start: row.startsAt.getTime(), end: row.endsAt.getTime() });
  });
  return { done: changes.length, untouched };
}
