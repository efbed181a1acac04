import { expect, test } from "vitest";
import { joinSpeakers } from "@/lib/people/commands/join-speakers";
import { db, transaction } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { makePerson } from "@/prisma/factories/people";
import { makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { makeEdition, makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { listOtherAppearances } from "./other-appearances";

type Edition = Awaited<ReturnType<typeof makeOpenEdition>>["edition"];

/** Somebody in a session of an edition's released programme. */
async function appear(
  edition: Edition,
  choice: { personId?: string; role?: "speaker" | "interpreter" } = {},
) {
  const { personId, role = "speaker" } = choice;
  const ids = { organisationId: edition.organisationId };
  const speaker = await makeSpeaker(edition, personId ? { personId } : {});
  const session = await makeSession(edition, { title: { en: "Soup" } });
  await db().sessionPerson.create({
    data: { ...ids, sessionId: session.id, speakerId: speaker.id, role, order: 0 },
  });
  await publish(edition);
  return { speaker, session };
}

let count = 0;
async function publish(edition: Edition) {
  count += 1;
  const made = await release(await editionScope(edition), { name: `${count}.0`, note: {} });
  expect(made).toMatchObject({ ok: true });
}

async function makeTwoYears() {
  const { organisation, school, edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  const before = await makeEdition(school, {
    dates: ["2015-10-09"],
    publishedAt: new Date(),
    title: { en: "2015" },
  });
  const now = await appear(edition);
  const { personId } = now.speaker;
  const find = (speakerId = now.speaker.id) => listOtherAppearances("en", organisation.id, speakerId);
  return { organisation, school, edition, before, now, personId, find };
}

test("a person's page leads to their other years, and theirs back to it", async () => {
  const { school, before, personId, now, find } = await makeTwoYears();
  expect(await find()).toEqual([]);
  const then = await appear(before, { personId });
  const base = `/schools/${school.slug}/${before.slug}`;
  expect(await find()).toMatchObject([
    {
      edition: { title: { text: "2015" } },
      address: expect.stringContaining(`${base}/speakers/${then.speaker.number}`),
      sessions: [{ address: `${base}/sessions/${then.session.number}-soup`, title: { text: "Soup" } }],
    },
  ]);
  expect(await find(then.speaker.id)).toHaveLength(1);
  expect((await find(then.speaker.id))[0]?.id).toBe(now.speaker.id);
});

test("nothing is told of a draft, of what is not released, of interpreting, or of what was cancelled", async () => {
  const { before, personId, find } = await makeTwoYears();
  const { session } = await appear(before, { personId });
  const key = { organisationId_id: { organisationId: before.organisationId, id: before.id } };
  const ofSession = { organisationId_id: { organisationId: before.organisationId, id: session.id } };
  await db().edition.update({ where: key, data: { publishedAt: null } });
  expect(await find()).toEqual([]);
  await db().edition.update({ where: key, data: { publishedAt: new Date() } });
  await db().session.update({ where: ofSession, data: { cancelledAt: new Date() } });
  expect(await find()).toEqual([]);
  await db().session.update({ where: ofSession, data: { cancelledAt: null } });
  expect(await find()).toHaveLength(1);
  await db().edition.update({ where: key, data: { cancelledAt: new Date() } });
  expect(await find()).toEqual([]);
  await db().edition.update({ where: key, data: { cancelledAt: null } });
  await db().sessionPerson.deleteMany({ where: { sessionId: session.id } });
  await publish(before);
  expect(await find()).toEqual([]);
  const other = await makeTwoYears();
  await appear(other.before, { personId: other.personId, role: "interpreter" });
  expect(await other.find()).toEqual([]);
});

test("the same name elsewhere is somebody else: only the organisation's own record counts, joined ones with it", async () => {
  const { organisation, before, personId, find, now } = await makeTwoYears();
  const stranger = await makeOpenEdition({ dates: ["2016-05-06"] });
  await appear(stranger.edition);
  const twin = await makePerson(organisation);
  const { speaker } = await appear(before, { personId: twin.id });
  expect(await find()).toEqual([]);
  const ids = { organisationId: organisation.id, from: twin.id, to: personId };
  await transaction((tx) => joinSpeakers(tx, ids));
  expect((await find()).map(({ id }) => id)).toEqual([speaker.id]);
  const told = await db().cacheTag.findFirst({ where: { tag: `people:${organisation.id}` } });
  expect(told).not.toBeNull();
  await db().person.update({
    where: { organisationId_id: { organisationId: organisation.id, id: personId } },
    data: { erasedAt: new Date() },
  });
  expect(await find()).toEqual([]);
  expect(await find(now.speaker.id)).toEqual([]);
});

test("who was two speakers of one edition before the records were joined is not told twice", async () => {
  const { organisation, edition, personId, find } = await makeTwoYears();
  const twin = await makePerson(organisation);
  await appear(edition, { personId: twin.id });
  await transaction((tx) =>
    joinSpeakers(tx, { organisationId: organisation.id, from: twin.id, to: personId }),
  );
  await db().person.update({
    where: { organisationId_id: { organisationId: organisation.id, id: twin.id } },
    data: { mergedIntoId: personId },
  });
  expect(await find()).toEqual([]);
});
