import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { db } from "@/lib/platform/db/client";
import { mailFolder } from "@/lib/platform/paths";
import { linkToken } from "@/lib/platform/secrets";
import { listConcerned } from "@/lib/releases/queries/list-concerned";
import { makeSpeaker } from "@/prisma/factories/programme";
import type { EditionChoice } from "@/prisma/factories/schools";
import { Prisma } from "@/prisma/generated/client";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { asTheyLeave } from "@/prisma/testing/leaving";
import { mailSources } from "@/prisma/testing/mail-sources";
import { blankFields, newcomer } from "@/prisma/testing/newcomer";
import { linkScope } from "@/prisma/testing/scopes";
import { requirePrivateLink } from "../access/private-link";
import type { LinkScope } from "../policy";
import { type Applicant, SELF_SERVICE_NAMES } from "../schema/applicant";
import { changeRegistration, correctEmail, withdrawConsent } from "./change-registration";
import { eraseRegistration } from "./erase";
import type { NewRegistration } from "./new-registration";
import { register } from "./register";
import { sendLinks } from "./send-links";
import { withdraw } from "./withdraw";

const SECRET_DIET = "no peanuts, please";

async function makeDesk(choice: EditionChoice = {}) {
  const { edition, ids, category } = await makeAskingEntrance(choice);
  const diet = await db().fieldVersion.findFirstOrThrow({ where: { field: { ...ids, key: "diet" } } });
  const sensitive = { [diet.id]: diet.termVersionId ?? "" };
  const come = async (name: string, more: Partial<NewRegistration & Applicant> = {}): Promise<LinkScope> => {
    const result = await placesTransaction(ids, (tx) =>
      register(
        tx,
        newcomer(
          { ...ids, categoryId: category.id },
          {
            fullName: name,
            email: `${name.toLowerCase().replaceAll(" ", "-")}-${edition.slug}@example.org`,
            ...more,
          },
        ),
        { kind: "visitor" },
      ),
    );
    if (!result.ok) throw new Error(result.reason);
    return linkScope(ids, result.value.registrationId);
  };
  const row = (scope: LinkScope) =>
    db().registration.findUniqueOrThrow({
      where: {
        organisationId_id: { organisationId: scope.organisationId, id: scope.registrationId },
      },
    });
  const mails = async (scope: LinkScope) =>
    (
      await db().outboxMessage.findMany({
        where: { registrationId: scope.registrationId },
        orderBy: { createdAt: "asc" },
      })
    ).map((mail) => `${mail.template} ${mail.state}`);
  return { edition, ids, diet, sensitive, come, row, mails };
}

async function sendEverything(): Promise<void> {
  while ((await dispatchOnce("erasing", mailSources())) > 0);
}

async function mailsWith(word: string): Promise<number> {
  const mails = await Promise.all(
    (await readdir(mailFolder())).map((name) => readFile(join(mailFolder(), name), "utf8")),
  );
  return mails.filter((mail) => mail.toLowerCase().includes(word)).length;
}

const change = {
  ...blankFields(SELF_SERVICE_NAMES),
  affiliation: "",
  country: "IT",
  language: "it",
} as const;

describe("withdrawing", () => {
  test("lets the next one in and tells both; diet and access answers are gone", async () => {
    const { come, row, mails, diet, sensitive } = await makeDesk({ capacity: 1 });
    const first = await come("Ada Esempio", { answers: { [diet.id]: SECRET_DIET }, sensitive });
    const second = await come("Bruno Beispiel");
    expect((await row(second)).state).toBe("waitlisted");
    expect(await withdraw(first)).toMatchObject({ ok: true });
    expect((await row(first)).state).toBe("withdrawn");
    expect((await row(second)).state).toBe("confirmed");
    expect(await mails(first)).toEqual(["registration-confirmed queued", "registration-withdrawn queued"]);
    expect(await mails(second)).toEqual(["registration-waitlisted queued", "registration-promoted queued"]);
    expect(await db().answer.count({ where: { registrationId: first.registrationId } })).toBe(0);
    const consent = await db().consent.findFirstOrThrow({
      where: { registrationId: first.registrationId },
    });
    expect(consent.withdrawnAt).not.toBeNull();
    expect(await withdraw(first)).toMatchObject({ ok: true });
    expect(await mails(first)).toHaveLength(2);
  });

  test("20 withdrawals at once let exactly 20 in, by queue position", async () => {
    const { come, ids } = await makeDesk({ capacity: 20 });
    const inside: LinkScope[] = [];
    for (let count = 0; count < 20; count += 1) inside.push(await come(`Ada ${count}`));
    for (let count = 0; count < 30; count += 1) await come(`Bruno ${count}`);
    await Promise.all(inside.map((scope) => withdraw(scope)));
    const rows = await db().registration.findMany({
      where: { ...ids, queuePosition: { not: null } },
      orderBy: { queuePosition: "asc" },
    });
    expect(rows.map((one) => one.state)).toEqual([
      ...Array(20).fill("confirmed"),
      ...Array(10).fill("waitlisted"),
    ]);
  });

  test("after the last day nothing is withdrawn", async () => {
    const desk = await makeDesk();
    const scope = await desk.come("Ada Esempio");
    await db().editionDay.updateMany({
      where: { editionId: desk.edition.id },
      data: { date: new Date("2020-01-01") },
    });
    expect(await withdraw(scope)).toMatchObject({ reason: "over" });
  });
});

