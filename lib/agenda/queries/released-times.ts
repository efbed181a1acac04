import "server-only";
import type { Reader } from "@/lib/platform/db/client";

export interface ReleasedTime {
  ordinal: number;
  roomId: string | null;
  start: number;
  end: number;
}

/** When and where each session takes place in the current release, past every cache; null before the first release. */
export async function listReleasedTimes(
  reader: Reader,
  edition: { organisationId: string; editionId: string },
): Promise<{ version: string; times: Map<string, ReleasedTime[]> } | null> {
  const { organisationId, editionId } = edition;
  const release = await reader.release.findFirst({
    where: { organisationId, editionId },
    orderBy: { number: "desc" },
    select: {
      number: true,
      name: true,
      slots: {
        where: { kind: "session", cancelled: false },
        orderBy: { startsAt: "asc" },
        select: { sessionId: true, ordinal: true, roomId: true, startsAt: true, endsAt: true },
      },
    },
  });
  if (!release) return null;
  const times = new Map<string, ReleasedTime[]>();
  for (const { sessionId, ordinal, roomId, startsAt, endsAt } of release.slots) {
    if (!sessionId) continue;
    const slots = times.get(sessionId) ?? [];
    slots.push({ ordinal: ordinal ?? 1, roomId, start: startsAt.getTime(), end: endsAt.getTime() });
    times.set(sessionId, slots);
  }
  return { version: `${release.number} ${release.name}`, times };
}
