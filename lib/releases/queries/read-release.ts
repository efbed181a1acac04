import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import type { ReleasePerson } from "@/lib/programme/rules/draft";
import type { ReleaseContent } from "../rules/release";

/** What a release holds, as the next one compares itself with. */
export async function readRelease(
  reader: Reader,
  organisationId: string,
  releaseId: string,
): Promise<ReleaseContent> {
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
  const bySession = new Map<string, ReleasePerson[]>();
  for (const { sessionId, ...person } of people)
    bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), person]);
  return {
    sessions: sessions.map((session) => ({
      id: session.sessionId,
      cancelled: session.cancelled,
      people: bySession.get(session.sessionId) ?? [],
    })),
    slots: slots.map((slot) => ({
      ...slot,
      slotId: null,
      title: slot.title as object,
      note: slot.note as object,
    })),
  };
}
