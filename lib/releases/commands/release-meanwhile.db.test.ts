import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSession, makeSlot, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { beforeTransactions } from "@/prisma/testing/before-transactions";
import { listStatements } from "@/prisma/testing/list-statements";
import { editionScope } from "@/prisma/testing/scopes";
import { readReleaseMark } from "../queries/release-mark";
import { release } from "./release";

const NAMED = { name: "First", note: {} };
const at = (hour: number) => new Date(Date.UTC(2027, 9, 8, hour));

/** Two sessions in one room, an hour each: the first at 8 with a speaker and an interpreter, the second at 10. */
async function makeWorld() {
  const { edition } = await makeOpenEdition({ dates: ["2027-10-08"], languages: ["en"] });
  const scope = await editionScope(edition);
  const { organisationId } = edition;
  const own = { organisationId, editionId: edition.id };
  const room = await makeRoom(edition);
  const [speaker, interpreter] = [await makeSpeaker(edition), await makeSpeaker(edition)];
  const [session, other] = [await makeSession(edition), await makeSession(edition)];
  const place = ({ id }: { id: string }, hour: number) =>
    makeSlot(edition, { sessionId: id, roomId: room.id, startsAt: at(hour), endsAt: at(hour + 1) });
  const [slot, second] = [await place(session, 8), await place(other, 10)];
  await db().sessionPerson.create({
    data: { organisationId, sessionId: session.id, speakerId: speaker.id, role: "speaker", order: 0 },
  });
  const heard = await db().interpretation.create({
    data: {
      organisationId,
      sessionId: session.id,
      fromLanguage: "it",
      toLanguage: "en",
      mode: "spoken",
      speakerId: interpreter.id,
    },
  });
  const accepted = await db().acceptedOverlap.create({
    data: {
      ...own,
      kind: "room",
      ...{ firstSlotId: slot.id, secondSlotId: second.id, roomId: room.id },
      ...{ startsAt: at(8), endsAt: at(12), why: "Both are short." },
      batchId: crypto.randomUUID(),
    },
  });
  const move = (hour: number) =>
    db().slot.update({
      where: { organisationId_id: { organisationId, id: slot.id } },
      data: { startsAt: at(hour), endsAt: at(hour + 1) },
    });
  const releasedHours = async () => {
    const slots = await db().releasedSlot.findMany({
      where: { organisationId, release: { editionId: edition.id } },
      orderBy: { startsAt: "asc" },
    });
    return slots.map(({ startsAt }) => startsAt.getUTCHours());
  };
  return {
    ...{ edition, scope, own, room, speaker, interpreter, session, other, slot, second, heard, accepted },
    ...{ organisationId, move, releasedHours },
  };
}
type World = Awaited<ReturnType<typeof makeWorld>>;

/** Each kind of record that a release is planned from, changed behind the back of its version. */
const CHANGES: Array<[what: string, change: (world: World) => Promise<unknown>]> = [
  ["a slot is moved", ({ move }) => move(14)],
  ["a slot goes", ({ slot }) => db().slot.deleteMany({ where: { id: slot.id } })],
  ["a break comes", ({ edition }) => makeSlot(edition, { startsAt: at(12), endsAt: at(13) })],
  [
    "a session is cancelled",
    ({ session }) => db().session.updateMany({ where: { id: session.id }, data: { cancelledAt: at(7) } }),
  ],
  ["a session comes", ({ edition }) => makeSession(edition)],
  [
    "somebody leaves a session",
    ({ session }) => db().sessionPerson.deleteMany({ where: { sessionId: session.id } }),
  ],
  [
    "somebody chairs instead of speaking",
    ({ session }) =>
      db().sessionPerson.updateMany({ where: { sessionId: session.id }, data: { role: "chair" } }),
  ],
  [
    "nobody interprets any more",
    ({ heard }) => db().interpretation.updateMany({ where: { id: heard.id }, data: { speakerId: null } }),
  ],
  [
    "a room is shared",
    ({ room }) => db().room.updateMany({ where: { id: room.id }, data: { shared: true } }),
  ],
  ["a room comes", ({ edition }) => makeRoom(edition)],
  [
    "an acceptance is taken back",
    ({ accepted }) =>
      db().acceptedOverlap.updateMany({ where: { id: accepted.id }, data: { withdrawnAt: at(7) } }),
  ],
  [
    "a speaker gets an address",
    ({ speaker }) =>
      db().speaker.updateMany({ where: { id: speaker.id }, data: { email: "ada@example.org" } }),
  ],
  [
    "a person reads another language",
    ({ speaker }) => db().person.updateMany({ where: { id: speaker.personId }, data: { language: "it" } }),
  ],
  [
    "a person has no address",
    ({ speaker }) => db().personEmail.deleteMany({ where: { personId: speaker.personId } }),
  ],
  ["another release is made", ({ scope }) => release(scope, NAMED)],
];

