import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { CHIARA, makeForm } from "@/prisma/scenarios/register-form";
import { asTheyLeave } from "@/prisma/testing/leaving";
import { changeYou, saveCooperative, saveEnrolment } from "./drafts";

const linksOf = (registrationId: string) =>
  db().outboxMessage.findMany({ where: { registrationId }, orderBy: { createdAt: "asc" } });

test("a draft holds no place, dies after 14 days and sends its link only later", async () => {
  const { begin } = await makeForm();
  const made = await begin();
  if (!made.ok) throw new Error(made.reason);
  const row = await db().registration.findFirstOrThrow({ where: { id: made.value.registrationId } });
  expect(row).toMatchObject({
    state: "draft",
    reference: null,
    queuePosition: null,
    personId: null,
    language: "it",
  });
  expect((row.expiresAt?.getTime() ?? 0) - row.createdAt.getTime()).toBe(14 * 86_400_000);
  const [link] = await linksOf(row.id);
  expect(link).toMatchObject({ template: "draft-saved", recipient: "", editionId: null });
  const [leaving] = await asTheyLeave(link ? [link] : []);
  expect(leaving).toMatchObject({ recipient: CHIARA.email });
  expect(link?.nextAt.getTime()).toBeGreaterThan(row.createdAt.getTime() + 20 * 60_000);
});

test("the first page sent ten times at once is one draft, with what was sent last", async () => {
  const { begin, ids } = await makeForm();
  for (let round = 1; round <= 10; round += 1) {
    const again = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => begin({ key: again })));
    expect(new Set(answers.map((answer) => answer.ok && answer.value.registrationId)).size).toBe(1);
    expect(await db().registration.count({ where: ids })).toBe(round);
  }
  await db().registration.deleteMany({ where: ids });
  const key = randomUUID();
  await begin({ key });
  await begin({ key, fullName: "Chiara E. Esempio" });
  const rows = await db().registration.findMany({ where: ids, select: { fullName: true } });
  expect(rows).toEqual([{ fullName: "Chiara E. Esempio" }]);
});

test.each(["closed", "announced", "cancelled", "running", "past", "archived"] as const)(
  "nobody begins or goes on while the edition is %s",
  async (phase) => {
    const { begin, draftScope } = await makeForm(phase);
    expect(await begin()).toEqual({ ok: false, reason: "closed" });
    const answer = await saveCooperative(draftScope(randomUUID()), {
      locale: "en",
      draft: "",
      check: false,
      affiliation: "",
      country: "IT",
    });
    expect(answer).toEqual({ ok: false, reason: "closed" });
  },
);

test("a link that is sent late says how many days the draft has left", async () => {
  const { begin, draftScope } = await makeForm();
  for (const [hoursLeft, days] of [
    [336, 14],
    [71, 2],
    [24, 1],
    [20, 0],
  ] as const) {
    const made = await begin({ key: randomUUID() });
    if (!made.ok) throw new Error(made.reason);
    const { registrationId } = made.value;
    // Half a minute is left for the work of the test.
    const expiresAt = new Date(Date.now() + hoursLeft * 3_600_000 + 30_000);
    await db().registration.updateMany({ where: { id: registrationId }, data: { expiresAt } });
    const you = { ...CHIARA, email: `moved-${hoursLeft}@example.org`, draft: "", check: false };
    await changeYou(draftScope(registrationId), you);
    const links = await linksOf(registrationId);
    expect(links.at(-1)?.parameters, `${hoursLeft} hours left`).toEqual({ days });
  }
});

test("another address gets its own link, and the first one is void", async () => {
  const { begin, draftScope } = await makeForm();
  const made = await begin();
  if (!made.ok) throw new Error(made.reason);
  const { registrationId } = made.value;
  const you = { ...CHIARA, draft: "", check: false };
  const same = await changeYou(draftScope(registrationId), { ...you, email: "CHIARA@example.org" });
  expect(same).toEqual(made);
  const moved = await changeYou(draftScope(registrationId), { ...you, email: "c@example.org" });
  expect(moved).toEqual({ ok: true, value: { registrationId, linkVersion: 2 } });
  const links = await linksOf(registrationId);
  expect(links.map((link) => link.state)).toEqual(["cancelled", "queued"]);
  expect((await asTheyLeave(links))[1]?.recipient).toBe("c@example.org");
});

test("a sensitive answer is kept only with its own consent", async () => {
  const { begin, draftScope, category, asked } = await makeForm();
  const made = await begin();
  if (!made.ok) throw new Error(made.reason);
  const scope = draftScope(made.value.registrationId);
  const diet = asked("diet");
  const part = { locale: "en", draft: "", category: category.id } as const;
  const kept = async () => {
    const row = await db().registration.findFirstOrThrow({ where: { id: made.value.registrationId } });
    return row.draft;
  };
  expect(await saveEnrolment(scope, { ...part, answers: { [diet.versionId]: "nuts" } })).toEqual({
    ok: false,
    reason: "field-errors",
    detail: { [`agreed.${diet.consentId}`]: "agree" },
  });
  expect(JSON.stringify(await kept())).not.toContain("nuts");
  const agreed = { [String(diet.consentId)]: "on" as const };
  expect(
    await saveEnrolment(scope, { ...part, answers: { [diet.versionId]: "nuts" }, agreed }),
  ).toMatchObject({
    ok: true,
  });
  expect(await kept()).toEqual({
    pages: 3,
    answers: { [diet.versionId]: "nuts" },
    agreed: [diet.consentId],
    dropped: [],
  });
  await saveEnrolment(scope, { ...part, answers: {}, agreed });
  expect(await kept()).toEqual({ pages: 3, answers: {}, agreed: [], dropped: [] });
});