describe("changing", () => {
  test("a stale form is a conflict; a sensitive answer needs its consent", async () => {
    const { come, row, diet, sensitive } = await makeDesk();
    const scope = await come("Ada Esempio");
    const answers = { [diet.id]: SECRET_DIET };
    const name = { ...change, fullName: "Ada Maria Esempio" };
    expect(await changeRegistration(scope, { ...name, version: 1, answers })).toMatchObject({
      reason: "field-errors",
      detail: { [`agreed.${diet.termVersionId}`]: "agree" },
    });
    const agreed = { [sensitive[diet.id] ?? ""]: "on" as const };
    expect(await changeRegistration(scope, { ...name, version: 1, answers, agreed })).toMatchObject({
      ok: true,
    });
    expect(await row(scope)).toMatchObject({ fullName: "Ada Maria Esempio", version: 2 });
    expect(await changeRegistration(scope, { ...name, version: 1 })).toMatchObject({ reason: "conflict" });
    const entry = await db().auditValue.findMany({
      where: { registrationId: scope.registrationId, field: "fullName" },
    });
    expect(entry).toMatchObject([{ before: "Ada Esempio", after: "Ada Maria Esempio" }]);
    const consent = await db().consent.findFirstOrThrow({ where: { registrationId: scope.registrationId } });
    expect(await withdrawConsent(scope, { consent: consent.id })).toMatchObject({ ok: true });
    expect(await db().answer.count({ where: { registrationId: scope.registrationId } })).toBe(0);
  });

  test("nobody takes the name and address of another live registration", async () => {
    const { come, row } = await makeDesk();
    const first = await come("Ada Esempio", { email: "coop@example.org" });
    const second = await come("Bruno Beispiel", { email: "coop@example.org", another: true });
    const third = await come("Ada Esempio");
    const finding = { ...change, fullName: "ada esempio", version: 1 };
    expect(await changeRegistration(second, finding)).toMatchObject({ reason: "already-registered" });
    expect(await correctEmail(third, { email: "COOP@example.org" })).toMatchObject({
      reason: "already-registered",
    });
    expect((await row(first)).email).toBe("coop@example.org");
  });

  test("a corrected address gets a new link, the old one stops working and the old address is told", async () => {
    const { come, row } = await makeDesk();
    const scope = await come("Ada Esempio");
    const old = (await row(scope)).email;
    const token = linkToken("private-link", scope.registrationId, 1);
    expect(await requirePrivateLink(token)).toMatchObject({ registrationId: scope.registrationId });
    expect(await correctEmail(scope, { email: "ada@example.net" })).toMatchObject({
      value: { linkVersion: 2 },
    });
    await expect(requirePrivateLink(token)).rejects.toMatchObject({ code: "not-found" });
    const fresh = linkToken("private-link", scope.registrationId, 2);
    expect(await requirePrivateLink(fresh)).toMatchObject({ registrationId: scope.registrationId });
    const sent = await db().outboxMessage.findMany({
      where: {
        registrationId: scope.registrationId,
        template: { in: ["email-corrected", "registration-changed"] },
      },
    });
    const leaving = await asTheyLeave(sent);
    expect(new Map(sent.map((mail, at) => [mail.template, leaving[at]?.recipient]))).toEqual(
      new Map([
        ["email-corrected", "ada@example.net"],
        ["registration-changed", old],
      ]),
    );
    expect(JSON.stringify(sent)).not.toContain(fresh);
  });
});

