import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope } from "@/prisma/testing/scopes";
import { scheduleFile, type TestEvent } from "../fixtures/schedule";
import { previewImport } from "../queries/preview-import";
import { applyImport } from "./apply-import";

const DAY = "2027-05-03";
const soup = (choice: TestEvent = {}): TestEvent => ({
  id: 7,
  title: "Soup",
  start: "09:00",
  duration: "01:00",
  people: [
    [3, "Ada Fornaio"],
    [4, "Bo Berg"],
  ],
  ...choice,
});

async function makePlace() {
  const { edition } = await makeOpenEdition({ dates: [DAY] });
  const scope = await editionScope(edition);
  const where = { organisationId: edition.organisationId, editionId: edition.id };
  return {
    where,
    take: async (events: TestEvent[], deleteGone = false, deletion: number | null = null) => {
      const file = scheduleFile({ [DAY]: { Hall: events } });
      const options = { language: "en", deleteGone };
      const { hash } = await previewImport(scope, file, options);
      const result = await applyImport(scope, { file, options, hash, deletion });
      if (!result.ok) throw new Error(result.reason);
    },
    fields: async () => {
      const values = await db().auditValue.findMany({ where: { entry: where }, select: { field: true } });
      return values.map(({ field }) => field).filter((field) => /^(speaker|session)/.test(field));
    },
  };
}

test("the next version corrects the names of two people, and the history says both", async () => {
  const { where, take, fields } = await makePlace();
  await take([soup()]);
  const people: TestEvent["people"] = [
    [3, "Ada Fornario"],
    [4, "Bo Bergh"],
  ];
  await take([soup({ people })]);
  const names = await db().speaker.findMany({
    where,
    orderBy: { number: "asc" },
    select: { fullName: true },
  });
  expect(names.map(({ fullName }) => fullName)).toEqual(["Ada Fornario", "Bo Bergh"]);
  expect((await fields()).sort()).toEqual(["speaker 1 name", "speaker 2 name"]);
});

test("the next version moves two times of one session and drops two, and the history says each", async () => {
  const { where, take, fields } = await makePlace();
  const at = (start: string) => soup({ start });
  await take(["09:00", "10:00", "11:00", "12:00"].map(at));
  await take(["15:00", "16:00"].map(at), true);
  expect(await db().slot.count({ where })).toBe(2);
  expect((await fields()).sort()).toEqual([
    "session 1 place",
    "session 1 place 2",
    "session 1 place removed",
    "session 1 place removed 2",
  ]);
});

test("a version in which everything changes takes no more statements than one in which little does", async () => {
  const { where, take } = await makePlace();
  const version = (name: string, hour: number) =>
    Array.from({ length: 90 }, (_, index) => ({
      id: index + 1,
      title: `${name} ${index}`,
      start: `${String(hour + (index % 9)).padStart(2, "0")}:00`,
      duration: "00:30",
      abstract: `About ${name}`,
      track: name,
      type: name === "Rye" ? "panel" : "workshop",
      language: name === "Rye" ? "it" : "en",
      people: [[index, `${name} Person ${index}`]] as Array<[number, string]>,
    }));
  await take(version("Wheat", 8));
  await expectQueries(70, () => take(version("Rye", 9)));
  const rows = await db().session.findMany({
    where,
    orderBy: { number: "asc" },
    include: { theme: true, slots: true, people: { include: { speaker: true } } },
  });
  expect(rows).toHaveLength(90);
  expect(rows[10]).toMatchObject({
    number: 11,
    version: 2,
    title: { en: "Rye 10" },
    abstract: { en: "About Rye" },
    kind: "panel",
    languages: ["it"],
    theme: { title: { en: "Rye" } },
    slots: [{ version: 2, startsAt: new Date(`${DAY}T08:00:00Z`), endsAt: new Date(`${DAY}T08:30:00Z`) }],
    people: [{ speaker: { fullName: "Rye Person 10", number: 11, version: 2 } }],
  });
  await take([], true, 90);
  expect(await db().session.count({ where: { ...where, deletedAt: null } })).toBe(0);
});
