import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { groupBy } from "@/lib/platform/group-by";
import type { ReleaseContent } from "../rules/release";

/** What a release holds, as the next one compares itself with. */
export async function readRelease(
  reader: Reader,
  organisationId: string,
  releaseId: string,
): Promise<ReleaseContent & { slots: ReadonlyArray<ReleaseContent["slots"][number] & { id: string }> }> {
  const where = { organisationId, releaseId };
  const [sessions, slots, people] = await Promise.all([
    reader.releasedSession.findMany({ where, select: { sessionId: true, cancelled: true } }),
    reader.releasedSlot.findMany({ where, orderBy: { startsAt: "asc" } }),
    reader.releasedPerson.findMany({
      where,
      orderBy: { order: "asc" },
      distinct: ["sessionId", "speakerId", "role"],
      select: { sessionId: true, speakerId: true, role: true, order: true },
    }),
  ]);
  const bySession = groupBy(people, (person) => person.sessionId);
  return {
    sessions: sessions.map((session) => ({
      id: session.sessionId,
      cancelled: session.cancelled,
      people: (bySession.get(session.sessionId) ?? []).map(({ sessionId: _, ...person }) => person),
    })),
    slots: slots.map((slot) => ({
      ...slot,
      slotId: null,
      title: slot.title as object,
      note: slot.note as object,
    })),
  };
}
