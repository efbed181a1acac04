import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import type { Acceptance } from "../rules/overlaps";

/** The overlaps of an edition that an organiser accepts now, as the rules see them; of one slot when it is named. */
export async function readAcceptances(
  reader: Reader,
  { organisationId, editionId }: { organisationId: string; editionId: string },
  slotId?: string,
): Promise<Acceptance[]> {
  const rows = await reader.acceptedOverlap.findMany({
    where: {
      organisationId,
      editionId,
      withdrawnAt: null,
      ...(slotId ? { OR: [{ firstSlotId: slotId }, { secondSlotId: slotId }] } : {}),
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    slotIds: [row.firstSlotId, row.secondSlotId],
    who: row.roomId ?? row.speakerId ?? "",
    start: row.startsAt.getTime(),
    end: row.endsAt.getTime(),
    why: row.why,
    acceptedById: row.acceptedById,
    acceptedAt: row.acceptedAt,
  }));
}
