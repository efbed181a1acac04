import { beforeAll, expect, test } from "vitest";
import { forgetLogin } from "@/lib/people/commands/forget-login";
import { db } from "@/lib/platform/db/client";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { clearOutbox } from "@/prisma/factories/messages";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { dispatchOnce } from "../jobs/dispatch";
import { readMessages } from "../jobs/prepare-mail";
import { writeMail } from "../jobs/write-mail";
import { listOutboxForDesk } from "../queries/desk-outbox";
import { WAITING_COLUMNS } from "../queries/fill-in";
import { lookAtMail } from "../queries/mail-look";
import { getMailWording } from "../queries/mail-wordings";
import { REWORDABLE } from "../rules/own-words";
import type { TemplateName } from "../templates/registry";
import { purgeTestMails } from "./purge-mails";
import { testMail } from "./test-mail";
import { wordMail } from "./word-mail";

const BLANK = { subject: {}, opening: {}, closing: {}, leftOut: [] };

async function makeWorld() {
  const made = await makeOpenEdition({ dates: ["2027-05-06"], languages: ["en", "it"] });
  const { edition } = made;
  const actor = await makeActor();
  const [email] = actor.emails;
  const scope = await editionScope(edition, { actor, role: "editor" });
  const at = { school: scope.schoolSlug, edition: scope.editionSlug };
  const say = (words: object) =>
    wordMail(scope, { ...at, template: "registration-confirmed", version: 0, ...BLANK, ...words });
  const ask = (template: TemplateName = "registration-confirmed", language = "it") =>
    testMail(scope, { template, language });
  const here = { editionId: edition.id, template: "wording-test" };
  return { ...made, actor, email, scope, at, say, ask, here };
}

beforeAll(clearOutbox);

/** The mail as it would leave now. */
async function written(editionId: string) {
  const message = await db().outboxMessage.findFirstOrThrow({
    where: { editionId, template: "wording-test" },
    select: { ...WAITING_COLUMNS, id: true, messageId: true, attempts: true, mailbox: true },
  });
  const [ready] = await readMessages([message as never], mailSources());
  if (!ready || typeof ready === "string") throw new Error(`not to be sent: ${ready}`);
  return writeMail([ready]);
}

test("a test goes to whoever asked, says so, and says what is stored of somebody made up", async () => {
  const { ask, say, email, edition, here, scope } = await makeWorld();
  const category = await makeCategory(edition);
  const ada = await makeRegistration(edition, category, { fullName: "Bea Beispiel", language: "it" });
  await clearOutbox();
  await say({ subject: { it: "A presto, {fullName}" }, opening: { it: "Porta {reference}." } });
  expect(await ask()).toMatchObject({ ok: true });
  const row = await db().outboxMessage.findFirstOrThrow({ where: here });
  // While it waits it holds no address, and it is about nobody's registration.
  expect(row).toMatchObject({ recipient: "", registrationId: null, personId: null, mailingId: null });
  const mail = await written(edition.id);
  expect(mail.to).toBe(email);
  expect(mail.subject).toBe("Prova: A presto, Ada Esempio");
  expect(mail.text).toContain("Questa è una prova");
  expect(mail.text).toContain("Porta K7PFRA.");
  expect(mail.text).not.toContain("Bea");
  while ((await dispatchOnce("one", mailSources())) > 0);
  expect(await db().outboxMessage.findFirstOrThrow({ where: here })).toMatchObject({
    state: "sent",
    recipient: email,
  });
  expect(await db().outboxMessage.count({ where: { registrationId: ada.id, state: "sent" } })).toBe(0);
  const { rows } = await listOutboxForDesk(scope, "sent", { page: 1 }, mailSources(), []);
  expect(rows.map(({ mail: shown }) => shown?.subject)).toEqual(["Prova: A presto, Ada Esempio"]);
  const entry = await db().auditEntry.findFirstOrThrow({
    where: { editionId: edition.id, act: "test-mail" },
    select: { actorId: true, values: true },
  });
  expect(entry).toEqual({ actorId: scope.actor.id, values: [] });
});

