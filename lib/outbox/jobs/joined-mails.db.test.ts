import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { closeMail } from "@/lib/platform/mail/transport";
import { linkToken } from "@/lib/platform/secrets";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { sendLinks } from "@/lib/registration/commands/send-links";
import { clearOutbox, mailbox, makeMany, queueFor } from "@/prisma/factories/messages";
import { makeCategory } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { Prisma } from "@/prisma/generated/client";
import { MailServer } from "@/prisma/testing/mail-server";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { leaseMails } from "../commands/lease-messages";
import { purgeMailFiles } from "../commands/purge-mails";
import { settleMails } from "../commands/settle-mail";
import { listOutboxForDesk } from "../queries/desk-outbox";
import { dispatchOnce } from "./dispatch";
import { readMessages } from "./prepare-mail";
import { prepareTogether } from "./prepare-together";

const noSignIn = mailSources();
const dispatchAll = async () => {
  while ((await dispatchOnce("one", noSignIn)) > 0);
};
const before = { ...process.env };
let folder: string;

beforeEach(async () => {
  await clearOutbox();
  folder = mkdtempSync(join(tmpdir(), "convivio-joined-"));
  process.env.CONVIVIO_DATA = folder;
  forgetSettings();
});
afterEach(() => {
  closeMail();
  process.env = { ...before };
  forgetSettings();
});

const files = () => readdirSync(join(folder, "mail"));
const plain = (raw: string) => raw.replace(/=\r?\n/g, "").replaceAll("=3D", "=");
const mails = () => files().map((name) => plain(readFileSync(join(folder, "mail", name), "utf8")));

const NAMES = ["Ada Esempio", "Bruno Beispiel", "Carla Ejemplo", "Dora Exemple"];

async function makeCooperative(choice: { email?: string; language?: string; names?: string[] } = {}) {
  const email = choice.email ?? mailbox();
  const { edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  const category = await makeCategory(edition);
  const people = await makeMany(edition, category, choice.names ?? NAMES, {
    email,
    language: choice.language ?? "en",
  });
  const rows = (ids: string[]) =>
    db().outboxMessage.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } });
  const desk = async () =>
    (await listOutboxForDesk(await editionScope(edition), "sent", { page: 1 }, mailSources(), [])).rows;
  return { email, edition, category, people, rows, desk };
}

test("people of one address who are told the same at once get one mail, each link under its name", async () => {
  const { edition, people, rows, desk, email } = await makeCooperative();
  const ids = await queueFor(edition, people, "registration-confirmed");
  expect(await dispatchOnce("one", noSignIn)).toBe(1);
  const [mail = "", ...others] = mails();
  expect(others).toEqual([]);
  expect(mail).toContain(`To: ${email}`);
  expect(mail).toMatch(/Subject: You have a place: .*\(4 people\)/s);
  // Each name is followed by the link of that registration, and by no other before the next name.
  const text = mail.slice(0, mail.indexOf("text/html"));
  for (const { fullName, id, linkVersion, reference } of people) {
    const part = text.slice(text.indexOf(fullName)).split(/\r\n\r\n/)[0] ?? "";
    expect(part).toContain(reference ?? "?");
    expect(part).toContain(`/en/r/${linkToken("private-link", id, linkVersion)}`);
  }
  // Tickets and calendar stand behind each link.
  expect(mail).not.toMatch(/image\/png|text\/calendar/);
  const sent = await rows(ids);
  expect(new Set(sent.map((row) => row.mailId)).size).toBe(1);
  expect(mail).toContain(`Message-ID: ${sent.find((row) => row.id === row.mailId)?.messageId}`);
  for (const row of sent) {
    const { fullName } = people.find(({ id }) => id === row.registrationId) ?? {};
    expect(row).toMatchObject({ state: "sent", recipient: email, attempts: 1, parameters: { fullName } });
    expect(row.sentAt).not.toBeNull();
  }
  const shown = await desk();
  expect(shown).toHaveLength(4);
  for (const row of shown) {
    expect(row.leftWith).toBe(3);
    for (const { fullName } of people) expect(JSON.stringify(row.mail)).toContain(fullName);
    expect(JSON.stringify(row.mail)).not.toContain("/r/");
    // Each row keeps what the mail said of its own person.
    expect(row.said?.subject).toMatch(/^You have a place: .*\(4 people\)$/);
    for (const { id, fullName } of people)
      expect(row.said?.text.includes(fullName), fullName).toBe(id === row.registrationId);
    expect(row.said?.text).toContain("[a private link stood here]");
    expect(JSON.stringify(row.said)).not.toContain("/r/");
  }
});

