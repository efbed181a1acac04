import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { makePractice, makeSession, makeSlot, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { listPresentingSessions } from "./presenting-sessions";
import { listPublicSpeakers } from "./public-programme";

test("no page says a time that a release took back; of a cancelled session or edition nothing is presented", async () => {
  const { organisation, school, edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  const ids = { organisationId: organisation.id };
  const [session, speaker, practice] = [
    await makeSession(edition),
    await makeSpeaker(edition),
    await makePractice(edition),
  ];
  await db().sessionPerson.create({
    data: { ...ids, sessionId: session.id, speakerId: speaker.id, role: "speaker", order: 0 },
  });
  await db().practiceSession.create({
    data: { ...ids, sessionId: session.id, practiceId: practice.id },
  });
  const times = { startsAt: new Date("2027-05-06T08:00Z"), endsAt: new Date("2027-05-06T09:00Z") };
  const slot = await makeSlot(edition, { sessionId: session.id, ...times });
  const shown = { sessionIds: [session.id], editions: [{ slug: edition.slug }] };
  const presented = async () =>
    (await listPresentingSessions("en", school.slug, shown)).map(({ startsAt }) => startsAt);
  const spoken = async () =>
    (await listPublicSpeakers("en", school.slug, edition.slug))?.speakers.map(({ sessions }) =>
      sessions.map(({ slots }) => slots.map(({ startsAt }) => startsAt)),
    );
  const publish = async (name: string) =>
    expect(await release(await editionScope(edition), { name, note: {} })).toMatchObject({ ok: true });
  await publish("1.0");
  const at = times.startsAt.toISOString();
  expect([await presented(), await spoken()]).toEqual([[at], [[[at]]]]);
  await db().slot.deleteMany({ where: { ...ids, id: slot.id } });
  await publish("1.1");
  expect([await presented(), await spoken()]).toEqual([[null], [[[]]]]);
  await db().edition.update({
    where: { organisationId_id: { ...ids, id: edition.id } },
    data: { cancelledAt: new Date() },
  });
  expect(await presented()).toEqual([]);
});
