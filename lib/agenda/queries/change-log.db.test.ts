import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { makeRoom, makeSession, makeSlot, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { releasesFeed } from "../feeds/releases";
import { findChangeLog } from "./change-log";

const at = (hour: number) => new Date(Date.UTC(2027, 9, 8, hour));

async function makeReleased() {
  const { school, edition } = await makeOpenEdition({ dates: ["2027-10-08"], languages: ["en", "it"] });
  const scope = await editionScope<"release">(edition);
  const room = await makeRoom(edition, { name: "Aula" });
  const session = await makeSession(edition, { title: { en: "Bread", it: "Pane" } });
  const slot = await makeSlot(edition, {
    ...{ sessionId: session.id, roomId: room.id, startsAt: at(7), endsAt: at(8) },
  });
  const move = (hour: number) =>
    db().slot.update({
      where: { organisationId_id: { organisationId: edition.organisationId, id: slot.id } },
      data: { startsAt: at(hour), endsAt: at(hour + 1) },
    });
  const log = (language = "en") => findChangeLog(language, school.slug, edition.slug);
  const feed = (language = "en") => releasesFeed(language, school.slug, edition.slug);
  return { school, edition, scope, room, session, slot, move, log, feed };
}

test("it tells each release with its note, by language, and what it moved; nothing before the first, and nothing of the draft", async () => {
  const { scope, session, move, log, feed } = await makeReleased();
  expect([await log(), await feed()]).toEqual([null, null]);
  await release(scope, { name: "First", note: { en: "Here it is" } });
  await move(9);
  expect((await log())?.releases).toHaveLength(1);
  await release(scope, { name: "Second", note: { en: "Later in the day", it: "Più tardi" } });
  await move(11);
  const found = await log();
  expect(found?.releases.map(({ name, note, count }) => [name, note, count])).toEqual([
    ["Second", { text: "Later in the day", lang: null }, 1],
    ["First", { text: "Here it is", lang: null }, 1],
  ]);
  expect(found?.releases[0]?.lines).toMatchObject([
    {
      kind: "moved",
      ...{ from: { startsAt: at(7).toISOString() }, to: { startsAt: at(9).toISOString() } },
      session: { title: { text: "Bread" }, address: `${session.number}-bread` },
    },
  ]);
  const italian = await log("it");
  expect(italian?.releases.map(({ note }) => note)).toEqual([
    { text: "Più tardi", lang: null },
    // Not written in Italian, and marked as what it is.
    { text: "Here it is", lang: "en" },
  ]);
  expect(italian?.releases[0]?.lines[0]?.session?.title.text).toBe("Pane");
  const atom = (await feed("it"))?.replace(/\s/g, " ");
  expect(atom).toContain(
    "Spostata: Pane, 8 ottobre 2027 alle ore 11:00, Aula (prima: 8 ottobre 2027 alle ore 09:00, Aula)",
  );
  expect(atom).not.toContain("13:00");
});

test("what is deleted is told as it was; what is gone for good has no name; of people nothing is told", async () => {
  const { edition, scope, session, move, log, feed } = await makeReleased();
  const speaker = await makeSpeaker(edition, { fullName: "Ada Esempio" });
  const { organisationId } = edition;
  await release(scope, { name: "First", note: {} });
  await move(9);
  await release(scope, { name: "Second", note: {} });
  await db().sessionPerson.create({
    data: { organisationId, sessionId: session.id, speakerId: speaker.id, role: "speaker", order: 0 },
  });
  await release(scope, { name: "Third", note: {} });
  expect((await log())?.releases.map(({ name, count }) => [name, count])).toEqual([
    ["Third", 0],
    ["Second", 1],
    ["First", 1],
  ]);
  expect(JSON.stringify(await log()) + (await feed())).not.toContain("Ada");
  const id = { organisationId_id: { organisationId, id: session.id } };
  await db().session.update({ where: id, data: { deletedAt: at(0) } });
  await release(scope, { name: "Fourth", note: {} });
  const [fourth, , second] = (await log())?.releases ?? [];
  expect(fourth?.lines).toMatchObject([{ kind: "cancelled", session: { title: { text: "Bread" } } }]);
  expect(second?.lines[0]?.session?.title.text).toBe("Bread");
  await db().session.delete({ where: id });
  expect((await log())?.releases[0]?.lines).toMatchObject([{ kind: "cancelled", session: null }]);
  expect(await feed()).toContain("Cancelled: A session that is no longer there");
});

test("an edition that is not published has none, and neither has one of another address", async () => {
  const { edition, scope, log, feed } = await makeReleased();
  await release(scope, { name: "First", note: {} });
  expect(await log()).not.toBeNull();
  await db().edition.updateMany({ where: { id: edition.id }, data: { publishedAt: null } });
  expect([await log(), await feed()]).toEqual([null, null]);
});
