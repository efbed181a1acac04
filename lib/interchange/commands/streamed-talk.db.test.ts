import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { acceptSort } from "@/lib/programme/commands/accept-overlaps";
import { readDraft } from "@/lib/programme/queries/draft";
import { markOf, openOfSort } from "@/lib/programme/queries/open-overlaps";
import { release } from "@/lib/releases/commands/release";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { scheduleFile } from "../fixtures/schedule";
import { previewImport } from "../queries/preview-import";
import { changesNothing } from "../rules/plan-import";
import { applyImport } from "./apply-import";

const DAY = "2027-05-03";
const OPTIONS = { language: "en", deleteGone: false };

test("a file with a talk streamed into a second room is imported, accepted, released, and imports to nothing", async () => {
  const brokenSince = await watchInvariants(db());
  const { edition } = await makeOpenEdition({ dates: [DAY], languages: ["en"] });
  const scope = await editionScope(edition);
  const releasing = await editionScope(edition);
  const talk = (id: number, title: string) => ({
    ...{ id, title, start: "10:00", duration: "00:45", date: `${DAY}T10:00:00+02:00` },
    guid: `0b6f4a58-6b5a-4e0c-9f0e-6b9a2d1c7e0${id}`,
    people: [[1, "Ada Esempio"]] as [number, string][],
  });
  const file = scheduleFile({
    [DAY]: { Aula: [talk(1, "Bread")], "Aula 2": [talk(2, "Bread, streamed")] },
  });
  const { hash } = await previewImport(scope, file, OPTIONS);
  expect((await applyImport(scope, { file, options: OPTIONS, hash })).ok).toBe(true);
  expect(await release(releasing, { name: "One", note: {} })).toMatchObject({ reason: "overlap" });
  const open = openOfSort(await readDraft(db(), scope), "person-same-time");
  expect(open).toHaveLength(1);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const accepting = { ...address, sort: "person-same-time" as const, seen: markOf(open), why: "Streamed." };
  expect((await acceptSort(releasing, accepting)).ok).toBe(true);
  expect(await release(releasing, { name: "One", note: {} })).toMatchObject({ value: { accepted: 1 } });
  expect(await brokenSince(db())).toEqual([]);
  expect(changesNothing((await previewImport(scope, file, OPTIONS)).plan)).toBe(true);
});
