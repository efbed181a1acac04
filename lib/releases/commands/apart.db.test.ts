import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { db, type Transaction, transaction } from "@/lib/platform/db/client";
import type { SlotFacts } from "@/lib/programme/rules/overlaps";
import { type Acceptance, judgeOverlaps, type Overlap } from "@/lib/programme/rules/overlaps";
import { makeRoom, makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import type { ReleaseSlot } from "../rules/release";
import { writeContent } from "./write-release";

const MINUTE = 60_000;
const BEGIN = Date.parse("2027-10-08T07:00:00Z");

/** Undoes what a case wrote, so that hundreds of cases leave nothing. */
class Undo extends Error {}
async function within(work: (tx: Transaction) => Promise<void>): Promise<void> {
  await transaction(async (tx) => {
    await work(tx);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
}

async function makeWorld() {
  const { edition } = await makeOpenEdition({ dates: ["2027-10-08"], languages: ["en"] });
  const rooms = [await makeRoom(edition), await makeRoom(edition)];
  const people = [await makeSpeaker(edition), await makeSpeaker(edition)];
  const sessions = [];
  for (let count = 0; count < 6; count += 1) sessions.push(await makeSession(edition));
  return { edition, rooms, people, sessions };
}

type World = Awaited<ReturnType<typeof makeWorld>>;
interface Row {
  start: number;
  length: number;
  room: number;
  people: number[];
  session: number;
}

/** A case in the words of the rules: some slots, two of them perhaps of one session, and which overlaps are accepted. */
const anyCase = fc.record({
  rows: fc.array(
    fc.record({
      start: fc.integer({ min: 0, max: 8 }),
      length: fc.integer({ min: 0, max: 6 }),
      room: fc.integer({ min: 0, max: 1 }),
      people: fc.subarray([0, 1]),
      session: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 2, maxLength: 6 },
  ),
  coins: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
});

function caseOf(world: World, { rows, coins }: { rows: Row[]; coins: boolean[] }) {
  const placed = rows.map(
    (row): SlotFacts => ({
      id: randomUUID(),
      kind: "session",
      sessionId: world.sessions[row.session]?.id ?? "",
      roomId: world.rooms[row.room]?.id ?? "",
      start: BEGIN + row.start * MINUTE,
      end: BEGIN + (row.start + row.length) * MINUTE,
      people: row.people.map((index) => world.people[index]?.id ?? ""),
    }),
  );
  const acceptances = judgeOverlaps(placed, [], []).flatMap((overlap, index): Acceptance[] =>
    coins[index]
      ? [{ ...overlap, id: randomUUID(), why: "so", acceptedById: null, acceptedAt: new Date(BEGIN) }]
      : [],
  );
  return { placed, acceptances, judged: judgeOverlaps(placed, [], acceptances) };
}

/** The truth, told apart from the rules: do these two meet in a room or a person, and did nobody accept that? */
function finding(
  kind: Overlap["kind"],
  who: string,
  one: SlotFacts,
  other: SlotFacts,
  acceptances: readonly Acceptance[],
): boolean {
  const meet = Math.min(one.end, other.end) > Math.max(one.start, other.start);
  if (!meet || (kind === "person" && one.sessionId === other.sessionId)) return false;
  return !acceptances.some(
    (given) =>
      given.kind === kind &&
      given.who === who &&
      given.slotIds.includes(one.id) &&
      given.slotIds.includes(other.id),
  );
}

test("the database refuses exactly the pairs that meet and are not accepted, and every row written by hand", async () => {
  const world = await makeWorld();
  const { organisationId } = world.edition;
  await fc.assert(
    fc.asyncProperty(anyCase, async (given) => {
      const { placed, acceptances, judged } = caseOf(world, given);
      await within(async (tx) => {
        const made = await written(tx, world, placed, judged);
        for (const [index, one] of placed.entries())
          for (const other of placed.slice(index + 1)) {
            if (one.roomId === other.roomId) {
              const room = one.roomId ?? "";
              const kept = await keptSlots(tx, organisationId, made, [one.id, other.id], null);
              expect(kept).toBe(finding("room", room, one, other, acceptances) ? 1 : 2);
              // The second written by hand: nothing was accepted for it.
              const byHand = await keptSlots(tx, organisationId, made, [one.id], other.id);
              expect(byHand).toBe(finding("room", room, one, other, []) ? 1 : 2);
            }
            for (const who of one.people.filter((person) => other.people.includes(person))) {
              const kept = await keptPeople(tx, organisationId, made, who, [one.id, other.id], null);
              expect(kept).toBe(finding("person", who, one, other, acceptances) ? 1 : 2);
              const byHand = await keptPeople(tx, organisationId, made, who, [one.id], other.id);
              expect(byHand).toBe(finding("person", who, one, other, []) ? 1 : 2);
            }
          }
      });
    }),
    { numRuns: 12 },
  );
}, 120_000);

test("no row can be freed from the constraint by an empty set", async () => {
  await makeWorld();
  const empty = db().$executeRaw`
    INSERT INTO released_slot (organisation_id, release_id, id, kind, starts_at, ends_at, apart)
    VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'break', now(), now(), '{}')`;
  await expect(empty).rejects.toThrow(/released_slot_apart/);
});

/**
 * What `writeContent` writes, one release for each slot so that nothing conflicts yet: draft slot id → released slot.
 */
async function written(
  tx: Transaction,
  { edition }: World,
  placed: readonly SlotFacts[],
  judged: ReturnType<typeof judgeOverlaps>,
): Promise<Map<string, string>> {
  const { organisationId, id: editionId } = edition;
  const made = new Map<string, string>();
  for (const slot of placed) {
    const { id: releaseId } = await tx.release.create({
      data: { organisationId, editionId, number: made.size + 1, name: "one" },
    });
    const released: ReleaseSlot = {
      slotId: slot.id,
      kind: "session",
      sessionId: slot.sessionId,
      ordinal: 1,
      roomId: slot.roomId,
      startsAt: new Date(slot.start),
      endsAt: new Date(slot.end),
      title: {},
      note: {},
      shared: false,
      cancelled: false,
      sequence: 0,
      firstSeenAt: new Date(BEGIN),
      changedAt: new Date(BEGIN),
    };
    const people = slot.people.map((speakerId, order) => ({ speakerId, role: "speaker" as const, order }));
    const sessions = [{ id: slot.sessionId ?? "", cancelled: false, people }];
    await writeContent(tx, organisationId, releaseId, { sessions, slots: [released] }, judged);
    const row = await tx.releasedSlot.findFirstOrThrow({ where: { releaseId }, select: { id: true } });
    made.set(slot.id, row.id);
  }
  return made;
}

/** Copies rows into a new release, the first ones with their sets, the last by hand; how many does the database keep? */
async function keptSlots(
  tx: Transaction,
  organisationId: string,
  made: ReadonlyMap<string, string>,
  slotIds: readonly string[],
  byHand: string | null,
): Promise<number> {
  const release = randomUUID();
  await newRelease(tx, made, release, [...slotIds, ...(byHand ? [byHand] : [])]);
  let kept = 0;
  for (const id of slotIds)
    kept += await tx.$executeRaw`
      INSERT INTO released_slot (organisation_id, release_id, id, kind, room_id, starts_at, ends_at, apart)
      SELECT organisation_id, ${release}::uuid, gen_random_uuid(), 'blocker', room_id, starts_at, ends_at, apart
      FROM released_slot WHERE organisation_id = ${organisationId}::uuid AND id = ${made.get(id)}::uuid
      ON CONFLICT DO NOTHING`;
  if (byHand)
    kept += await tx.$executeRaw`
      INSERT INTO released_slot (organisation_id, release_id, id, kind, room_id, starts_at, ends_at)
      SELECT organisation_id, ${release}::uuid, gen_random_uuid(), 'blocker', room_id, starts_at, ends_at
      FROM released_slot WHERE organisation_id = ${organisationId}::uuid AND id = ${made.get(byHand)}::uuid
      ON CONFLICT DO NOTHING`;
  return kept;
}

async function keptPeople(
  tx: Transaction,
  organisationId: string,
  made: ReadonlyMap<string, string>,
  who: string,
  slotIds: readonly string[],
  byHand: string | null,
): Promise<number> {
  const release = randomUUID();
  await newRelease(tx, made, release, [...slotIds, ...(byHand ? [byHand] : [])]);
  let kept = 0;
  for (const id of slotIds)
    kept += await tx.$executeRaw`
      INSERT INTO released_person (organisation_id, release_id, id, session_id, released_slot_id, speaker_id, role, "order",
        starts_at, ends_at, apart)
      SELECT organisation_id, ${release}::uuid, gen_random_uuid(), session_id, released_slot_id, speaker_id, role, "order",
        starts_at, ends_at, apart
      FROM released_person WHERE organisation_id = ${organisationId}::uuid AND speaker_id = ${who}::uuid
        AND released_slot_id = ${made.get(id)}::uuid
        AND release_id = (SELECT release_id FROM released_slot WHERE id = ${made.get(id)}::uuid)
      ON CONFLICT DO NOTHING`;
  if (byHand)
    kept += await tx.$executeRaw`
      INSERT INTO released_person (organisation_id, release_id, id, session_id, released_slot_id, speaker_id, role, "order",
        starts_at, ends_at)
      SELECT organisation_id, ${release}::uuid, gen_random_uuid(), session_id, released_slot_id, speaker_id, role, "order",
        starts_at, ends_at
      FROM released_person WHERE organisation_id = ${organisationId}::uuid AND speaker_id = ${who}::uuid
        AND released_slot_id = ${made.get(byHand)}::uuid
        AND release_id = (SELECT release_id FROM released_slot WHERE id = ${made.get(byHand)}::uuid)
      ON CONFLICT DO NOTHING`;
  return kept;
}

let numbers = 1_000;

/** An empty release that knows the sessions of these slots. */
async function newRelease(
  tx: Transaction,
  made: ReadonlyMap<string, string>,
  release: string,
  slotIds: readonly string[],
): Promise<void> {
  numbers += 1;
  const ids = slotIds.map((id) => made.get(id) ?? "");
  await tx.$executeRaw`
    INSERT INTO release (organisation_id, id, edition_id, number, name)
    SELECT release.organisation_id, ${release}::uuid, release.edition_id, ${numbers}, 'pair'
    FROM release JOIN released_slot ON released_slot.release_id = release.id
    WHERE released_slot.id = ${ids[0]}::uuid`;
  await tx.$executeRaw`
    INSERT INTO released_session (organisation_id, release_id, session_id)
    SELECT DISTINCT organisation_id, ${release}::uuid, session_id
    FROM released_slot WHERE id = ANY(${ids}::uuid[])`;
}
