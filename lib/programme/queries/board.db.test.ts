import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSession, makeSlot, makeSpeaker, makeTheme } from "@/prisma/factories/programme";
import { makeProgrammeDesk } from "@/prisma/scenarios/desk";
import { listStatements } from "@/prisma/testing/list-statements";
import { type BoardAsked, getBoard } from "./board";
import { getCard } from "./cards";
import { overlapFacts, readDraft } from "./draft";
import { readOverlapFacts } from "./overlap-facts";

const FIRST = "2027-10-08";
const asked = (change: Partial<BoardAsked> = {}): BoardAsked => ({
  day: FIRST,
  rooms: { page: 1, size: 2 },
  unscheduled: { find: "", most: 2 },
  odd: 2,
  ...change,
});

/** Three rooms, two days, and one of each that can be scheduled. */
async function makeProgramme() {
  const { edition, scope } = await makeProgrammeDesk({ dates: [FIRST, "2027-10-09"] });
  const { organisationId } = edition;
  const rooms = [await makeRoom(edition), await makeRoom(edition), await makeRoom(edition)].map(
    ({ id }) => id,
  );
  const theme = await makeTheme(edition, { colour: "pine" });
  const [ada, rosa] = [await makeSpeaker(edition, { fullName: "Ada" }), await makeSpeaker(edition)];
  const place = async (title: string, from: string, roomId: string | null | undefined, change = {}) => {
    const session = await makeSession(edition, { title: { en: title }, themeId: theme.id, ...change });
    const startsAt = new Date(from);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    await makeSlot(edition, { sessionId: session.id, roomId: roomId ?? null, startsAt, endsAt });
    const people = { organisationId, sessionId: session.id, order: 0 };
    await db().sessionPerson.create({ data: { ...people, speakerId: ada.id, role: "speaker" } });
    await db().sessionPerson.create({ data: { ...people, speakerId: ada.id, role: "chair", order: 1 } });
    return session;
  };
  const heard = await place("Morning", "2027-10-08T07:00:00Z", rooms[0]);
  await db().interpretation.create({
    data: {
      organisationId,
      sessionId: heard.id,
      fromLanguage: "en",
      toLanguage: "it",
      mode: "spoken",
      speakerId: rosa.id,
    },
  });
  await place("Deep night", "2027-10-09T01:30:00Z", rooms[1]);
  await place("Dawn of the next", "2027-10-09T02:00:00Z", rooms[1]);
  await place("Third room", "2027-10-08T10:00:00Z", rooms[2]);
  await place("No room", "2027-10-08T13:00:00Z", null);
  await place("Cancelled", "2027-10-08T15:00:00Z", rooms[0], { cancelledAt: new Date() });
  await place("Deleted", "2027-10-08T16:00:00Z", rooms[0], { deletedAt: new Date() });
  const startsAt = new Date("2027-10-08T18:00:00Z");
  await makeSlot(edition, { title: { en: "Dinner" }, startsAt, endsAt: new Date("2027-10-08T19:00:00Z") });
  for (const title of ["One", "Two", "Three"]) await makeSession(edition, { title: { en: title } });
  return { edition, scope, rooms };
}

/** The titles of the slots among these, in order. */
function titles(board: Awaited<ReturnType<typeof getBoard>>, ids: ReadonlySet<string>) {
  const sessions = new Map(board.sessions.map((session) => [session.id, session.title as { en?: string }]));
  return board.slots
    .filter(({ id }) => ids.has(id))
    .map(({ sessionId, title }) => (sessionId ? sessions.get(sessionId) : (title as { en?: string }))?.en);
}

test("the board has one day in some rooms, from four to four", async () => {
  const { scope } = await makeProgramme();
  const of = async (change: Partial<BoardAsked>) => {
    const board = await getBoard(scope, asked(change));
    return titles(board, board.shown);
  };
  expect(await of({})).toEqual(["Morning", "No room", "Cancelled", "Dinner", "Deep night"]);
  expect(await of({ rooms: { page: 2, size: 2 } })).toEqual(["Third room", "Dinner"]);
  expect(await of({ rooms: { page: 7, size: 2 } })).toEqual(["Third room", "Dinner"]);
  expect(await of({ day: "2027-10-09" })).toEqual(["Dawn of the next"]);
  expect(await of({ day: "1999-01-01" })).toEqual(await of({}));
});

test("what is odd on any day is counted, and the first are named; so is what has no time", async () => {
  const { scope } = await makeProgramme();
  const board = await getBoard(scope, asked({ day: "2027-10-09" }));
  // The person in the deep night is still there at dawn, when the next session has begun; one has no room.
  expect(board.odd.count).toBe(3);
  expect(titles(board, board.odd.shown)).toEqual(["No room", "Deep night"]);
  const numbers = (one: typeof board) => one.unscheduled.map(({ title }) => (title as { en: string }).en);
  expect([numbers(board), board.unscheduledCount]).toEqual([["One", "Two"], 3]);
  expect(numbers(await getBoard(scope, asked({ unscheduled: { find: "", most: "all" } })))).toEqual([
    "One",
    "Two",
    "Three",
  ]);
  const people = board.sessions.flatMap(({ people }) => people.map(({ speaker }) => speaker.fullName));
  expect(new Set(people)).toEqual(new Set(["Ada"]));
  const { statements } = await listStatements(() => getBoard(scope, asked()));
  expect(statements.join("\n")).not.toMatch(/abstract|biography|"note"/);
});