test("a category nobody offers and a question nobody asks are refused", async () => {
  const { begin, draftScope, category } = await makeForm();
  const made = await begin();
  if (!made.ok) throw new Error(made.reason);
  const scope = draftScope(made.value.registrationId);
  const other = await makeForm();
  const part = { locale: "en", draft: "" } as const;
  expect(await saveEnrolment(scope, { ...part, category: other.category.id })).toMatchObject({
    reason: "field-errors",
    detail: { category: "missing" },
  });
  expect(
    await saveEnrolment(scope, { ...part, category: category.id, answers: { [randomUUID()]: "nuts" } }),
  ).toMatchObject({ reason: "changed" });
});

test("what was sent is not a draft any more", async () => {
  const { draftScope } = await makeForm();
  const answer = await changeYou(draftScope(randomUUID(), false), { ...CHIARA, draft: "", check: false });
  expect(answer).toEqual({ ok: false, reason: "sent" });
});

describe("two windows on one draft", () => {
  async function makeTwo() {
    const form = await makeForm();
    const made = await form.begin();
    if (!made.ok) throw new Error(made.reason);
    const id = made.value.registrationId;
    const row = () => db().registration.findFirstOrThrow({ where: { id } });
    const own = { locale: "en", draft: "", check: false } as const;
    const before = { version: (await row()).version, values: { affiliation: "", country: "" } };
    const save = (affiliation: string, country: string, more: { over?: number } = {}) =>
      saveCooperative(form.draftScope(id), { ...own, seen: before, affiliation, country, ...more });
    return { form, id, row, own, save };
  }

  test("the older one's blank, which nobody typed, leaves what the newer one stored", async () => {
    const { row, save } = await makeTwo();
    expect(await save("Coop Esempio", "IT")).toMatchObject({ ok: true });
    expect(await save("", "IT")).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({ affiliation: "Coop Esempio", country: "IT" });
  });

  test("what both changed is asked about, and stored when it is sent again", async () => {
    const { row, save } = await makeTwo();
    await save("Coop Esempio", "IT");
    const { version } = await row();
    expect(await save("", "FR")).toEqual({
      ok: false,
      reason: "conflict",
      detail: { version, country: "newer" },
    });
    expect(await row()).toMatchObject({ affiliation: "Coop Esempio", country: "IT", version });
    expect(await save("", "FR", { over: version })).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({ affiliation: "Coop Esempio", country: "FR" });
    // The version somebody agreed to overwrite is over by now.
    expect(await save("Other", "DE", { over: version })).toMatchObject({ reason: "conflict" });
  });

  test("answers, their consents and the name are kept alike", async () => {
    const { form, id, row, own } = await makeTwo();
    const scope = form.draftScope(id);
    const diet = form.asked("diet");
    const seen = { version: (await row()).version, values: {} };
    const part = { locale: "en", draft: "", category: form.category.id, seen } as const;
    const answer = { [diet.versionId]: "nuts" };
    await saveEnrolment(scope, { ...part, answers: answer, agreed: { [String(diet.consentId)]: "on" } });
    expect(await saveEnrolment(scope, { ...part, answers: { [diet.versionId]: "" } })).toMatchObject({
      ok: true,
    });
    expect((await row()).draft).toMatchObject({ answers: answer, agreed: [diet.consentId] });
    const { locale: _locale, ...you } = CHIARA;
    const drawn = { version: (await row()).version, values: { ...you } };
    await changeYou(scope, { ...own, ...you, fullName: "Chiara E. Esempio", seen: drawn });
    await changeYou(scope, { ...own, ...you, language: "fr", seen: drawn });
    expect(await row()).toMatchObject({ fullName: "Chiara E. Esempio", language: "fr" });
  });

  test("an answer taken out on purpose is gone, with its consent", async () => {
    const { form, id, row } = await makeTwo();
    const scope = form.draftScope(id);
    const diet = form.asked("diet");
    const agreed = { [String(diet.consentId)]: "on" as const };
    const part = { locale: "en", draft: "", category: form.category.id } as const;
    await saveEnrolment(scope, { ...part, answers: { [diet.versionId]: "nuts" }, agreed });
    const seen = {
      version: (await row()).version - 1,
      values: {
        category: form.category.id,
        [`answers.${diet.versionId}`]: "nuts",
        [`agreed.${diet.consentId}`]: "on",
      },
    };
    await saveEnrolment(scope, { ...part, answers: { [diet.versionId]: "" }, seen });
    expect((await row()).draft).toMatchObject({ answers: {}, agreed: [] });
  });
});