test("one of them is erased: her part is emptied, the others' stay, and the file that named her goes", async () => {
  const { edition, people, rows, desk, email } = await makeCooperative();
  const ids = await queueFor(edition, people, "registration-confirmed");
  await dispatchAll();
  const lead = (await rows(ids)).find((row) => row.id === row.mailId);
  const gone = people.find(({ id }) => id !== lead?.registrationId);
  if (!gone) throw new Error("nobody");
  await eraseRegistration(linkScope({ ...edition, editionId: edition.id }, gone.id));
  expect(files()).toEqual([]);
  for (const row of await rows(ids))
    expect(row).toMatchObject(
      row.registrationId === gone.id
        ? { state: "sent", recipient: "", recipientKey: "", parameters: {} }
        : { state: "sent", recipient: email, parameters: { reference: expect.any(String) } },
    );
  const shown = JSON.stringify((await desk()).map(({ mail }) => mail));
  expect(shown).not.toContain(gone.fullName);
  for (const { id, fullName } of people) if (id !== gone.id) expect(shown).toContain(fullName);
});

test("a file that names one who was erased is a stray, also when the purge finds it first", async () => {
  const { edition, people, rows } = await makeCooperative();
  const ids = await queueFor(edition, people, "registration-confirmed");
  await dispatchAll();
  expect(await purgeMailFiles()).toBe(0);
  const [, other] = (await rows(ids)).filter((row) => row.id !== row.mailId);
  await db().outboxMessage.update({
    where: { id: other?.id ?? "" },
    data: { recipient: "", parameters: {}, said: Prisma.DbNull },
  });
  expect(await purgeMailFiles()).toBe(1);
  expect(files()).toEqual([]);
});

test("other addresses, languages, editions and words are other mails", async () => {
  const one = await makeCooperative({ names: ["Ada Esempio", "Bruno Beispiel"] });
  const sameAddress = await makeCooperative({ email: one.email, names: ["Carla Ejemplo"] });
  const french = await makeMany(one.edition, one.category, ["Dora Exemple"], {
    email: one.email,
    language: "fr",
  });
  const neighbour = await makeMany(one.edition, one.category, ["Emil Muster"], {
    email: mailbox("neighbour"),
  });
  const worded = await makeMany(one.edition, one.category, ["Fina Prova"], { email: one.email });
  const [ada, bruno] = one.people;
  await queueFor(one.edition, [...one.people, ...french, ...neighbour], "registration-confirmed");
  await queueFor(one.edition, worded, "registration-confirmed", {
    parameters: [{ words: "Bring a plate." }],
  });
  await queueFor(sameAddress.edition, sameAddress.people, "registration-confirmed");
  await dispatchAll();
  const all = mails();
  expect(all).toHaveLength(5);
  const named = [
    "Ada Esempio",
    "Bruno Beispiel",
    "Carla Ejemplo",
    "Dora Exemple",
    "Emil Muster",
    "Fina Prova",
  ];
  const each = all.map((mail) => named.filter((name) => mail.includes(name)).join()).sort();
  expect(each).toEqual([
    "Ada Esempio,Bruno Beispiel",
    "Carla Ejemplo",
    "Dora Exemple",
    "Emil Muster",
    "Fina Prova",
  ]);
  expect([ada?.email, bruno?.email]).toEqual([one.email, one.email]);
});

test("lost links of several editions are one mail; the desk of each shows only its own", async () => {
  const one = await makeCooperative({ names: ["Ada Esempio", "Bruno Beispiel"] });
  const two = await makeCooperative({ email: one.email, names: ["Carla Ejemplo"] });
  await sendLinks({ email: one.email });
  await dispatchAll();
  const [mail = "", ...others] = mails();
  expect(others).toEqual([]);
  expect(mail).toContain("Subject: Your private links: 3 registrations");
  for (const { id, linkVersion } of [...one.people, ...two.people])
    expect(mail).toContain(linkToken("private-link", id, linkVersion));
  expect(mail).not.toMatch(/Reply-To|List-Id/i);
  const here = await one.desk();
  expect(here.map(({ leftWith }) => leftWith)).toEqual([1, 1]);
  // Nor how many there are elsewhere.
  expect(here.map(({ said }) => said?.subject)).toEqual(Array(2).fill("Your private links: 2 registrations"));
  expect(JSON.stringify(here)).not.toContain("Carla");
  expect(await two.desk()).toMatchObject([{ leftWith: 0 }]);
  expect(JSON.stringify(await two.desk())).not.toMatch(/Ada|Bruno/);
});