test("what has no time is found by each word of its number, its title in any language, and its people", async () => {
  const { scope, edition } = await makeProgramme();
  const session = await makeSession(edition, { title: { en: "Bread for all", it: "Il caffè dei forni" } });
  const speaker = await makeSpeaker(edition, { fullName: "Żaneta Łąkowska" });
  const { organisationId } = edition;
  const link = { organisationId, sessionId: session.id, speakerId: speaker.id };
  await db().sessionPerson.create({ data: { ...link, role: "speaker", order: 0 } });
  const find = async (words: string, most: number | "all" = "all") => {
    const board = await getBoard(scope, asked({ unscheduled: { find: words, most } }));
    const titles = board.unscheduled.map(({ title }) => (title as { en: string }).en);
    return [titles.sort(), board.unscheduledFound, board.unscheduledCount];
  };
  for (const words of ["bread", "CAFFE forni", "lakowska bread", `${session.number} all`])
    expect(await find(words)).toEqual([["Bread for all"], 1, 4]);
  expect(await find("bread nobody")).toEqual([[], 0, 4]);
  // One of what is found; a session with a time is none of them.
  expect(await find("o", 1)).toEqual([["One"], 3, 4]);
  expect(await find("morning")).toEqual([[], 0, 4]);
  expect(await find("  ")).toMatchObject([{ length: 4 }, 4, 4]);
});

test("the rules are given the same as a release gives them, and nobody in a session that they declined", async () => {
  const { scope, edition } = await makeProgramme();
  const interpreted = await db().interpretation.findFirstOrThrow({
    where: { session: { editionId: edition.id } },
  });
  const twice = await db().slot.findMany({
    where: { editionId: edition.id, sessionId: { not: null } },
    take: 2,
  });
  const ada = await db().speaker.findFirstOrThrow({ where: { editionId: edition.id, fullName: "Ada" } });
  const declined = [
    ...twice.map(({ sessionId }) => [sessionId ?? "", ada.id]),
    [interpreted.sessionId, interpreted.speakerId ?? ""],
  ];
  const before = await readOverlapFacts(db(), scope);
  const busy = (facts: typeof before) =>
    facts.slots.flatMap(({ sessionId, people }) => people.map((speakerId) => `${sessionId} ${speakerId}`));
  const gone = declined.map((pair) => pair.join(" "));
  expect(busy(before)).toEqual(expect.arrayContaining(gone));
  const confirmed =
    busy(before)
      .find((pair) => !gone.includes(pair))
      ?.split(" ") ?? [];
  for (const [[sessionId = "", speakerId = ""], reply] of [
    ...declined.map((pair) => [pair, "declined"] as const),
    [confirmed, "confirmed"] as const,
  ])
    await db().sessionReply.create({
      data: { organisationId: edition.organisationId, sessionId, speakerId, reply },
    });
  const rows = await readDraft(db(), scope);
  const known = overlapFacts(rows);
  const read = await readOverlapFacts(db(), scope);
  const sets = (slots: typeof known.slots) =>
    slots.map(({ people, ...slot }) => ({ ...slot, people: [...new Set(people)].sort() }));
  expect(sets(read.slots)).toEqual(sets(known.slots));
  expect(busy(read).sort()).toEqual(
    busy(before)
      .filter((pair) => !gone.includes(pair))
      .sort(),
  );
  expect(read.rooms.map(({ id }) => id).sort()).toEqual(known.rooms.map(({ id }) => id).sort());
  expect(read.acceptances).toEqual(rows.acceptances);
});

test("an edition without days, rooms and sessions has an empty board", async () => {
  const { scope, ids } = await makeProgrammeDesk();
  await db().editionDay.deleteMany({ where: ids });
  const board = await getBoard(scope, asked());
  expect(board).toMatchObject({ empty: true, day: "", columns: [], slots: [], unscheduledCount: 0 });
});

test("one card is read alone: by its slot, or by a session without one; what is neither is not there", async () => {
  const { scope, edition } = await makeProgramme();
  const sessions = await db().session.findMany({
    where: { editionId: edition.id },
    include: { slots: true },
  });
  const find = (title: string) => sessions.find((one) => (one.title as { en: string }).en === title);
  const slotOf = (title: string) => find(title)?.slots[0]?.id;
  const card = (slot?: string, session?: string) => getCard(scope, { slot, session });
  const morning = await card(slotOf("Morning"), find("One")?.id);
  expect(morning.slots.map(({ id }) => id)).toEqual([slotOf("Morning")]);
  expect((await card(undefined, find("One")?.id)).unscheduled.map(({ id }) => id)).toEqual([find("One")?.id]);
  for (const [slot, session] of [
    [slotOf("Deleted"), find("Deleted")?.id],
    ["no id", find("Morning")?.id],
  ]) {
    const none = await card(slot, session);
    expect([...none.slots, ...none.unscheduled]).toEqual([]);
  }
});
