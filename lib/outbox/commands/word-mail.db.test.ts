import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { clearOutbox, makeMany, queueFor } from "@/prisma/factories/messages";
import { makeCategory } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope } from "@/prisma/testing/scopes";
import { dispatchOnce } from "../jobs/dispatch";
import { listOutboxForDesk } from "../queries/desk-outbox";
import { getMailWording, listMailWordings } from "../queries/mail-wordings";
import type { MailWordingEdit } from "../schema";
import { wordMail } from "./word-mail";

const WORDS = {
  subject: { en: "See you, {fullName}", it: "A presto, {fullName}" },
  opening: { en: "**Bring** {reference} along.", it: "Porta {reference}." },
  closing: { en: "Yours, the kitchen" },
  leftOut: ["steps"],
} as const;

async function makeWorld() {
  const { edition } = await makeOpenEdition({ dates: ["2027-05-06"], languages: ["en", "it"] });
  const scope = await editionScope(edition);
  const at = { school: scope.schoolSlug, edition: scope.editionSlug };
  const save = (choice: Partial<MailWordingEdit> = {}) =>
    wordMail(scope, {
      ...at,
      template: "registration-confirmed",
      version: 0,
      ...WORDS,
      leftOut: [...WORDS.leftOut],
      ...choice,
    });
  const category = await makeCategory(edition);
  const send = async (language: string, email = `${language}-${Math.random()}@example.org`) => {
    const [ada] = await makeMany(edition, category, ["Ada Esempio"], { email, language });
    if (!ada) throw new Error("nobody was made");
    await clearOutbox();
    await queueFor(edition, [{ id: ada.id, language }], "registration-confirmed");
    while ((await dispatchOnce("one", mailSources())) > 0);
    const { rows } = await listOutboxForDesk(scope, "sent", { page: 1 }, mailSources(), []);
    const mail = rows.find(({ registrationId }) => registrationId === ada.id)?.mail;
    if (!mail) throw new Error("nothing has left");
    return { mail, ada };
  };
  return { edition, scope, save, send };
}

const prose = (mail: { blocks: Array<{ kind: string }> }) =>
  mail.blocks.flatMap((block) => (block.kind === "prose" ? (block as { source?: string }).source : []));

test("a mail says what the edition says, in its reader's language, and what it said stays with it", async () => {
  const { scope, save, send } = await makeWorld();
  const before = await send("en");
  expect(before.mail.subject).toMatch(/^You have a place/);
  expect(await save()).toEqual({ ok: true, value: null });
  const english = await send("en");
  expect(english.mail.subject).toBe("See you, Ada Esempio");
  expect(prose(english.mail)).toEqual([`**Bring** ${english.ada.reference} along.`, "Yours, the kitchen"]);
  expect(JSON.stringify(english.mail)).not.toContain("With your private link");
  const italian = await send("it");
  expect(italian.mail.subject).toBe("A presto, Ada Esempio");
  // What is written in one language only is read in that.
  expect(prose(italian.mail)).toEqual([`Porta ${italian.ada.reference}.`, "Yours, the kitchen"]);
  expect(await save({ version: 1, subject: {}, opening: {}, closing: {}, leftOut: [] })).toMatchObject({
    ok: true,
  });
  const after = await send("en");
  expect(after.mail.subject).toMatch(/^You have a place/);
  const { rows } = await listOutboxForDesk(scope, "sent", { page: 1 }, mailSources(), []);
  const kept = rows.find(({ registrationId }) => registrationId === english.ada.id);
  expect(kept?.mail?.subject).toBe("See you, Ada Esempio");
});

test("another edition's mails, and the other mails of this one, read as before", async () => {
  const { save } = await makeWorld();
  const other = await makeWorld();
  await save();
  expect((await other.send("en")).mail.subject).toMatch(/^You have a place/);
  const list = await listMailWordings(other.scope);
  expect(list.filter(({ changed }) => changed)).toEqual([]);
});

test("two who word a mail for the first time at once: one is told what the other wrote", async () => {
  const { save, scope } = await makeWorld();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => save({ subject: { en: `Subject ${at}` } })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const refusals = answers.filter((answer) => !answer.ok);
  const wording = await getMailWording(scope, "registration-confirmed", null, findMailContexts);
  expect(wording?.form).toMatchObject({ version: 1 });
  for (const refusal of refusals)
    expect(refusal).toMatchObject({
      reason: "conflict",
      detail: { version: 1, "subject.en": wording?.form.values["subject.en"] },
    });
});

test("braces around what a mail can't fill in are refused, and nothing is stored", async () => {
  const { save, scope } = await makeWorld();
  for (const opening of [{ en: "Dear {name}" }, { it: "[x](https://x.org/{reference})" }])
    expect(await save({ opening })).toMatchObject({ ok: false, reason: "placeholder" });
  expect(await db().mailWording.count({ where: { editionId: scope.editionId } })).toBe(0);
});

test("a mail is looked at as somebody of this edition reads it, and as nobody of another", async () => {
  const { save, scope, send } = await makeWorld();
  await save();
  const { ada } = await send("en");
  const seen = async (reader: string | null) =>
    (await getMailWording(scope, "registration-confirmed", reader, findMailContexts))?.previews.map(
      ({ mail }) => mail.subject,
    );
  expect(await seen(ada.id)).toEqual(["See you, Ada Esempio", "A presto, Ada Esempio"]);
  expect(await seen(null)).toEqual(["See you, Ada Esempio", "A presto, Ada Esempio"]);
  const other = await makeWorld();
  const stranger = await other.send("en");
  const unknown = await getMailWording(scope, "registration-confirmed", stranger.ada.id, findMailContexts);
  expect(unknown?.reader).toBeNull();
  expect(await getMailWording(scope, "sign-in", null, findMailContexts)).toBeNull();
});
