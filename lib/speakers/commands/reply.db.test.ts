import { beforeEach, describe, expect, inject, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { getOverview } from "@/lib/desk/queries/overview";
import { db } from "@/lib/platform/db/client";
import { getSpeakerForms } from "@/lib/programme/queries/speaker-forms";
import { release } from "@/lib/releases/commands/release";
import { makeRoom, makeSession, makeSlot, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { makeAskedSpeaker } from "@/prisma/factories/speakers";
import { editionScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { requireSpeakerLink } from "../access";
import type { SpeakerScope } from "../policy";
import { findSpeakerPage } from "../queries/my-page";
import { replyFor, replyToSession } from "./reply";

let edition: Awaited<ReturnType<typeof makeOpenEdition>>["edition"];
let ada: SpeakerScope;
let session: string;
let desk: EditionScope<"edit-speakers">;

beforeEach(async () => {
  ({ edition } = await makeOpenEdition({ dates: ["2099-05-06"] }));
  const asked = await makeAskedSpeaker(edition, { fullName: "Ada Esempio" });
  ada = await requireSpeakerLink(asked.token);
  session = asked.sessionId;
  desk = await editionScope<"edit-speakers">(edition);
});

const reply = (said: "confirmed" | "declined", words = "", of = session) =>
  replyToSession(ada, { session: of, reply: said, words });
const stored = () =>
  db().sessionReply.findMany({
    where: { organisationId: edition.organisationId },
    select: { reply: true, words: true, byId: true },
  });
const history = () =>
  db().auditEntry.findMany({
    where: { objectId: ada.speakerId },
    orderBy: { createdAt: "asc" },
    select: { act: true, actorKind: true, actorId: true, editionId: true },
  });
const publish = async () => release(await editionScope<"release">(edition), { name: "One", note: {} });
const named = () =>
  db().releasedPerson.count({
    where: { organisationId: edition.organisationId, speakerId: ada.speakerId },
  });
const until = (date: string) =>
  db().edition.update({
    where: { organisationId_id: { organisationId: edition.organisationId, id: edition.id } },
    data: { speakersUntil: new Date(date) },
  });

test("what a speaker says is stored with who said it, and again only where it differs", async () => {
  expect(await reply("confirmed", "With slides.")).toEqual({ ok: true, value: null });
  expect(await stored()).toEqual([{ reply: "confirmed", words: "With slides.", byId: null }]);
  await reply("confirmed", "With slides.");
  await reply("declined", "I am ill.");
  expect(await stored()).toEqual([{ reply: "declined", words: "I am ill.", byId: null }]);
  const mine = { actorKind: "speaker", actorId: ada.speakerId, editionId: edition.id };
  expect(await history()).toEqual([
    { act: "confirm-session", ...mine },
    { act: "decline-session", ...mine },
  ]);
});

test("who confirms one session has said that they come: the next release names them", async () => {
  await db().speaker.updateMany({ where: { id: ada.speakerId }, data: { unconfirmed: true } });
  await reply("confirmed");
  const row = await db().speaker.findFirstOrThrow({ where: { id: ada.speakerId } });
  expect([row.unconfirmed, row.version]).toEqual([false, 2]);
  await publish();
  expect(await named()).toBe(1);
});

test("who declines is named by no release, and on the organisers' list", async () => {
  await reply("declined");
  await publish();
  expect(await named()).toBe(0);
  const scope = await editionScope<"view-registrations">(edition);
  expect((await getOverview(scope)).programme).toMatchObject({ declined: 1, missingReplies: 0 });
  const list = async (asked: "declined" | "missing") =>
    (
      await getSpeakerForms(await editionScope<"view-drafts">(edition), {
        ...{ page: 1, size: 100, opened: undefined, reply: asked },
      })
    ).speakers.map(({ fullName }) => fullName);
  expect([await list("declined"), await list("missing")]).toEqual([["Ada Esempio"], []]);
  await db().sessionReply.deleteMany({ where: { speakerId: ada.speakerId } });
  expect([await list("declined"), await list("missing")]).toEqual([[], ["Ada Esempio"]]);
  expect((await getOverview(scope)).programme).toMatchObject({ declined: 0, missingReplies: 1 });
});

describe("it is refused", () => {
  test("once a release names them, to change what was said; not to say it first", async () => {
    await publish();
    expect(await reply("confirmed")).toMatchObject({ ok: true });
    expect(await reply("declined")).toEqual({ ok: false, reason: "released" });
    expect(await stored()).toMatchObject([{ reply: "confirmed" }]);
  });

  test("after the last day", async () => {
    await until("2020-01-01");
    expect(await reply("confirmed")).toEqual({ ok: false, reason: "deadline" });
    expect(await stored()).toEqual([]);
  });

  test("of an edition that is cancelled", async () => {
    await db().edition.update({
      where: { organisationId_id: { organisationId: edition.organisationId, id: edition.id } },
      data: { cancelledAt: new Date() },
    });
    expect(await reply("confirmed")).toEqual({ ok: false, reason: "over" });
  });

  test("for a session that does not have them, is deleted, cancelled or another edition's", async () => {
    const others = await makeAskedSpeaker((await makeOpenEdition()).edition);
    const gone = await makeSession(edition);
    const ids = { organisationId: edition.organisationId };
    const mine = { ...ids, speakerId: ada.speakerId, role: "speaker" as const, order: 0 };
    for (const change of [{ deletedAt: new Date() }, { cancelledAt: new Date() }]) {
      const one = await makeSession(edition, change);
      await db().sessionPerson.create({ data: { ...mine, sessionId: one.id } });
      await expect(reply("confirmed", "", one.id)).rejects.toMatchObject({ code: "not-found" });
    }
    for (const of of [gone.id, others.sessionId])
      await expect(reply("confirmed", "", of)).rejects.toMatchObject({ code: "not-found" });
    expect(await stored()).toEqual([]);
  });
});

describe("an organiser", () => {
  const said = (words: string, of: "confirmed" | "declined" | null) =>
    replyFor(desk, { speaker: ada.speakerId, session, reply: of, words });

  test("writes down what was said on the telephone, also when it is too late for the page", async () => {
    await until("2020-01-01");
    expect(await said("Rang up.", "declined")).toMatchObject({ ok: true });
    expect(await stored()).toEqual([{ reply: "declined", words: "Rang up.", byId: desk.actor.id }]);
    expect(await history()).toMatchObject([{ act: "decline-session", actorKind: "login" }]);
  });

  test("takes it back, as if nothing had been said", async () => {
    await reply("declined");
    await said("", null);
    expect(await stored()).toEqual([]);
    expect((await history()).map(({ act }) => act)).toEqual(["decline-session", "forget-reply"]);
    await said("", null);
    expect(await history()).toHaveLength(2);
  });

  test("not for somebody else's speaker or session", async () => {
    const other = await makeSpeaker((await makeOpenEdition()).edition);
    await expect(
      replyFor(desk, { speaker: other.id, session, reply: "confirmed", words: "" }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

test("a hundred at once: each changes its own mind only, and the last one of each stands", async () => {
  const people: Array<{ scope: SpeakerScope; sessionId: string }> = [];
  for (let at = 0; at < 25; at += 1) {
    const { token, sessionId } = await makeAskedSpeaker(edition);
    people.push({ scope: await requireSpeakerLink(token), sessionId });
  }
  await Promise.all(
    people.flatMap(({ scope, sessionId }) =>
      (["confirmed", "declined", "confirmed", "declined"] as const).map((said) =>
        replyToSession(scope, { session: sessionId, reply: said, words: said }),
      ),
    ),
  );
  const rows = await db().sessionReply.findMany({ where: { organisationId: edition.organisationId } });
  expect(rows).toHaveLength(25);
  for (const row of rows) {
    expect(row.words).toBe(row.reply);
    const [last] = await db().auditEntry.findMany({
      where: { objectId: row.speakerId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 1,
    });
    expect(last?.act).toBe(row.reply === "confirmed" ? "confirm-session" : "decline-session");
  }
});

/** Each round a release, and beside it the mind that is changed. @returns how often one knew nothing of the other */
async function releasedBesideReplies(rounds: number): Promise<number> {
  let wrong = 0;
  for (let round = 0; round < rounds; round += 1) {
    const one = await makeOpenEdition({ dates: ["2099-05-06"] });
    const asked = await makeAskedSpeaker(one.edition);
    const scope = await requireSpeakerLink(asked.token);
    const ids = { organisationId: one.edition.organisationId };
    await db().sessionReply.create({
      data: { ...ids, sessionId: asked.sessionId, speakerId: scope.speakerId, reply: "confirmed" },
    });
    const desk = await editionScope<"release">(one.edition);
    const [, replied] = await Promise.all([
      release(desk, { name: "One", note: {} }),
      replyToSession(scope, { session: asked.sessionId, reply: "declined", words: "" }),
    ]);
    const named = await db().releasedPerson.count({ where: { ...ids, speakerId: scope.speakerId } });
    // Either the release was first, and the mind is made up; or the reply was, and nobody is named.
    if (replied.ok ? named > 0 : named === 0) wrong += 1;
  }
  return wrong;
}

describe("a release beside a mind that is changed", () => {
  test("knows of it, or it is refused", async () => {
    expect(await releasedBesideReplies(10)).toBe(0);
  });

  test.runIf(inject("engine") === "server")("does not with the lock taken out", async () => {
    expect(await withoutLocks(() => releasedBesideReplies(30))).toBeGreaterThan(0);
  });
});

test("who declined one of two sessions at one time is no overlap, and what they said yes to is", async () => {
  const ids = { organisationId: edition.organisationId };
  const other = await makeSession(edition);
  await db().sessionPerson.create({
    data: { ...ids, sessionId: other.id, speakerId: ada.speakerId, role: "speaker", order: 0 },
  });
  const room = { opensMinute: null, closesMinute: null };
  for (const sessionId of [session, other.id])
    await makeSlot(edition, {
      ...{ sessionId, roomId: (await makeRoom(edition, room)).id },
      ...{ startsAt: new Date("2099-05-06T08:00Z"), endsAt: new Date("2099-05-06T09:00Z") },
    });
  expect(await publish()).toMatchObject({ ok: false, reason: "overlap" });
  await reply("declined", "", other.id);
  expect(await publish()).toMatchObject({ ok: true });
  expect(await named()).toBe(1);
  // With a yes to both there would be one again; the release that stands does not name them in the other.
  await reply("confirmed", "", other.id);
  expect(await publish()).toMatchObject({ ok: false, reason: "overlap" });
});

describe("the page", () => {
  const page = () => findSpeakerPage("en", ada);

  test("shows the draft, says what is not published yet, and names nobody who has not said that they come", async () => {
    const ids = { organisationId: edition.organisationId };
    const bruno = await makeSpeaker(edition, { fullName: "Bruno Beispiel" });
    const unsaid = await makeSpeaker(edition, { fullName: "Unasked", unconfirmed: true });
    const away = await makeSpeaker(edition, { fullName: "Away" });
    for (const [order, one] of [bruno, unsaid, away].entries())
      await db().sessionPerson.create({
        data: { ...ids, sessionId: session, speakerId: one.id, role: "chair", order: order + 1 },
      });
    await db().sessionReply.create({
      data: { ...ids, sessionId: session, speakerId: away.id, reply: "declined" },
    });
    await db().slot.create({
      data: {
        ...{ ...ids, editionId: edition.id, kind: "session", sessionId: session },
        ...{ startsAt: new Date("2099-05-06T08:00Z"), endsAt: new Date("2099-05-06T09:00Z") },
      },
    });
    const [before] = (await page()).sessions;
    expect(before).toMatchObject({
      ...{ roles: ["speaker"], reply: null, closed: null },
      people: [{ name: "Bruno Beispiel", role: "chair" }],
      times: [{ released: false }],
    });
    await publish();
    expect((await page()).sessions[0]?.times).toMatchObject([{ released: true }]);
    await db().slot.updateMany({
      where: { ...ids, sessionId: session },
      data: { endsAt: new Date("2099-05-06T10:00Z") },
    });
    expect((await page()).sessions[0]?.times).toMatchObject([{ released: false }]);
  });

  test("is there for an edition that is not published, too", async () => {
    await db().edition.update({
      where: { organisationId_id: { organisationId: edition.organisationId, id: edition.id } },
      data: { publishedAt: null },
    });
    const { head, edition: title, sessions } = await page();
    expect([head, title?.text !== "", sessions.length]).toEqual([null, true, 1]);
  });

  test("has a session that somebody interprets", async () => {
    const other = await makeSession(edition);
    await db().interpretation.create({
      data: {
        ...{ organisationId: edition.organisationId, sessionId: other.id, speakerId: ada.speakerId },
        ...{ fromLanguage: "it", toLanguage: "en", mode: "spoken" },
      },
    });
    expect((await page()).sessions.map(({ roles }) => roles)).toEqual([["speaker"], ["interpreter"]]);
    expect(await reply("confirmed", "", other.id)).toMatchObject({ ok: true });
  });
});
