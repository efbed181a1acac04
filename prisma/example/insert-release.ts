import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/platform/db/client";
import type { ExampleIds } from "./insert-school";

/** Releases the draft as it stands: every session, slot, break and person. The database refuses an overlap. */
export async function insertRelease(
  tx: Transaction,
  { organisationId, editionId }: Pick<ExampleIds, "organisationId" | "editionId">,
  releasedAt: Date,
): Promise<void> {
  const where = { organisationId, editionId };
  const [sessions, slots] = await Promise.all([
    tx.session.findMany({ where, include: { people: true } }),
    tx.slot.findMany({ where, include: { room: { select: { shared: true } } } }),
  ]);
  const { id: releaseId } = await tx.release.create({
    data: { ...where, number: 1, name: "1", createdAt: releasedAt },
    select: { id: true },
  });
  const released = { organisationId, releaseId };
  await tx.releasedSession.createMany({
    data: sessions.map((session) => ({ ...released, sessionId: session.id })),
  });
  const copies = slots.map((slot) => ({
    ...released,
    id: randomUUID(),
    kind: slot.kind,
    sessionId: slot.sessionId,
    ordinal: slot.ordinal,
    roomId: slot.roomId,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    title: slot.title ?? {},
    note: slot.note ?? {},
    shared: slot.room?.shared ?? false,
    firstSeenAt: releasedAt,
    changedAt: releasedAt,
  }));
  await tx.releasedSlot.createMany({ data: copies });
  await tx.releasedPerson.createMany({
    data: sessions.flatMap((session) => {
      const held = copies.filter((copy) => copy.sessionId === session.id);
      // A session that is only listed has one row for each person, without times.
      const places = held.length > 0 ? held : [null];
      return session.people.flatMap(({ speakerId, role, order }) =>
        places.map((slot) => ({
          ...released,
          sessionId: session.id,
          speakerId,
          role,
          order,
          releasedSlotId: slot?.id ?? null,
          startsAt: slot?.startsAt ?? null,
          endsAt: slot?.endsAt ?? null,
        })),
      );
    }),
  });
}