describe("erasing", () => {
  test("leaves no trace of a name, an address, an answer anywhere, and lets the next one in", async () => {
    const { come, row, diet, sensitive } = await makeDesk({ capacity: 1 });
    const planted = "Zyxwvuta Unverwechselbar";
    const email = "zyxwvuta@example.org";
    const scope = await come(planted, { email, answers: { [diet.id]: SECRET_DIET }, sensitive });
    const next = await come("Bruno Beispiel");
    await changeRegistration(scope, { ...change, fullName: `${planted} II`, version: 1 });
    await sendLinks({ email });
    await correctEmail(scope, { email: `new-${email}` });
    await sendEverything();
    expect(await mailsWith("zyxwvuta")).toBeGreaterThan(2);
    const token = linkToken("private-link", scope.registrationId, 2);
    expect(await eraseRegistration(scope)).toMatchObject({ ok: true });
    expect(await mailsWith("zyxwvuta")).toBe(0);
    expect((await row(next)).state).toBe("confirmed");
    await expect(requirePrivateLink(token)).rejects.toMatchObject({ code: "not-found" });
    const tables = await db().$queryRaw<Array<{ name: string }>>`
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
    const traces: string[] = [];
    for (const { name } of tables) {
      const [found] = await db().$queryRaw<Array<{ count: number }>>`
        SELECT count(*)::int AS count FROM ${Prisma.raw(`"${name}"`)} AS held
        WHERE held::text ILIKE '%zyxwvuta%' OR held::text ILIKE '%peanuts%'`;
      if (found?.count) traces.push(name);
    }
    expect(traces).toEqual([]);
    expect(await eraseRegistration(scope)).toMatchObject({ ok: true });
  });

  test("of a person with another registration the address goes that nothing else has", async () => {
    const { come, row } = await makeDesk();
    const scope = await come("Ada Esempio", { email: "ada.old@example.org" });
    await correctEmail(scope, { email: "ada.new@example.org" });
    await withdraw(scope);
    const again = await come("Ada Esempio", { email: "ada.old@example.org" });
    expect((await row(again)).personId).toBe((await row(scope)).personId);
    await eraseRegistration(scope);
    const known = await db().personEmail.findMany({ where: { personId: (await row(again)).personId ?? "" } });
    expect(known.map((one) => one.email)).toEqual(["ada.old@example.org"]);
  });

  test("a person with another registration stays, with what belongs to that one", async () => {
    const { come, row } = await makeDesk();
    const scope = await come("Ada Esempio", { email: "ada.two@example.org" });
    await withdraw(scope);
    const again = await come("Ada Esempio", { email: "ada.two@example.org" });
    await eraseRegistration(scope);
    expect(await row(again)).toMatchObject({ state: "confirmed", fullName: "Ada Esempio" });
    expect((await row(again)).personId).not.toBeNull();
  });
});

test("whoever registers under a speaker's name and address leads none of her messages elsewhere", async () => {
  const { come, row, edition, ids } = await makeDesk();
  const email = "grace@example.org";
  const scope = await come("Grace Esempio", { email });
  const personId = (await row(scope)).personId ?? "";
  const speaker = await makeSpeaker(edition, { personId });
  expect(await correctEmail(scope, { email: "aaa-mallory@evil.example" })).toMatchObject({ ok: true });
  expect(await listConcerned(db(), ids, [speaker.id])).toMatchObject([{ recipient: email }]);
  expect(await db().personEmail.count({ where: { personId } })).toBe(1);
});

test("lost links: the same answer for everybody, mails only to those who have one, not without end", async () => {
  const { come, mails } = await makeDesk();
  const email = `lost-${crypto.randomUUID()}@example.org`;
  const scope = await come("Ada Esempio", { email });
  expect(await sendLinks({ email: email.toUpperCase() })).toEqual(
    await sendLinks({ email: "nobody@example.org" }),
  );
  expect(await mails(scope)).toEqual(["registration-confirmed queued", "lost-link queued"]);
  // Strangers who ask all day make three mails an hour, five minutes apart, and the answer never changes.
  const letMinutesPass = (minutes: number) =>
    db().$executeRaw`
      UPDATE outbox_message SET state = 'sent', created_at = created_at - make_interval(mins => ${minutes}::int)
      WHERE registration_id = ${scope.registrationId}::uuid`;
  const asked: number[] = [];
  for (const minutes of [0, 4, 1, 5, 5, 5, 39, 1]) {
    if (minutes > 0) await letMinutesPass(minutes);
    await Promise.all([1, 2, 3, 4, 5].map(() => sendLinks({ email })));
    asked.push((await mails(scope)).filter((mail) => mail.startsWith("lost-link")).length);
  }
  expect(asked).toEqual([1, 1, 2, 3, 3, 3, 3, 4]);
});
