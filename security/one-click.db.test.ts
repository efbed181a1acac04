import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { GET as download } from "@/app/[locale]/(live)/r/[token]/download/route";
import { GET, POST } from "@/app/unsubscribe/[token]/route";
import { saveMailing } from "@/lib/audiences/commands/mailings";
import { draftMailing, sendDrafts, sendMailing } from "@/lib/audiences/commands/send-mailing";
import { getMailingForm } from "@/lib/audiences/queries/mailings";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { stopToken } from "@/lib/outbox/queries/stopped";
import { db } from "@/lib/platform/db/client";
import { mailFolder } from "@/lib/platform/paths";
import { linkToken } from "@/lib/platform/secrets";
import { requireMessagesLink } from "@/lib/registration/access/messages-link";
import { correctEmail } from "@/lib/registration/commands/change-registration";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { purge } from "@/lib/registration/commands/purge";
import { stopMessages, wantMessages } from "@/lib/registration/commands/stop-messages";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { findMessagesPage } from "@/lib/registration/queries/messages-link";
import { clearOutbox, mailbox, queueFor } from "@/prisma/factories/messages";
import { makePerson } from "@/prisma/factories/people";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition, makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope, linkScope } from "@/prisma/testing/scopes";

async function makeDesk() {
  const { edition } = await makeOpenEdition({ languages: ["en", "it"] });
  const scope = await editionScope<"send-messages">(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const category = await makeCategory(edition);
  const person = (choice: object = {}) =>
    makeRegistration(edition, category, { language: "en", email: mailbox(), ...choice });
  const write = async (target = "states") => {
    const saved = await saveMailing(scope, {
      ...{ ...address, mailing: null, version: 0, target, audience: ["confirmed"], attached: [] },
      ...{ subject: { en: "Bring a cup" }, body: { en: `We pour. ${crypto.randomUUID()}` } },
    });
    if (!saved.ok) throw new Error(saved.reason);
    return { ...address, mailing: saved.value.mailingId, version: 1 };
  };
  const leave = async () => {
    while ((await dispatchOnce("one", mailSources())) > 0);
  };
  /** Sends one to all. @returns what became of it at each registration or speaker, and the files of its mails */
  const tell = async (target?: string) => {
    const input = await write(target);
    await sendMailing(scope, input);
    await leave();
    return rowsOf(input.mailing);
  };
  await clearOutbox();
  return { edition, scope, address, person, write, tell, leave };
}

async function rowsOf(mailingId: string) {
  const rows = await db().outboxMessage.findMany({ where: { mailingId } });
  return new Map(
    rows.map(({ registrationId, personId, state, failure, id, mailId }) => [
      registrationId ?? personId,
      { state, failure, id: mailId ?? id },
    ]),
  );
}

/** The header of a mail that left, unfolded. */
async function headerOf(id: string | undefined): Promise<string> {
  const raw = await readFile(join(mailFolder(), `${id}.eml`), "utf8");
  return (raw.split("\r\n\r\n")[0] ?? "").replace(/\r\n[ \t]+/g, " ");
}

const tokenIn = (header: string) =>
  /List-Unsubscribe: <\S+\/unsubscribe\/([\w-]{49})>/.exec(header)?.[1] ?? "";

const click = (
  token: string,
  body: BodyInit | null = new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
) => POST(new Request("http://localhost/", { method: "POST", body }), { params: Promise.resolve({ token }) });
const follow = (token: string) =>
  GET(new Request("http://localhost/"), { params: Promise.resolve({ token }) });

test("one click stops what is written to many, and nothing that a place needs; it can be taken back", async () => {
  const { edition, scope, person, tell, write, leave } = await makeDesk();
  const [ada, bea] = [await person({ fullName: "Ada Esempio" }), await person()];
  await clearOutbox();
  const first = await tell();
  const header = await headerOf(first.get(ada.id)?.id);
  expect(header).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  const token = tokenIn(header);
  // Drafted while it was wanted: what counts is what is wanted as it leaves.
  const drafted = await write();
  await draftMailing(scope, drafted);

  // Looking changes nothing.
  const looked = await follow(token);
  expect([looked.status, looked.headers.get("location")]).toEqual([303, `/en/r/messages/${token}`]);
  expect(await db().messageStop.count({ where: { organisationId: edition.organisationId } })).toBe(0);
  expect((await tell()).get(ada.id)).toMatchObject({ state: "sent" });

  // Twice is once.
  expect([(await click(token)).status, (await click(token)).status]).toEqual([200, 200]);
  const acts = () =>
    db().auditEntry.findMany({
      where: { objectId: ada.id, act: { endsWith: "-messages" } },
      orderBy: { createdAt: "asc" },
    });
  expect((await acts()).map(({ act, actorKind }) => [act, actorKind])).toEqual([["stop-messages", "link"]]);
  await sendDrafts(scope, { ...drafted, version: 2 });
  await leave();
  const late = await rowsOf(drafted.mailing);
  expect([late.get(ada.id), late.get(bea.id)]).toMatchObject([
    { state: "cancelled", failure: "UNWANTED" },
    { state: "sent" },
  ]);
  const { report } = await getMailingForm(scope, drafted.mailing, null, findMailContexts);
  expect(report).toMatchObject({ sent: 1, unwanted: 1, pointless: 0, waiting: 0 });

  // The ticket, and a letter to her alone, come; neither can be stopped.
  const [ticket = ""] = await queueFor(edition, [ada], "registration-confirmed");
  const letter = (await tell(`person:${ada.id}`)).get(ada.id);
  await leave();
  expect(await db().outboxMessage.findUnique({ where: { id: ticket } })).toMatchObject({ state: "sent" });
  expect(letter).toMatchObject({ state: "sent" });
  for (const id of [ticket, letter?.id]) expect(await headerOf(id)).not.toContain("List-Unsubscribe");

  const link = await requireMessagesLink(token);
  expect((await findMessagesPage("en", link)).stoppedAt).toBeInstanceOf(Date);
  expect(await wantMessages(link)).toEqual({ ok: true, value: null });
  expect((await tell()).get(ada.id)).toMatchObject({ state: "sent" });
  expect((await acts()).map(({ act }) => act)).toEqual(["stop-messages", "want-messages"]);
});

test("it counts for the mailbox and the school: not for others, and for each of a couple", async () => {
  const { edition, person, tell } = await makeDesk();
  const email = mailbox();
  const [ada, bea, carl] = [
    await person({ email }),
    await person({ email, fullName: "Bea" }),
    await person(),
  ];
  await clearOutbox();
  const first = await tell();
  // One mail to both.
  expect(first.get(ada.id)?.id).toBe(first.get(bea.id)?.id);
  await click(tokenIn(await headerOf(first.get(ada.id)?.id)));
  const next = await tell();
  const states = [ada, bea, carl].map(({ id }) => next.get(id)?.state);
  expect(states).toEqual(["cancelled", "cancelled", "sent"]);
  // Whose mailbox it is reads it in their file, and nobody else does.
  const fileOf = async ({ id, linkVersion }: typeof bea) => {
    const token = linkToken("private-link", id, linkVersion);
    const request = new Request("http://localhost/");
    const answer = await download(request, { params: Promise.resolve({ locale: "en", token }) });
    return ((await answer.json()) as { registration: object }).registration;
  };
  expect(await fileOf(bea)).toMatchObject({ messagesStoppedAt: expect.any(String) });
  expect(await fileOf(carl)).toMatchObject({ messagesStoppedAt: null });
  // Another school, the same person.
  const other = await makeDesk();
  const there = await other.person({ email });
  await clearOutbox();
  expect((await other.tell()).get(there.id)).toMatchObject({ state: "sent" });
  expect(edition.schoolId).not.toBe(other.edition.schoolId);
});

test("a speaker stops what is written to all speakers", async () => {
  const { edition, tell } = await makeDesk();
  const speaker = await makeSpeaker(edition, { email: mailbox("speaker") });
  const first = await tell("speakers:all");
  const token = tokenIn(await headerOf(first.get(speaker.personId)?.id));
  expect((await click(token)).status).toBe(200);
  expect((await tell("speakers:all")).get(speaker.personId)).toMatchObject({ failure: "UNWANTED" });
  await purge();
  expect(await db().messageStop.count({ where: { organisationId: edition.organisationId } })).toBe(1);
});

test("only what RFC 8058 says is a click, and only of who got the mail; it is limited", async () => {
  const { edition, person, tell } = await makeDesk();
  const ada = await person();
  await clearOutbox();
  const token = tokenIn(await headerOf((await tell()).get(ada.id)?.id));
  const form = new FormData();
  form.set("List-Unsubscribe", "Two-Clicks");
  for (const body of [null, form, "List-Unsubscribe=One-Click", new URLSearchParams({ a: "b" })])
    expect((await click(token, body)).status).toBe(400);
  const strangers = [
    linkToken("private-link", ada.id, 1),
    linkToken("unsubscribe", ada.id, 1),
    linkToken("unsubscribe", ada.id, "other@example.org"),
    linkToken("unsubscribe", crypto.randomUUID(), ada.emailKey),
    `${token.slice(0, 48)}${token.endsWith("A") ? "B" : "A"}`,
    "x",
  ];
  for (const one of strangers)
    expect([(await click(one)).status, (await follow(one)).status]).toEqual([404, 404]);
  expect(await db().messageStop.count({ where: { organisationId: edition.organisationId } })).toBe(0);
  const body = new FormData();
  body.set("List-Unsubscribe", "One-Click");
  const all = await Promise.all(Array.from({ length: 40 }, () => click(token, body)));
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200, 429]));
  expect(await db().messageStop.count({ where: { organisationId: edition.organisationId } })).toBe(1);
});

