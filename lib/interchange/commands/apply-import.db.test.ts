import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { editSession } from "@/lib/programme/commands/edit-session";
import { moveSlot } from "@/lib/programme/commands/schedule-session";
import { release } from "@/lib/releases/commands/release";
import { makeSession } from "@/prisma/factories/programme";
import {
  bread,
  firstFile,
  GUID,
  IMPORT_DAY,
  IMPORT_OPTIONS,
  makeImportDesk,
  night,
} from "@/prisma/scenarios/import";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { scheduleFile } from "../fixtures/schedule";
import { previewImport } from "../queries/preview-import";
import { applyImport } from "./apply-import";

describe("an import", () => {
  test("brings sessions, people, rooms, themes and days into the draft, and says so in the audit", async () => {
    const { scope, where, take, rows } = await makeImportDesk();
    const { plan } = await take(firstFile());
    expect(plan.counts).toMatchObject({ events: 4, taken: 3, refused: 1, new: 3 });
    const [one, two, three] = await rows();
    expect(one).toMatchObject({
      number: 1,
      guid: GUID,
      sourceId: "7",
      title: { en: "Bread" },
      abstract: { en: "Baking **together**" },
      kind: "workshop",
      languages: ["it", "en"],
    });
    expect(one?.slots).toMatchObject([
      {
        ordinal: 1,
        startsAt: new Date(`${IMPORT_DAY}T07:00:00Z`),
        endsAt: new Date(`${IMPORT_DAY}T08:00:00Z`),
      },
    ]);
    expect(two?.slots).toMatchObject([{ roomId: null, endsAt: new Date("2027-05-04T00:30:00Z") }]);
    expect(three).toMatchObject({ kind: "lecture", slots: [{ startsAt: new Date("2027-05-04T16:00:00Z") }] });
    const speakers = await db().speaker.findMany({ where, orderBy: { number: "asc" } });
    expect(speakers.map((speaker) => [speaker.fullName, speaker.sourceId])).toEqual([
      ["Ada Fornaio", "3"],
      ["Bo Berg", "4"],
    ]);
    expect(one?.people).toMatchObject([{ speakerId: speakers[0]?.id }, { speakerId: speakers[1]?.id }]);
    expect(two?.people).toMatchObject([{ speakerId: speakers[0]?.id }]);
    expect(await db().theme.findMany({ where })).toMatchObject([{ number: 1, title: { en: "Food" } }]);
    expect(await db().editionDay.count({ where })).toBe(2);
    const gaps = await db().translation.findMany({ where: { ...where, objectId: one?.id ?? "" } });
    expect(gaps.map((gap) => [gap.field, gap.language, gap.state]).sort()).toEqual([
      ["abstract", "it", "missing"],
      ["title", "it", "missing"],
    ]);
    const [entry, ...others] = await db().auditEntry.findMany({
      where: { ...where, act: "import-schedule" },
    });
    expect(entry).toMatchObject({ actorKind: "login", actorId: scope.actor.id, objectKind: "edition" });
    expect(others).toEqual([]);
  });

  test("of the same file twice changes nothing the second time", async () => {
    const { where, take, rows } = await makeImportDesk();
    await take(firstFile());
    const before = await rows();
    const again = await take(firstFile());
    expect(again).toMatchObject({
      applied: false,
      plan: { counts: { new: 0, changed: 0, moved: 0, unchanged: 3, refused: 1 } },
    });
    expect(await rows()).toEqual(before);
    expect(await db().auditEntry.count({ where: { ...where, act: "import-schedule" } })).toBe(1);
  });

  test("of the next version changes fields, times and people; numbers and guids stay", async () => {
    const { where, take, rows } = await makeImportDesk();
    await take(firstFile());
    const [before] = await rows();
    const next = scheduleFile({
      [IMPORT_DAY]: {
        Garden: [
          {
            ...bread,
            title: "Bread and salt",
            start: "10:00",
            date: `${IMPORT_DAY}T10:00:00+02:00`,
            people: [
              [4, "Bo Berg"],
              [5, "Cem Ak"],
            ],
          },
        ],
        "": [night],
      },
    });
    const { plan } = await take(next);
    expect(plan.counts).toMatchObject({ changed: 1, unchanged: 1, gone: 1 });
    const [after] = await rows();
    expect(after).toMatchObject({
      id: before?.id,
      number: 1,
      guid: GUID,
      version: 2,
      title: { en: "Bread and salt" },
    });
    expect(after?.slots).toMatchObject([
      { id: before?.slots[0]?.id, startsAt: new Date(`${IMPORT_DAY}T08:00:00Z`) },
    ]);
    const names = await db().speaker.findMany({ where, select: { id: true, fullName: true } });
    const nameOf = (id: string) => names.find((speaker) => speaker.id === id)?.fullName;
    expect(after?.people.map((person) => nameOf(person.speakerId))).toEqual(["Bo Berg", "Cem Ak"]);
    const values = await db().auditValue.findMany({
      where: { field: { startsWith: "session 1 " }, entry: where },
    });
    expect(values.map((value) => value.field).sort()).toEqual([
      "session 1 people",
      "session 1 place",
      "session 1 title",
    ]);
  });

  test("deletes what is gone only when asked, and brings it back with the file", async () => {
    const { edition, take, rows } = await makeImportDesk();
    await take(firstFile());
    const ours = await makeSession(edition, { title: { en: "Made by hand" } });
    const only = scheduleFile({ [IMPORT_DAY]: { Hall: [bread] } });
    expect((await take(only)).applied).toBe(false);
    const removing = await take(only, { ...IMPORT_OPTIONS, deleteGone: true });
    expect(removing.plan.gone.map((one) => one.title)).toEqual(["Night walk", "Goodbye"]);
    expect((await rows()).map((row) => row.deletedAt !== null)).toEqual([false, true, true, false]);
    expect((await take(firstFile())).plan.counts).toMatchObject({ changed: 2, new: 0 });
    expect((await rows()).every((row) => row.deletedAt === null)).toBe(true);
    expect((await rows()).at(-1)).toMatchObject({ id: ours.id, version: 1 });
  });

  test("is refused as a whole when the draft changed since the plan was shown", async () => {
    const { scope, take, rows } = await makeImportDesk();
    await take(firstFile());
    const next = scheduleFile({
      [IMPORT_DAY]: { Hall: [{ ...bread, title: "Bread and salt" }, { title: "Something new" }] },
    });
    const { hash } = await previewImport(scope, next, IMPORT_OPTIONS);
    const [row] = await rows();
    const address = { school: scope.schoolSlug, edition: scope.editionSlug };
    const edited = await editSession(scope, {
      ...address,
      session: row?.id ?? "",
      version: 1,
      title: { en: "Our own title" },
      subtitle: {},
      abstract: {},
      kind: "panel",
      theme: null,
      languages: [],
      minutes: null,
      noRecording: false,
      people: [],
      interpretations: [],
    });
    expect(edited.ok).toBe(true);
    expect(await applyImport(scope, { file: next, options: IMPORT_OPTIONS, hash })).toEqual({
      ok: false,
      reason: "changed-meanwhile",
    });
    expect((await rows()).map((session) => session.title)).toEqual([
      { en: "Our own title" },
      { en: "Night walk" },
      { en: "Goodbye" },
    ]);
  });

  test("sent ten times at once is done once", async () => {
    const { scope, rows } = await makeImportDesk();
    const file = firstFile();
    const { hash } = await previewImport(scope, file, IMPORT_OPTIONS);
    const all = await Promise.all(
      Array.from({ length: 10 }, () => applyImport(scope, { file, options: IMPORT_OPTIONS, hash })),
    );
    expect(all.filter((result) => result.ok)).toHaveLength(1);
    expect(await rows()).toHaveLength(3);
  });

  test("into two editions keeps the guids apart", async () => {
    const [one, other] = [await makeImportDesk(), await makeImportDesk()];
    await one.take(firstFile());
    await other.take(firstFile());
    expect((await one.rows())[0]?.guid).toBe((await other.rows())[0]?.guid);
    expect((await one.rows())[0]?.id).not.toBe((await other.rows())[0]?.id);
  });

  test("may overlap in the draft; the release is refused naming it, and passes after one move", async () => {
    const { scope, take, rows } = await makeImportDesk();
    const twice = { ...night, start: "09:30", duration: "00:30", title: "Also Ada" };
    await take(scheduleFile({ [IMPORT_DAY]: { Hall: [bread], Garden: [twice] } }));
    const releasing = scope;
    const refusal = await release(releasing, { name: "First", note: {} });
    expect(refusal).toMatchObject({ ok: false });
    expect(JSON.stringify(refusal)).toContain("Ada Fornaio");
    const slot = (await rows())[1]?.slots[0];
    const moved = await moveSlot(scope, {
      school: scope.schoolSlug,
      edition: scope.editionSlug,
      slot: slot?.id ?? "",
      version: slot?.version ?? 0,
      room: slot?.roomId ?? null,
      date: IMPORT_DAY,
      time: "10:00",
      minutes: 30,
      choose: null,
    });
    expect(moved.ok).toBe(true);
    expect(await release(releasing, { name: "First", note: {} })).toMatchObject({ ok: true });
  });
});

test("a thousand sessions in one transaction, and again without a change", { timeout: 60_000 }, async () => {
  const { take, rows } = await makeImportDesk();
  const events = Array.from({ length: 1_000 }, (_, index) => ({
    id: index + 1,
    title: `Session ${index + 1}`,
    start: `${String(8 + (index % 12)).padStart(2, "0")}:00`,
    duration: "00:45",
    track: `Track ${index % 12}`,
    abstract: "What it is about. ".repeat(40),
    people: [
      [index % 600, `Person ${index % 600}`],
      [600 + (index % 200), `Guest ${index % 200}`],
    ] as Array<[number, string]>,
  }));
  const rooms = Object.fromEntries(
    Array.from({ length: 20 }, (_, room) => [
      `Room ${room}`,
      events.filter((event) => event.id % 20 === room),
    ]),
  );
  const file = scheduleFile({ [IMPORT_DAY]: rooms });
  // How long it takes depends on the machine; how often it asks does not.
  const made = await expectQueries(60, () => take(file));
  expect(made.plan.counts).toMatchObject({ events: 1_000, new: 1_000 });
  expect((await take(file)).applied).toBe(false);
  expect(await rows()).toHaveLength(1_000);
});
