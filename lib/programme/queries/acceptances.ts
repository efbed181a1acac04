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

/** What the logins with these ids are called; who has gone is left out. */
export async function namesOfLogins(
  reader: Reader,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const logins = await reader.login.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, emails: { take: 1, select: { email: true } } },
  });
  return new Map(logins.map((login) => [login.id, login.name || (login.emails[0]?.email ?? "")]));
}
