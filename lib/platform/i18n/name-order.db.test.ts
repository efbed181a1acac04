import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { compareNames, compareNumberedNames } from "./name-order";

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

test("rooms stand by their numbers", async () => {
  const { edition } = await makeOpenEdition();
  for (const name of ["Room 10", "Room 2", "Aula"]) await makeRoom(edition, { name });
  const rooms = await db().room.findMany({ where: { editionId: edition.id } });
  expect(rooms.map((room) => room.name).sort(compareNumberedNames)).toEqual(["Aula", "Room 2", "Room 10"]);
});
