import "server-only";
import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/platform/db/client";
import { insertMany } from "@/lib/platform/db/insert-many";
import { groupBy } from "@/lib/platform/group-by";
import { ALL_NUMBERS, apartKey, apartSets } from "@/lib/programme/rules/apart";
import type { JudgedOverlap } from "@/lib/programme/rules/overlaps";
import type { ReleasePlan, ReleaseSlot } from "../rules/release";

const SESSION_COLUMNS = {
  organisation_id: "uuid",
  release_id: "uuid",
  session_id: "uuid",
  cancelled: "boolean",
};
/** Prisma knows no multiranges. */
const SLOT_COLUMNS = {
  organisation_id: "uuid",
  release_id: "uuid",
  id: "uuid",
  kind: '"SlotKind"',
  session_id: "uuid",
  ordinal: "int",
  room_id: "uuid",
  starts_at: "timestamptz",
  ends_at: "timestamptz",
  title: "jsonb",
  note: "jsonb",
  cancelled: "boolean",
  shared: "boolean",
  sequence: "int",
  first_seen_at: "timestamptz",
  changed_at: "timestamptz",
  apart: "int4multirange",
};
const PERSON_COLUMNS = {
  organisation_id: "uuid",
  release_id: "uuid",
  id: "uuid",
  session_id: "uuid",
  released_slot_id: "uuid",
  speaker_id: "uuid",
  role: '"SessionRole"',
  order: "int",
  cancelled: "boolean",
  starts_at: "timestamptz",
  ends_at: "timestamptz",
  apart: "int4multirange",
};
const OVERLAP_COLUMNS = {
  organisation_id: "uuid",
  release_id: "uuid",
  id: "uuid",
  kind: '"OverlapKind"',
  first_id: "uuid",
  second_id: "uuid",
  room_id: "uuid",
  speaker_id: "uuid",
  starts_at: "timestamptz",
  ends_at: "timestamptz",
  why: "text",
  accepted_by_id: "uuid",
  accepted_at: "timestamptz",
};

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
  const base = { organisation_id: organisationId, release_id: releaseId };
  const sets = apartSets(overlaps);
  const apart = (who: string | null, slot: ReleaseSlot) =>
    (who && slot.slotId && !slot.cancelled && sets.get(apartKey(who, slot.slotId))) || ALL_NUMBERS;
  const slots = plan.slots.map((slot) => ({ id: randomUUID(), slot }));
  const bySession = groupBy(slots, ({ slot }) => slot.sessionId);
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
  await insertMany(
    tx,
    "released_session",
    SESSION_COLUMNS,
    plan.sessions.map(({ id, cancelled }) => ({ ...base, session_id: id, cancelled })),
  );
  await insertMany(
    tx,
    "released_slot",
    SLOT_COLUMNS,
    slots.map(({ id, slot }) => ({ ...base, ...slotColumns(id, slot), apart: apart(slot.roomId, slot) })),
  );
  await insertMany(
    tx,
    "released_person",
    PERSON_COLUMNS,
    people.map((person) => ({ ...base, ...person })),
  );
  const released = new Map(slots.map(({ id, slot }) => [slot.slotId, id]));
  await insertMany(
    tx,
    "released_overlap",
    OVERLAP_COLUMNS,
    overlaps.flatMap((overlap) => releasedOverlap(overlap, released)).map((row) => ({ ...base, ...row })),
  );
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

/** The record of an accepted overlap, with the released slots in place of the draft's. */
function releasedOverlap(
  { kind, slotIds, who, start, end, acceptance }: JudgedOverlap,
  released: ReadonlyMap<string | null, string>,
) {
  const [firstId, secondId] = slotIds.map((id) => released.get(id));
  if (!acceptance || !firstId || !secondId) return [];
  return [
    {
      id: randomUUID(),
      kind,
      first_id: firstId,
      second_id: secondId,
      room_id: kind === "room" ? who : null,
      speaker_id: kind === "person" ? who : null,
      starts_at: new Date(start),
      ends_at: new Date(end),
      why: acceptance.why,
      accepted_by_id: acceptance.acceptedById,
      accepted_at: acceptance.acceptedAt,
    },
  ];
}
