import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeProgrammeDesk } from "@/prisma/scenarios/desk";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { getSpeakerForms } from "./speaker-forms";

test("a page of people is read, the page of whom a link names, and the names of all", async () => {
  const { edition, scope } = await makeProgrammeDesk();
  for (const fullName of ["Émile", "Ada", "Bo", "Zoe", "Cleo"]) await makeSpeaker(edition, { fullName });
  const all = ["Ada", "Bo", "Cleo", "Émile", "Zoe"];
  const of = async (page: number, opened?: string) => {
    const read = await expectQueries(4, () => getSpeakerForms(scope, { page, size: 2, opened }));
    expect(read.names).toEqual(all);
    return [read.page, ...read.speakers.map(({ fullName }) => fullName)];
  };
  expect(await of(1)).toEqual([1, "Ada", "Bo"]);
  expect(await of(3)).toEqual([3, "Zoe"]);
  expect(await of(9)).toEqual([9]);
  const emile = await db().speaker.findFirstOrThrow({
    where: { editionId: edition.id, fullName: "Émile" },
  });
  expect(await of(1, emile.id)).toEqual([2, "Cleo", "Émile"]);
  expect(await of(1, "nobody")).toEqual([1, "Ada", "Bo"]);
});
