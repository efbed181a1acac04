import "server-only";
import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/platform/db/client";
import { ALL_NUMBERS, apartKey, apartSets } from "@/lib/programme/rules/apart";
import type { JudgedOverlap } from "@/lib/programme/rules/overlaps";
import type { ReleasePlan, ReleaseSlot } from "../rules/release";

const ROWS_A_STATEMENT = 1_000;

/**
 * Writes sessions, slots, people and accepted overlaps of a release in a few statements. @param overlaps those of the
 * draft, as judged: rows of accepted ones are told apart for the exclusion constraints, the others are not.
 */
export async function writeContent(
  tx: Transaction,
  organisationId: string,
  releaseId: string,
  plan: Pick<ReleasePlan, "sessions" | "slots">,
  overlaps: readonly JudgedOverlap[],
): Promise<void> {
  const base = { organisationId, releaseId };
  const sets = apartSets(overlaps);
  const apart = (who: string | null, slot: ReleaseSlot) =>
    (who && slot.slotId && !slot.cancelled && sets.get(apartKey(who, slot.slotId))) || ALL_NUMBERS;
  const slots = plan.slots.map((slot) => ({ id: randomUUID(), slot }));
  const bySession = new Map<string | null, typeof slots>();
  for (const row of slots)
    bySession.set(row.slot.sessionId, [...(bySession.get(row.slot.sessionId) ?? []), row]);
  const people = plan.sessions.flatMap((session) => {
    const here = bySession.get(session.id) ?? [];
    const listed = !here.some(({ slot }) => !slot.cancelled);
    return session.people.flatMap((person) => [
      ...here.map(({ id, slot }) => ({
        ...personColumns(session.id, person),
        released_slot_id: id,
        cancelled: slot.cancelled,
        starts_at: slot.startsAt,
        ends_at: slot.endsAt,
        apart: apart(person.speakerId, slot),
      })),
      ...(listed
        ? [
            {
              ...personColumns(session.id, person),
              released_slot_id: null,
              cancelled: session.cancelled,
              starts_at: null,
              ends_at: null,
              apart: ALL_NUMBERS,
            },
          ]
        : []),
    ]);
  });
  for (const rows of chunks(plan.sessions))
    await tx.releasedSession.createMany({
      data: rows.map((session) => ({ ...base, sessionId: session.id, cancelled: session.cancelled })),
    });
  for (const rows of chunks(slots))
    await insertSlots(
      tx,
      base,
      rows.map(({ id, slot }) => ({ ...slotColumns(id, slot), apart: apart(slot.roomId, slot) })),
    );
  for (const rows of chunks(people)) await insertPeople(tx, base, rows);
  const released = new Map(slots.map(({ id, slot }) => [slot.slotId, id]));
  for (const rows of chunks(overlaps.flatMap((overlap) => releasedOverlap(overlap, released))))
    await tx.releasedOverlap.createMany({ data: rows.map((row) => ({ ...base, ...row })) });
}

function slotColumns(id: string, slot: ReleaseSlot) {
  const { kind, ordinal, title, note, cancelled, shared, sequence } = slot;
  return {
    ...{ id, kind, ordinal, title, note, cancelled, shared, sequence },
    session_id: slot.sessionId,
    room_id: slot.roomId,
    starts_at: slot.startsAt,
    ends_at: slot.endsAt,
    first_seen_at: slot.firstSeenAt,
    changed_at: slot.changedAt,
  };
}

function personColumns(sessionId: string, person: ReleasePlan["sessions"][number]["people"][number]) {
  const { speakerId, role, order } = person;
  return { id: randomUUID(), session_id: sessionId, speaker_id: speakerId, role, order };
}

type Base = { organisationId: string; releaseId: string };

/** Prisma knows no multiranges, so the rows travel as JSON. */
async function insertSlots(tx: Transaction, base: Base, rows: readonly object[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO released_slot (organisation_id, release_id, id, kind, session_id, ordinal, room_id, starts_at, ends_at,
      title, note, cancelled, shared, sequence, first_seen_at, changed_at, apart)
    SELECT ${base.organisationId}::uuid, ${base.releaseId}::uuid, id, kind, session_id, ordinal, room_id, starts_at, ends_at,
      title, note, cancelled, shared, sequence, first_seen_at, changed_at, apart
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (id uuid, kind "SlotKind", session_id uuid,
      ordinal int, room_id uuid, starts_at timestamptz, ends_at timestamptz, title jsonb, note jsonb, cancelled boolean,
      shared boolean, sequence int, first_seen_at timestamptz, changed_at timestamptz, apart int4multirange)`;
}

async function insertPeople(tx: Transaction, base: Base, rows: readonly object[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO released_person (organisation_id, release_id, id, session_id, released_slot_id, speaker_id, role, "order",
      cancelled, starts_at, ends_at, apart)
    SELECT ${base.organisationId}::uuid, ${base.releaseId}::uuid, id, session_id, released_slot_id, speaker_id, role, "order",
      cancelled, starts_at, ends_at, apart
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (id uuid, session_id uuid, released_slot_id uuid,
      speaker_id uuid, role "SessionRole", "order" int, cancelled boolean, starts_at timestamptz, ends_at timestamptz,
      apart int4multirange)`;
}

/** The record of an accepted overlap, with the released slots in place of the draft's. */
function releasedOverlap(
  { kind, slotIds, who, start, end, acceptance }: JudgedOverlap,
  released: ReadonlyMap<string | null, string>,
) {
  const [firstId, secondId] = slotIds.map((id) => released.get(id));
  if (!acceptance || !firstId || !secondId) return [];
  return [
    {
      kind,
      firstId,
      secondId,
      roomId: kind === "room" ? who : null,
      speakerId: kind === "person" ? who : null,
      startsAt: new Date(start),
      endsAt: new Date(end),
      why: acceptance.why,
      acceptedById: acceptance.acceptedById,
      acceptedAt: acceptance.acceptedAt,
    },
  ];
}

function chunks<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * ROWS_A_STATEMENT, (index + 1) * ROWS_A_STATEMENT),
  );
}
