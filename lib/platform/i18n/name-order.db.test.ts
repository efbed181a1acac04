import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { compareNames, compareNumberedNames, numberedKey } from "./name-order";

const NAMES = [
  "Zora",
  "Émile",
  "Rosa",
  "Eva",
  "ångström",
  "Øyvind",
  "de Boer",
  "O’Brien",
  "Ñandú",
  "eva",
  "Łucja",
];

test("names sort alike in SQL and in code", async () => {
  const { edition } = await makeOpenEdition();
  for (const fullName of NAMES) await makeSpeaker(edition, { fullName });
  const rows = await db().speaker.findMany({
    where: { editionId: edition.id },
    orderBy: { fullName: "asc" },
    select: { fullName: true },
  });
  const names = rows.map((row) => row.fullName);
  expect(names).toEqual([...NAMES].sort(compareNames));
  expect(names.indexOf("Émile")).toBeLessThan(names.indexOf("Rosa"));
});

test("whatever letters of Europe a name has, SQL and code agree", async () => {
  const letter = fc.constantFrom(
    ..."aAäÄáÁåÅbcčCçdđDeéEèfghiíIıjkłlmnñoóOöøœprsšßtuüUvwxyýzžæαΑβωΩабвГґії -'’.",
  );
  const name = fc.array(letter, { minLength: 1, maxLength: 8 }).map((letters) => letters.join(""));
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 2, maxLength: 30 }), async (names) => {
      const rows = await db().$queryRaw<Array<{ name: string }>>`
        SELECT name FROM unnest(${names}::text[]) AS name ORDER BY name COLLATE "und-x-icu"`;
      expect(rows.map((row) => row.name)).toEqual([...names].sort(compareNames));
    }),
    { numRuns: 40 },
  );
});

const BY_KEY = [{ sortKey: "asc" }, { name: "asc" }] as const;

test("rooms stand by their numbers, in SQL and in code", async () => {
  const { edition } = await makeOpenEdition();
  for (const name of ["Room 10", "Room 2", "Aula", "Room 02", "Room 1000000000000000000001", "room 3"])
    await makeRoom(edition, { name });
  const rooms = await db().room.findMany({ where: { editionId: edition.id }, orderBy: [...BY_KEY] });
  const names = rooms.map((room) => room.name);
  expect(names).toEqual(["Aula", "Room 02", "Room 2", "room 3", "Room 10", "Room 1000000000000000000001"]);
  expect([...names].reverse().sort(compareNumberedNames)).toEqual(names);
});

test("whatever letters and digits a room has, the key and its order are the same in SQL and in code", async () => {
  const { edition } = await makeOpenEdition();
  const part = fc.oneof(
    fc.constantFrom("Room ", "Sala", "É", "-", ".", " ", "b"),
    fc.stringMatching(/^[0-9]{1,25}$/),
    fc.constantFrom("0", "00", "007", "10", "2"),
  );
  const name = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(name, { minLength: 2, maxLength: 25 }), async (names) => {
      const { organisationId, id: editionId } = edition;
      await db().room.deleteMany({ where: { editionId } });
      await db().room.createMany({
        data: names.map((each) => ({ organisationId, editionId, name: each, order: 0 })),
      });
      const rooms = await db().room.findMany({ where: { editionId }, orderBy: [...BY_KEY] });
      for (const room of rooms) expect(room.sortKey).toBe(numberedKey(room.name));
      expect(rooms.map((room) => room.name)).toEqual([...names].sort(compareNumberedNames));
    }),
    { numRuns: 25 },
  );
});
