import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { makeSession, makeSlot, makeSpeaker } from "@/prisma/factories/programme";
import { makeProgrammeDesk } from "@/prisma/scenarios/desk";
import { findDeletedSession, listDeletedSessions } from "../queries/deleted-sessions";
import { readDraft } from "../queries/draft";
import type { SessionTransition } from "../schema/session";
import { editSession, transitionSession } from "./edit-session";

async function makeWorld() {
  const { edition, scope, address } = await makeProgrammeDesk({ languages: ["en", "fr"] });
  const session = await makeSession(edition, {
    title: { en: "Bread", fr: "Pain" },
    abstract: { en: "Of wheat." },
    cancelledAt: new Date("2027-01-01T00:00:00Z"),
  });
  const speaker = await makeSpeaker(edition);
  await db().sessionPerson.create({
    data: {
      organisationId: edition.organisationId,
      sessionId: session.id,
      speakerId: speaker.id,
      role: "chair",
      order: 0,
    },
  });
  const startsAt = new Date("2027-10-08T07:00:00Z");
  await makeSlot(edition, {
    sessionId: session.id,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3_600_000),
  });
  const transition = (name: SessionTransition["transition"], version: number) =>
    transitionSession(scope, { ...address, session: session.id, version, transition: name });
  const texts = () =>
    db().translation.findMany({
      where: { objectId: session.id },
      orderBy: [{ field: "asc" }, { language: "asc" }],
      select: { objectKind: true, editionId: true, field: true, language: true, state: true },
    });
  return { edition, scope, address, session, transition, texts };
}

test("a deleted session comes back whole: times, people, texts that wait for a translator, and cancelled as it was", async () => {
  const { scope, address, session, transition, texts } = await makeWorld();
  const edit = {
    ...address,
    session: session.id,
    version: 1,
    subtitle: {},
    theme: null,
    minutes: null,
    noRecording: false,
  };
  const people = await db().sessionPerson.findMany({ where: { sessionId: session.id } });
  await editSession(scope, {
    ...{ ...edit, title: { en: "Bread and salt", fr: "Pain" }, abstract: { en: "Of wheat." } },
    ...{ kind: "workshop", languages: ["en"], interpretations: [] },
    people: people.map(({ speakerId, role }, row) => ({ speaker: speakerId, role, row })),
  });
  const waiting = await texts();
  expect(waiting.map(({ field, state }) => `${field} ${state}`)).toEqual([
    "abstract missing",
    "title outdated",
  ]);
  const before = await readDraft(db(), scope);
  const viewing = scope;

  expect((await transition("delete", 2)).ok).toBe(true);
  expect((await readDraft(db(), scope)).sessions).toEqual([]);
  expect(await texts()).toEqual([]);
  expect(await listDeletedSessions(viewing)).toMatchObject([
    { id: session.id, version: 3, people: 1, times: [new Date("2027-10-08T07:00:00Z")] },
  ]);
  expect(await findDeletedSession(viewing, session.id)).toMatchObject({ id: session.id, version: 3 });
  const { scope: elsewhere } = await makeWorld();
  expect(await findDeletedSession(elsewhere, session.id)).toBeNull();
  // Nothing else may be done with it, and what was read before the deletion brings nothing back.
  expect(await transition("restore", 3)).toMatchObject({ ok: false, reason: "conflict" });
  expect(await transition("bring-back", 2)).toMatchObject({ ok: false, reason: "conflict" });

  expect((await transition("bring-back", 3)).ok).toBe(true);
  const after = await readDraft(db(), scope);
  expect(after.sessions).toEqual(before.sessions.map((one) => ({ ...one, version: 4 })));
  expect(after.slots).toEqual(before.slots);
  expect(await texts()).toEqual(waiting);
  expect(await listDeletedSessions(viewing)).toEqual([]);
  expect(await findDeletedSession(viewing, session.id)).toBeNull();
  expect(await transition("bring-back", 4)).toMatchObject({ ok: false, reason: "conflict" });
});

test("what is public stays until the next release, whether it is brought back or not", async () => {
  const { edition, scope, session, transition } = await makeWorld();
  await db().session.updateMany({ where: { id: session.id }, data: { cancelledAt: null } });
  const releasing = scope;
  expect((await release(releasing, { name: "One", note: {} })).ok).toBe(true);
  await transition("delete", 1);
  const released = { where: { sessionId: session.id, cancelled: false } };
  expect(await db().releasedSlot.count(released)).toBe(1);
  await transition("bring-back", 2);
  expect(await release(releasing, { name: "Two", note: {} })).toMatchObject({ reason: "nothing-changed" });
  await transition("delete", 3);
  expect((await release(releasing, { name: "Two", note: {} })).ok).toBe(true);
  await transition("bring-back", 4);
  expect((await release(releasing, { name: "Three", note: {} })).ok).toBe(true);
  const slots = await db().releasedSlot.findMany({
    where: { sessionId: session.id, release: { editionId: edition.id } },
    orderBy: { release: { number: "asc" } },
  });
  // The same calendar entry all along.
  expect(slots.map(({ ordinal, cancelled }) => [ordinal, cancelled])).toEqual([
    [1, false],
    [1, true],
    [1, false],
  ]);
});