test("those who are far behind in a mailing to many leave with the first of their address", async () => {
  const { edition, category, people } = await makeCooperative();
  const others = await makeMany(
    edition,
    category,
    Array.from({ length: 70 }, (_unused, at) => `Somebody ${at}`),
    { email: mailbox("many") },
  );
  await db().$executeRaw`
    UPDATE registration SET email = id::text || '@example.org', email_key = id::text || '@example.org'
    WHERE id = ANY(${others.map(({ id }) => id)}::uuid[])`;
  const [first = "", ...last] = await queueFor(edition, people, "edition-revived", { urgency: 3 });
  const between = await queueFor(edition, others, "edition-revived", { urgency: 3 });
  for (const [minutes, ids] of [
    [3, [first]],
    [2, between],
    [1, last],
  ] as const)
    await db().outboxMessage.updateMany({
      where: { id: { in: [...ids] } },
      data: { nextAt: new Date(Date.now() - minutes * 60_000) },
    });
  expect(await dispatchOnce("one", noSignIn)).toBe(6);
  const [mail = "", ...more] = mails().filter((one) => one.includes("Ada Esempio"));
  expect(more).toEqual([]);
  for (const { fullName } of people) expect(mail).toContain(fullName);
});

test("a mail that failed is tried again whole, under its Message-ID, with nothing that came since", async () => {
  const server = new MailServer();
  process.env.SMTP_URL = await server.start();
  forgetSettings();
  server.mood = "drops-after-data";
  const { edition, people, rows } = await makeCooperative();
  const ids = await queueFor(edition, people.slice(0, 3), "registration-confirmed");
  await dispatchOnce("one", noSignIn);
  expect((await rows(ids)).map((row) => row.state)).toEqual(["queued", "queued", "queued"]);
  server.mood = "takes";
  const late = await queueFor(edition, people.slice(3), "registration-confirmed");
  await db().outboxMessage.updateMany({
    where: { id: { in: [...ids, ...late] } },
    data: { nextAt: new Date(0) },
  });
  await dispatchAll();
  expect((await rows([...ids, ...late])).every((row) => row.state === "sent")).toBe(true);
  const taken = server.taken.map(plain);
  const again = taken.filter((mail) => mail.includes("Ada Esempio"));
  expect(again).toHaveLength(2);
  const [first, second] = again.map((mail) => /Message-ID: (\S+)/i.exec(mail)?.[1]);
  expect(second).toBe(first);
  for (const mail of again) expect(mail).not.toContain("Dora Exemple");
  expect(taken.filter((mail) => mail.includes("Dora Exemple"))).toHaveLength(1);
  await server.stop();
});

test("a dispatcher that was killed with a joined mail in hand: another takes it over whole", async () => {
  const { edition, people, rows } = await makeCooperative();
  const ids = await queueFor(edition, people, "registration-confirmed");
  const [mail] = await leaseMails("killed", 6);
  expect(mail).toHaveLength(4);
  await db().outboxMessage.updateMany({ where: { id: { in: ids } }, data: { leasedUntil: new Date(0) } });
  expect(await dispatchOnce("other", noSignIn)).toBe(1);
  expect((await rows(ids)).every((row) => row.state === "sent" && row.attempts === 2)).toBe(true);
  expect(mails()).toHaveLength(1);
});

test("erased, decided otherwise or moved to another address in between: each is treated as what it is", async () => {
  const { edition, people, rows } = await makeCooperative();
  const [ada, bruno, carla, dora] = people;
  const ids = await queueFor(edition, people, "registration-confirmed");
  const [mail] = await leaseMails("one", 6);
  if (!mail) throw new Error("nothing was taken");
  const address = mailbox("new");
  await db().registration.updateMany({ where: { id: ada?.id ?? "" }, data: { state: "pending" } });
  await db().registration.updateMany({
    where: { id: bruno?.id ?? "" },
    data: { email: address, emailKey: address },
  });
  const { mail: prepared, outcomes } = prepareTogether(mail, await readMessages(mail, noSignIn));
  expect(prepared?.to).toBe(carla?.email);
  expect(prepared?.text).not.toMatch(/Ada|Bruno/);
  expect(prepared?.text).toMatch(/Carla.*Dora/s);
  await settleMails([outcomes], "one");
  const stateOf = async (registration: { id: string } | undefined) =>
    (await rows(ids)).find((row) => row.registrationId === registration?.id);
  expect(await stateOf(ada)).toMatchObject({ state: "cancelled" });
  expect(await stateOf(bruno)).toMatchObject({ state: "queued", attempts: 0, mailId: null });
  for (const one of [carla, dora]) expect(await stateOf(one)).toMatchObject({ state: "sent" });
  await dispatchAll();
  expect(await stateOf(bruno)).toMatchObject({ state: "sent", recipient: address });
  expect(mails()).toHaveLength(1);
});