test("what was wanted goes with whoever changes their address, ends with a correction, and is erased with them", async () => {
  const { edition, person, tell } = await makeDesk();
  const email = mailbox();
  const ada = await person({ email });
  await clearOutbox();
  const token = tokenIn(await headerOf((await tell()).get(ada.id)?.id));
  await click(token);
  const own = linkScope({ organisationId: edition.organisationId, editionId: edition.id }, ada.id);
  const stops = () => db().messageStop.findMany({ where: { organisationId: edition.organisationId } });
  const fresh = mailbox("fresh");
  expect(await correctEmail(own, { email: fresh })).toMatchObject({ ok: true });
  expect((await stops()).map(({ emailKey }) => emailKey)).toContain(fresh);
  await clearOutbox();
  expect((await tell()).get(ada.id)).toMatchObject({ failure: "UNWANTED" });
  // The old mail's link is of the old address.
  expect((await click(token)).status).toBe(404);
  // An organiser gave it another address: whose it is wants what it wants.
  const corrected = mailbox("corrected");
  await db().registration.updateMany({
    where: { id: ada.id },
    data: { email: corrected, emailKey: corrected },
  });
  expect((await tell()).get(ada.id)).toMatchObject({ state: "sent" });
  await db().registration.updateMany({ where: { id: ada.id }, data: { email: fresh, emailKey: fresh } });
  await eraseRegistration(own);
  expect(await stops()).toEqual([]);
});