describe("what a release is planned from", () => {
  test.each(CHANGES)("has another mark when %s", async (_, change) => {
    const world = await makeWorld();
    const before = await readReleaseMark(db(), world.scope);
    expect(await readReleaseMark(db(), world.scope)).toBe(before);
    await change(world);
    expect(await readReleaseMark(db(), world.scope)).not.toBe(before);
  });

  test("has the same mark when another edition changes", async () => {
    const [world, elsewhere] = [await makeWorld(), await makeWorld()];
    const before = await readReleaseMark(db(), world.scope);
    await elsewhere.move(14);
    expect(await readReleaseMark(db(), world.scope)).toBe(before);
  });
});

describe("a release", () => {
  test("plans before its transaction, which reads no draft", async () => {
    const { scope } = await makeWorld();
    const { value, statements } = await listStatements(() => release(scope, NAMED));
    expect(value).toMatchObject({ ok: true, value: { drafts: 2 } });
    const begun = statements.findIndex((text) => /^\s*BEGIN/i.test(text));
    const reads = (text: string) =>
      /^\s*SELECT.*FROM "public"\."(slot|session|speaker|released_slot)"/s.test(text);
    expect(statements.slice(0, begun).some(reads)).toBe(true);
    expect(statements.slice(begun).filter(reads)).toEqual([]);
  });

  test("holds what was moved between its plan and its transaction", async () => {
    const { scope, move, releasedHours } = await makeWorld();
    const made = await beforeTransactions(
      async (before) => before === 0 && move(14),
      () => release(scope, NAMED),
    );
    expect(made).toMatchObject({ ok: true, value: { number: 1 } });
    expect(await releasedHours()).toEqual([10, 14]);
  });

  test("is refused when an overlap came meanwhile", async () => {
    const { scope, accepted, move, releasedHours } = await makeWorld();
    await db().acceptedOverlap.deleteMany({ where: { id: accepted.id } });
    const made = await beforeTransactions(
      async (before) => before === 0 && move(10),
      () => release(scope, NAMED),
    );
    expect(made).toMatchObject({ ok: false, reason: "overlap", detail: { count: 1 } });
    expect(await releasedHours()).toEqual([]);
  });

  test("is made when an overlap that stood against its plan went meanwhile", async () => {
    const { scope, accepted, move, releasedHours } = await makeWorld();
    await db().acceptedOverlap.deleteMany({ where: { id: accepted.id } });
    await move(10);
    const made = await beforeTransactions(
      async (before) => before === 0 && move(15),
      () => release(scope, NAMED),
    );
    expect(made).toMatchObject({ ok: true });
    expect(await releasedHours()).toEqual([10, 15]);
  });

  test("writes to nobody whose address went meanwhile", async () => {
    const { scope, speaker, interpreter, own } = await makeWorld();
    const made = await beforeTransactions(
      async (before) =>
        before === 0 && db().personEmail.deleteMany({ where: { personId: speaker.personId } }),
      () => release(scope, NAMED),
    );
    expect(made).toMatchObject({ ok: true, value: { drafts: 1 } });
    const drafts = await db().outboxMessage.findMany({ where: own });
    expect(drafts.map(({ personId }) => personId)).toEqual([interpreter.personId]);
  });

  test("is made while somebody edits all the time", async () => {
    const { scope, move, releasedHours, own } = await makeWorld();
    let moved = 0;
    const made = await beforeTransactions(
      async (before) => {
        // Once it is made, only the places in its sessions are given.
        if ((await db().release.count({ where: own })) > 0) return;
        moved = 12 + before;
        await move(moved);
      },
      () => release(scope, NAMED),
    );
    expect(made).toMatchObject({ ok: true });
    expect(await releasedHours()).toEqual([10, moved]);
  });

  test("has nothing new after another that was made meanwhile", async () => {
    const { scope, own } = await makeWorld();
    const made = await beforeTransactions(
      async (before) => before === 0 && release(scope, { name: "Theirs", note: {} }),
      () => release(scope, NAMED),
    );
    expect(made).toEqual({ ok: false, reason: "nothing-changed" });
    const all = await db().release.findMany({ where: own });
    expect(all.map(({ name }) => name)).toEqual(["Theirs"]);
  });
});
