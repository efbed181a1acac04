import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope } from "@/prisma/testing/scopes";
import { previewRelease } from "../queries/preview-release";
import { release } from "./release";

test("a conference of a thousand sessions is released in one go, in a bounded number of statements", async () => {
  const { edition } = await makeOpenEdition({ dates: ["2027-10-08"] });
  const scope = await editionScope(edition);
  const own = { organisationId: edition.organisationId, editionId: edition.id };
  const rooms = await Promise.all(Array.from({ length: 50 }, () => makeRoom(edition)));
  const people: Array<{ id: string }> = [];
  for (let count = 0; count < 60; count += 1) people.push(await makeSpeaker(edition));
  const ids = Array.from({ length: 1_000 }, () => crypto.randomUUID());
  const begin = Date.parse("2027-10-08T03:00:00Z");
  await db().session.createMany({
    data: ids.map((id, index) => ({
      ...own,
      id,
      number: index + 1,
      title: { en: `Session ${index + 1}` },
      kind: "lecture" as const,
    })),
  });
  await db().slot.createMany({
    data: ids.map((sessionId, index) => ({
      ...own,
      kind: "session" as const,
      sessionId,
      roomId: rooms[index % 50]?.id ?? null,
      startsAt: new Date(begin + Math.floor(index / 50) * 3_600_000),
      endsAt: new Date(begin + Math.floor(index / 50) * 3_600_000 + 3_600_000),
    })),
  });
  await db().sessionPerson.createMany({
    data: ids.map((sessionId, index) => ({
      organisationId: edition.organisationId,
      sessionId,
      // Fifty at a time, each of them once in every hour.
      speakerId: people[index % 50]?.id ?? "",
      role: "speaker" as const,
      order: 0,
    })),
  });
  const viewing = scope;
  const preview = await expectQueries(30, () => previewRelease(viewing));
  expect([preview.changeCount, preview.changes.length]).toEqual([1_000, 100]);
  expect([preview.reached + preview.unreached, preview.concerned.length]).toEqual([50, 50]);
  const all = await expectQueries(30, () => previewRelease(viewing, Number.POSITIVE_INFINITY));
  expect(all.changes).toHaveLength(1_000);
  const few = await previewRelease(viewing, 20);
  expect([few.concerned.length, few.reached + few.unreached]).toEqual([20, 50]);
  const made = await expectQueries(60, () => release(scope, { name: "All", note: {} }));
  expect(made).toMatchObject({ ok: true, value: { changes: 1_000, drafts: 50 } });
  expect(await db().releasedSlot.count({ where: { release: { editionId: edition.id } } })).toBe(1_000);
});