test.each(["registration", "speaker", "person"] as const)(
  "nobody stops messages to the mailbox of another %s by giving themselves its address",
  async (kind) => {
    const { edition, person, tell } = await makeDesk();
    const mallory = await person();
    await clearOutbox();
    await click(tokenIn(await headerOf((await tell()).get(mallory.id)?.id)));
    const victim = mailbox("victim");
    // In another edition of the school, where nothing keeps the address from being given twice.
    const { organisationId, schoolId } = edition;
    const elsewhere = await makeEdition({ organisationId, id: schoolId });
    if (kind === "registration")
      await makeRegistration(elsewhere, await makeCategory(elsewhere), { email: victim });
    if (kind === "speaker") await makeSpeaker(elsewhere, { email: victim });
    if (kind === "person") await makePerson({ id: organisationId }, { email: victim });
    const own = linkScope({ organisationId, editionId: edition.id }, mallory.id);
    expect(await correctEmail(own, { email: victim })).toMatchObject({ ok: true });
    const stops = await db().messageStop.findMany({ where: { organisationId } });
    expect(stops.map(({ emailKey }) => emailKey)).not.toContain(victim);
  },
);

test("whoever erases themselves while their mail program clicks leaves no word of it", async () => {
  const { edition, person } = await makeDesk();
  const people = await Promise.all(Array.from({ length: 12 }, () => person()));
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  let clicks = 0;
  await Promise.all(
    people.map(async ({ id, emailKey }) => {
      // Whoever was let in before goes on while the record goes.
      const scope = await requireMessagesLink(stopToken(id, emailKey));
      let erased = false;
      const erasure = eraseRegistration(linkScope(ids, id)).then(() => {
        erased = true;
      });
      const going = async () => {
        while (!erased) {
          clicks += 1;
          const one = clicks % 2 === 0 ? stopMessages(scope) : wantMessages(scope);
          await one.catch((error: { code?: string }) => expect(error.code).toBe("not-found"));
        }
      };
      await Promise.all([erasure, ...Array.from({ length: 4 }, going)]);
    }),
  );
  expect(clicks).toBeGreaterThan(100);
  expect(await db().messageStop.findMany({ where: { organisationId: ids.organisationId } })).toEqual([]);
});
