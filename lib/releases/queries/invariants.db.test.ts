import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { release } from "../commands/release";
import { RELEASES_INVARIANTS } from "./invariants";

test("nobody is in two places by sessions that were released without a time", async () => {
  const { edition } = await makeOpenEdition();
  const { organisationId } = edition;
  const speaker = await makeSpeaker(edition);
  for (const { id: sessionId } of [await makeSession(edition), await makeSession(edition)])
    await db().sessionPerson.create({
      data: { organisationId, sessionId, speakerId: speaker.id, role: "speaker", order: 0 },
    });
  await release(await editionScope<"release">(edition), { name: "First", note: {} });
  const rows = await db().releasedPerson.findMany({ where: { organisationId, speakerId: speaker.id } });
  expect(rows.map(({ startsAt }) => startsAt)).toEqual([null, null]);
  for (const query of Object.values(RELEASES_INVARIANTS)) {
    const broken = await db().$queryRaw<Array<{ id: string }>>(query);
    expect(broken.filter(({ id }) => rows.some((row) => row.id === id))).toEqual([]);
  }
});
