import { beforeEach, describe, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { readMessages } from "@/lib/outbox/jobs/prepare-mail";
import { writeMail } from "@/lib/outbox/jobs/write-mail";
import { db } from "@/lib/platform/db/client";
import { editSpeaker, removeSpeaker } from "@/lib/programme/commands/edit-speaker";
import { makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope } from "@/prisma/testing/scopes";
import { requireSpeakerLink } from "../access";
import { endSpeakerLink } from "./end-link";
import { inviteSpeakers } from "./invite-speakers";

let edition: Awaited<ReturnType<typeof makeOpenEdition>>["edition"];
let scope: EditionScope<"send-messages">;
const NOW = () => new Date(Date.now() + 1_000).toISOString();
const ids = () => ({ organisationId: edition.organisationId, editionId: edition.id });

beforeEach(async () => {
  ({ edition } = await makeOpenEdition({ dates: ["2099-05-06"] }));
  scope = await editionScope<"send-messages">(edition);
});

async function inSession(choice: Parameters<typeof makeSpeaker>[1] = {}) {
  const speaker = await makeSpeaker(edition, choice);
  const session = await makeSession(edition);
  const { organisationId } = edition;
  await db().sessionPerson.create({
    data: { organisationId, sessionId: session.id, speakerId: speaker.id, role: "speaker", order: 0 },
  });
  return { ...speaker, sessionId: session.id };
}

const mails = () =>
  db().outboxMessage.findMany({
    where: { ...ids(), template: "speaker-invitation" },
    orderBy: { createdAt: "asc" },
  });

/** Their tokens in the mails that would leave now. */
async function tokens(): Promise<string[]> {
  const waiting = (await mails()).filter(({ state }) => state === "queued");
  const ready = await readMessages(
    waiting.map((row) => ({ ...row, template: "speaker-invitation" as const, mailbox: null })) as never,
    mailSources(),
  );
  return ready.flatMap((one) =>
    typeof one === "string" ? [] : [/speak\/([A-Za-z0-9_-]{49})/.exec(writeMail([one]).text)?.[1] ?? ""],
  );
}

const opens = async (token: string) => {
  try {
    return (await requireSpeakerLink(token)).speakerId;
  } catch {
    return null;
  }
};

describe("one act writes to everybody who has not replied", () => {
  test("once each, in their language, and to nobody who has replied or speaks nowhere", async () => {
    const ada = await inSession({ email: "ada@example.org" });
    const bruno = await inSession({ email: "bruno@example.org" });
    const said = await inSession({ email: "said@example.org" });
    await makeSpeaker(edition, { email: "nowhere@example.org" });
    const silent = await inSession();
    await db().personEmail.deleteMany({ where: { personId: silent.personId } });
    await db().sessionReply.create({
      data: {
        ...{ organisationId: edition.organisationId, sessionId: said.sessionId, speakerId: said.id },
        reply: "declined",
      },
    });
    expect(await inviteSpeakers(scope, { speaker: null, asOf: NOW() })).toEqual({
      ok: true,
      value: { told: 2 },
    });
    const rows = await mails();
    expect(rows.map(({ personId }) => personId).sort()).toEqual([ada.personId, bruno.personId].sort());
    for (const row of rows) expect([row.recipient, JSON.stringify(row.parameters)]).toEqual(["", "{}"]);
    const entries = await db().auditEntry.findMany({ where: { ...ids(), act: "invite-speaker" } });
    expect(entries.map(({ id }) => id).sort()).toEqual(rows.map(({ auditEntryId }) => auditEntryId).sort());
  });

  test("a second press of the same page writes to nobody; the next page reminds, and discards what waits", async () => {
    await inSession({ email: "ada@example.org" });
    const asOf = new Date().toISOString();
    await inviteSpeakers(scope, { speaker: null, asOf });
    expect(await inviteSpeakers(scope, { speaker: null, asOf })).toEqual({
      ok: false,
      reason: "asked-already",
    });
    expect(await inviteSpeakers(scope, { speaker: null, asOf: NOW() })).toMatchObject({ ok: true });
    expect((await mails()).map(({ state }) => state).sort()).toEqual(["cancelled", "queued"]);
  });

  test("pressed fifty times at once, one message leaves", async () => {
    await inSession({ email: "ada@example.org" });
    const asOf = new Date().toISOString();
    const all = await Promise.all(
      Array.from({ length: 50 }, () => inviteSpeakers(scope, { speaker: null, asOf })),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });

  test("says why where it writes to nobody", async () => {
    expect(await inviteSpeakers(scope, { speaker: null, asOf: NOW() })).toEqual({
      ok: false,
      reason: "nobody-there",
    });
    const silent = await inSession();
    await db().personEmail.deleteMany({ where: { personId: silent.personId } });
    expect(await inviteSpeakers(scope, { speaker: silent.id, asOf: NOW() })).toEqual({
      ok: false,
      reason: "no-address",
    });
    const other = await makeSpeaker((await makeOpenEdition()).edition, { email: "x@example.org" });
    expect(await inviteSpeakers(scope, { speaker: other.id, asOf: NOW() })).toEqual({
      ok: false,
      reason: "nobody-there",
    });
  });
});

test("a day that was set stands in the mail, in its reader's language", async () => {
  await inSession({ email: "ada@example.org" });
  await db().edition.update({
    where: { organisationId_id: { organisationId: edition.organisationId, id: edition.id } },
    data: { speakersUntil: new Date("2099-04-01") },
  });
  await inviteSpeakers(scope, { speaker: null, asOf: NOW() });
  expect((await mails())[0]?.parameters).toEqual({ until: "Wednesday 1 April 2099" });
});

describe("the link of the mail opens one speaker's page, until", () => {
  let ada: Awaited<ReturnType<typeof inSession>>;
  let token: string;
  beforeEach(async () => {
    ada = await inSession({ email: "ada@example.org", fullName: "Ada Esempio" });
    await inviteSpeakers(scope, { speaker: ada.id, asOf: NOW() });
    [token = ""] = await tokens();
    expect(await opens(token)).toBe(ada.id);
  });
  const editing = () => editionScope<"edit-speakers">(edition);

  test("an organiser ends it: then no mail that waits leaves either", async () => {
    await endSpeakerLink(await editing(), { speaker: ada.id, version: 1 });
    expect(await opens(token)).toBeNull();
    expect((await mails()).map(({ state }) => state)).toEqual(["cancelled"]);
    await inviteSpeakers(scope, { speaker: ada.id, asOf: NOW() });
    const [next = ""] = await tokens();
    expect([await opens(token), await opens(next)]).toEqual([null, ada.id]);
  });

  test("her address is corrected, whichever it went to", async () => {
    const row = await db().speaker.findFirstOrThrow({ where: { id: ada.id } });
    await editSpeaker(await editing(), {
      ...{ school: "", edition: "", speaker: ada.id, version: row.version },
      ...{ fullName: row.fullName, sortName: null, affiliation: "", country: null },
      ...{ headline: {}, biography: {}, websites: [], email: "other@example.org", unconfirmed: false },
    });
    expect(await opens(token)).toBeNull();
  });

  test("she is taken off the programme", async () => {
    await db().sessionPerson.deleteMany({ where: { speakerId: ada.id } });
    const removed = await removeSpeaker(await editing(), {
      ...{ school: "", edition: "", speaker: ada.id, version: 1 },
    });
    expect([removed.ok, await opens(token)]).toEqual([true, null]);
  });

  test("her record is joined with another, or the edition deleted", async () => {
    const twin = await makeSpeaker(edition);
    const person = (personId: string, mergedIntoId: string | null) =>
      db().person.update({
        where: { organisationId_id: { organisationId: edition.organisationId, id: personId } },
        data: { mergedIntoId },
      });
    await person(ada.personId, twin.personId);
    expect(await opens(token)).toBeNull();
    await person(ada.personId, null);
    await db().edition.update({
      where: { organisationId_id: { organisationId: edition.organisationId, id: edition.id } },
      data: { deletedAt: new Date() },
    });
    expect(await opens(token)).toBeNull();
  });
});
