import { expect, test } from "vitest";
import { readMessages } from "@/lib/outbox/jobs/prepare-mail";
import { writeMail } from "@/lib/outbox/jobs/write-mail";
import { db } from "@/lib/platform/db/client";
import { readingsOf } from "@/lib/platform/mail/readings";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { lookAtMailing } from "../queries/mailing-look";
import { getMailingForm, readyMailing } from "../queries/mailings";
import { READY_TEXTS } from "../schema";
import { saveMailing } from "./mailings";
import { sendMailing } from "./send-mailing";
import { testMailing } from "./test-mailing";

async function makeDesk() {
  const { edition } = await makeOpenEdition({ languages: ["en", "it"] });
  const actor = await makeActor({ email: `ada-${crypto.randomUUID()}@example.org` });
  const scope = await editionScope<"send-messages">(edition, { actor });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const form = {
    ...{
      ...address,
      mailing: null as string | null,
      version: 0,
      audience: ["confirmed"] as Array<"confirmed">,
    },
    ...{ subject: { en: "Bring a cup" }, body: { en: "We pour." } },
    attached: [] as Array<"ticket" | "calendar">,
    target: "states",
  };
  const save = (change: Partial<typeof form> = {}) => saveMailing(scope, { ...form, ...change });
  const saved = async (change: Partial<typeof form> = {}) => {
    const made = await save(change);
    if (!made.ok) throw new Error(made.reason);
    return made.value.mailingId;
  };
  const send = async (mailing: string) => sendMailing(scope, { ...address, mailing, version: 1 });
  return { edition, actor, scope, address, form, save, saved, send, category: await makeCategory(edition) };
}

const leased = (row: object) => ({ ...row, attempts: 1, mailbox: null });

async function mailOf(where: { mailingId: string; registrationId?: string; template?: string }) {
  const row = await db().outboxMessage.findFirstOrThrow({ where });
  const [ready] = await readMessages([leased(row) as never], mailSources());
  if (!ready || typeof ready === "string") throw new Error(ready);
  return writeMail([ready]);
}

test("names, references and the edition's day stand in a message; a name is never markup or a link", async () => {
  const { edition, saved, send, category } = await makeDesk();
  const body = "Dear {fullName}, **bring** {reference}.\n\nWe begin: {firstDay}. [Map](https://map.example)";
  const mailing = await saved({ subject: { en: "For {fullName}" }, body: { en: body } });
  const fullName = "**Ada** [x](https://evil.example) www.evil.example";
  const { id, reference } = await makeRegistration(edition, category, { fullName, language: "en" });
  expect((await send(mailing)).ok).toBe(true);
  const { subject, html, text } = await mailOf({ mailingId: mailing, registrationId: id });
  expect(subject).toMatch(/^For \*\*Ada\*\*/);
  expect(html).toContain('href="https://map.example');
  expect(html).not.toContain('href="https://evil.example');
  expect(html).not.toContain("<strong>Ada</strong>");
  expect(html).toContain("<strong>bring</strong>");
  expect(html).not.toMatch(/https?:\/\/evil\.example/);
  expect(text).toContain(String(reference));
  expect(text).toContain("Map (https://map.example)");
  expect(text).toMatch(/We begin: \w+ \d+ \w+ \d{4}/);
});

test("ticket and file for the calendar come with it to whoever has a place, where they are wanted", async () => {
  const { edition, saved, send, category } = await makeDesk();
  const plain = await saved();
  const whole = await saved({ subject: { en: "Other" }, attached: ["ticket", "calendar"] });
  const { id } = await makeRegistration(edition, category, { language: "en" });
  await send(plain);
  await send(whole);
  const namesOf = async (mailingId: string) =>
    (await mailOf({ mailingId, registrationId: id })).attachments?.map(({ name }) => name);
  expect(await namesOf(plain)).toEqual([]);
  expect(await namesOf(whole)).toEqual(["ticket.png", "calendar.ics"]);
});

test("braces around what nobody knows are refused when it is saved and while it is typed", async () => {
  const { scope, form, save, saved } = await makeDesk();
  const refused = { ok: false, reason: "placeholder" };
  for (const words of ["Hi {name}", "{", "[x](https://a.example/{reference})", "{releaseName}"]) {
    expect(await save({ body: { en: words } }), words).toMatchObject({
      ...{ ...refused, detail: { field: "body.en" } },
    });
    expect(await save({ subject: { en: words } }), words).toMatchObject({
      ...{ ...refused, detail: { field: "subject.en" } },
    });
    const look = { ...form, body: { en: words }, reader: null };
    expect(await lookAtMailing(scope, look, findMailContexts), words).toMatchObject(refused);
  }
  const mailing = await saved();
  expect(await save({ mailing, version: 1, body: { en: "{nobody}" } })).toMatchObject(refused);
});

test("a test says what is stored, to whoever asks, and counts as no message to anybody", async () => {
  const { actor, scope, saved } = await makeDesk();
  const mailing = await saved({ body: { en: "Dear {fullName}" }, attached: ["ticket"] });
  expect(await testMailing(scope, { mailing, language: "it" })).toEqual({ ok: true, value: null });
  const { to, subject, text, language } = await mailOf({ mailingId: mailing, template: "wording-test" });
  expect({ to, language }).toEqual({ to: actor.emails[0], language: "it" });
  expect(subject).toMatch(/^Prova: Bring a cup$/);
  expect(readingsOf(Buffer.from(text))).toContain("Dear Ada Esempio");
  expect(text).not.toContain("/r/");
  const entry = await db().auditEntry.findFirstOrThrow({ where: { objectId: mailing, act: "test-mailing" } });
  expect(entry.actorId).toBe(actor.id);
  // It is tested as the mail it will leave as.
  const toTeam = await saved({ target: "team", audience: [] });
  await testMailing(scope, { mailing: toTeam, language: "en" });
  const test = await db().outboxMessage.findFirstOrThrow({ where: { mailingId: toTeam } });
  expect(test.parameters).toMatchObject({ of: "mailing-team" });
  const { edition } = await makeDesk();
  const stranger = await editionScope<"send-messages">(edition);
  await expect(testMailing(stranger, { mailing, language: "en" })).rejects.toThrow("not-found");
});

test("every ready text can be saved as it is, in every language of the edition, and is read whole", async () => {
  const { edition, scope, form, save, category } = await makeDesk();
  await makeRegistration(edition, category, { state: "waitlisted", language: "it" });
  for (const text of READY_TEXTS) {
    const { values } = readyMailing(scope, text) ?? {};
    const said = (part: "subject" | "body") => ({
      en: String(values?.[`${part}.en`]),
      it: String(values?.[`${part}.it`]),
    });
    const made = await save({ ...form, subject: said("subject"), body: said("body") });
    if (!made.ok) throw new Error(made.reason);
    const { looks } = await getMailingForm(scope, made.value.mailingId, null, findMailContexts);
    expect(looks.map(({ language, written }) => [language, written])).toEqual([
      ["en", true],
      ["it", true],
    ]);
    expect(JSON.stringify(looks), text).not.toMatch(/\{\w+\}/);
  }
  expect(readyMailing(scope, "constructor")).toBeNull();
});