test.each(REWORDABLE)(
  "a test of %s leads to public pages only, and its ticket opens nothing",
  async (template) => {
    const { ask, edition } = await makeWorld();
    const category = await makeCategory(edition);
    await makeRegistration(edition, category);
    await ask(template, "en");
    const { text, html, attachments = [], subject } = await written(edition.id);
    expect(subject).toMatch(/^Test: \S/);
    const addresses = [...new Set(`${text}${html}`.match(/https?:\/\/[^\s"<>]+/g))];
    const page = new RegExp(`/en/schools/[^/]+/${edition.slug}(/agenda)?$`);
    expect(addresses.filter((address) => !page.test(address))).toEqual([]);
    expect(html.includes("cid:")).toBe(attachments.length > 0);
    expect(attachments.every(({ type }) => type === "image/png")).toBe(true);
  },
);

test("whoever deletes their sign-in takes their tests along, and a day later they are gone anyway", async () => {
  const { ask, here, actor } = await makeWorld();
  const other = await makeWorld();
  await Promise.all([ask(), other.ask()]);
  expect(await forgetLogin({ id: actor.id })).toMatchObject({ ok: true });
  expect(await db().outboxMessage.count({ where: here })).toBe(0);
  while ((await dispatchOnce("one", mailSources())) > 0);
  const age = (hours: number) =>
    db().outboxMessage.updateMany({
      where: other.here,
      data: { sentAt: new Date(Date.now() - hours * 3_600_000) },
    });
  await age(23);
  await purgeTestMails();
  expect(await db().outboxMessage.count({ where: other.here })).toBe(1);
  await age(25);
  await purgeTestMails();
  expect(await db().outboxMessage.count({ where: other.here })).toBe(0);
});

test("a mail is looked at with the days, and with the ticket or the place in the list of whoever is chosen", async () => {
  const { edition, scope } = await makeWorld();
  const category = await makeCategory(edition);
  const ada = await makeRegistration(edition, category);
  await makeRegistration(edition, category, { state: "waitlisted" });
  const bea = await makeRegistration(edition, category, { state: "waitlisted" });
  const blocks = async (template: TemplateName, reader: string | null) => {
    const found = await getMailWording(scope, template, reader, findMailContexts);
    return found?.previews[0]?.mail.blocks ?? [];
  };
  const confirmed = await blocks("registration-confirmed", ada.id);
  expect(confirmed).toContainEqual(expect.objectContaining({ kind: "ticket", value: ada.reference }));
  expect(JSON.stringify(confirmed)).toContain("6 May 2027");
  expect(JSON.stringify(confirmed)).not.toMatch(/https?:/);
  // Who only waits is looked at as if the place were theirs.
  expect(await blocks("registration-confirmed", bea.id)).toContainEqual(
    expect.objectContaining({ kind: "ticket", value: bea.reference }),
  );
  const waiting = await blocks("registration-waitlisted", bea.id);
  expect(waiting.map(({ kind }) => kind)).not.toContain("ticket");
  expect(JSON.stringify(waiting)).toContain("You are number 2 on the list.");
});

test("what is typed is looked at and not stored; another edition's people are nobody", async () => {
  const { scope, at, edition } = await makeWorld();
  const other = await makeWorld();
  const stranger = await makeRegistration(other.edition, await makeCategory(other.edition), {
    fullName: "Clara Fremd",
  });
  const look = (words: object, reader: string | null) => {
    const typed = { ...at, template: "registration-confirmed", version: 0, ...BLANK, ...words } as const;
    return lookAtMail(scope, { ...typed, leftOut: ["facts"], reader }, findMailContexts);
  };
  const looked = await look({ subject: { en: "Hello {fullName}" } }, stranger.id);
  expect(looked.ok && looked.value.map(({ mail, written: own }) => [mail.subject, own])).toEqual([
    ["Hello Ada Esempio", true],
    ["Hello Ada Esempio", false],
  ]);
  expect(looked.ok && looked.value[0]?.mail.blocks.map(({ kind }) => kind)).not.toContain("facts");
  expect(await look({ opening: { en: "{name}" } }, null)).toMatchObject({ ok: false, reason: "placeholder" });
  expect(await db().mailWording.count({ where: { editionId: edition.id } })).toBe(0);
});
