import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { totalsContent } from "@/components/participants/desk/totals-content";
import { TotalsSheet } from "@/components/participants/desk/totals-sheet";
import type { Role } from "@/lib/access/policy";
import { editQuestion } from "@/lib/forms/commands/edit-form";
import { setRetired } from "@/lib/forms/commands/retire-question";
import { QuestionEditSchema } from "@/lib/forms/schema/question";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { getTotals } from "@/lib/participants/queries/totals";
import { db } from "@/lib/platform/db/client";
import { translator } from "@/lib/platform/i18n/translator";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import {
  answering,
  askDiet,
  close,
  DIET_GROUPS,
  DIET_OPTIONS,
  DIETS,
  type Kitchen,
  makeKitchen,
  reopen,
  say,
  setWindow,
} from "@/prisma/scenarios/kitchen";
import { makeTwoRecords } from "@/prisma/scenarios/two-records";
import { readWhole } from "@/prisma/testing/read-whole";
import { editionScope, linkScope } from "@/prisma/testing/scopes";

/**
 * Whoever may not read answers and looks twice, while one person leaves, comes, answers anew, is erased or joined, sees the same
 * twice: the difference would be what that person said.
 */
type Made = Kitchen["edition"];

const totalsFor = async (edition: Made, look: object = {}, role: Role = "viewer") =>
  getTotals(await editionScope<"view-registrations">(edition, { role }), look);

/** A question as a viewer meets it everywhere: what is read, the page, the file. */
async function everywhere(edition: Made, question: { fieldId: string }) {
  const totals = await totalsFor(edition, { question: question.fieldId });
  const words = { yes: "Yes", no: "No", wish: "wish" };
  const reader = { t: translator("en", "desk-totals"), language: "en", fallback: ["en"], words, zone: "UTC" };
  const { content, count } = totalsContent(totals, { named: true, name: "Totals" }, reader);
  return {
    read: JSON.stringify([totals.questions, totals.shown]),
    page: renderToStaticMarkup(createElement(TotalsSheet, { base: "/totals", totals, reader })),
    file: JSON.stringify([count, content.columns, await readWhole(content.pages())]),
  };
}

/** The lines of a question, or why it has none. */
async function told(edition: Made, { fieldId }: { fieldId: string }, role: Role = "viewer") {
  const one = (await totalsFor(edition, {}, role)).questions.find((question) => question.fieldId === fieldId);
  return one?.unlisted ?? one?.lines.map(({ values, whole }) => `${values.join("+")} ${whole}`);
}

const scopeOf = (edition: Made) => editionScope<never>(edition, { role: "owner" });
const decide = async ({ edition }: Kitchen, id: string, decision: "cancel" | "confirm") =>
  expect(
    await decideRegistrations(await scopeOf(edition), {
      ...{ registrations: [id], decision, tell: false, words: "" },
    }),
  ).toMatchObject({ ok: true });
const first = ({ people }: Kitchen) => people[0] ?? { id: "" };
const reword = async ({ edition, address, diet }: Kitchen, form: object) =>
  expect(
    await editQuestion(
      await scopeOf(edition),
      QuestionEditSchema.parse({
        ...{ ...address, question: diet.fieldId, version: "1", "label.en": "What do you eat?" },
        ...Object.fromEntries(DIET_OPTIONS.map(({ value }) => [`options.${value}.label.en`, `${value}!`])),
        ...form,
      }),
    ),
  ).toMatchObject({ ok: true });

const HAPPENS: Array<[string, (kitchen: Kitchen) => Promise<unknown>]> = [
  ["somebody is cancelled", (kitchen) => decide(kitchen, first(kitchen).id, "cancel")],
  ["somebody withdraws", (kitchen) => withdraw(linkScope(kitchen.ids, first(kitchen).id))],
  ["somebody is erased", (kitchen) => eraseRegistration(linkScope(kitchen.ids, first(kitchen).id))],
  [
    "somebody comes in from the waiting list",
    async (kitchen) => {
      const { edition, category, diet } = kitchen;
      const waiting = await makeRegistration(edition, category, { state: "waitlisted", queuePosition: 1 });
      await say(edition, waiting, diet, "halal");
      await decide(kitchen, waiting.id, "confirm");
    },
  ],
  [
    "somebody answers anew",
    (kitchen) =>
      db().answer.updateMany({ where: { registrationId: first(kitchen).id }, data: { value: "halal" } }),
  ],
  ["registration is open again", ({ edition }) => reopen(edition)],
  [
    "registration is open again, somebody comes, and it closes",
    async ({ edition, category, diet }) => {
      await reopen(edition);
      await answering(edition, category, diet, ["halal"]);
      await close(edition);
    },
  ],
  [
    "the question is worded anew, and somebody answers that",
    async (kitchen) => {
      await reword(kitchen, {});
      const { edition, category, diet } = kitchen;
      const anew = await db().fieldVersion.findFirstOrThrow({ where: { fieldId: diet.fieldId, number: 2 } });
      await answering(edition, category, anew, ["halal", "halal"]);
    },
  ],
  ["it has one option more", (kitchen) => reword(kitchen, { "options.new0.label.en": "Kosher" })],
  ["owners alone read it", (kitchen) => reword(kitchen, { readers: "owners" })],
  ["it is asked later", (kitchen) => reword(kitchen, { later: "on" })],
  ["the edition is cancelled", ({ edition }) => setWindow(edition, { cancelledAt: new Date() })],
  [
    "somebody else waits for a decision",
    ({ edition, category }) => makeRegistration(edition, category, { state: "pending" }),
  ],
  [
    "another question is asked",
    async ({ edition, people }) => {
      const more = await askDiet(edition);
      for (const person of people) await say(edition, person, more, "vegan");
    },
  ],
];

test.each(HAPPENS)("a viewer looks, %s, and the second look is as the first", async (_what, happen) => {
  const kitchen = await makeKitchen();
  const before = await everywhere(kitchen.edition, kitchen.diet);
  expect(before.file).toContain("halal".toUpperCase());
  expect(before.page).toContain("of 10 people who held a place then");
  await happen(kitchen);
  expect(await everywhere(kitchen.edition, kitchen.diet)).toEqual(before);
});

test("that nothing could be told is kept as well: of whoever came then, it would tell", async () => {
  const { edition, category } = await makeEntrance({ languages: ["en"] });
  const diet = await askDiet(edition);
  await answering(edition, category, diet, DIETS.slice(0, 5));
  await close(edition);
  const before = await everywhere(edition, diet);
  expect(await told(edition, diet)).toBe("few");
  await answering(edition, category, diet, DIETS.slice(5));
  expect(await told(edition, diet, "owner")).toEqual(["vegan 4", "halal 1", "all 5", " 0"]);
  expect(await everywhere(edition, diet)).toEqual(before);
});

test("a retired question keeps its totals", async () => {
  const kitchen = await makeKitchen();
  const before = await told(kitchen.edition, kitchen.diet);
  expect(before).toEqual(DIET_GROUPS);
  expect(await setRetired(await scopeOf(kitchen.edition), [kitchen.diet.fieldId], true)).toMatchObject({
    ok: true,
  });
  await decide(kitchen, first(kitchen).id, "cancel");
  expect(await told(kitchen.edition, kitchen.diet)).toEqual(before);
});

test("two records are joined, and the second look is as the first", async () => {
  const two = await makeTwoRecords();
  const edition = two.edition;
  const diet = await askDiet(edition);
  const category = await makeCategory(edition);
  await answering(edition, category, diet);
  await say(edition, two.other, diet, "vegan");
  await close(edition);
  const before = await everywhere(edition, diet);
  expect(await told(edition, diet, "owner")).toEqual(["vegan 5", "halal 1", "all 5", expect.anything()]);
  expect(await two.join()).toMatchObject({ ok: true });
  expect(await told(edition, diet, "owner")).not.toContain("vegan 5");
  expect(await everywhere(edition, diet)).toEqual(before);
});

test("who may read the answers reads those of today", async () => {
  const kitchen = await makeKitchen();
  await told(kitchen.edition, kitchen.diet);
  await decide(kitchen, first(kitchen).id, "cancel");
  expect(await told(kitchen.edition, kitchen.diet, "owner")).toEqual([
    ...["vegan 3", "halal 1", "all 5", " 0"],
  ]);
  expect((await totalsFor(kitchen.edition, {}, "owner")).shown).toBeNull();
});

test("every question is counted at the first look at any: two moments of two questions would tell as one's do", async () => {
  const kitchen = await makeKitchen();
  const { edition, people } = kitchen;
  // Everybody reads this one yet; the next comes afterwards.
  const open = await askDiet(edition, { sensitive: false });
  for (const [at, person] of people.entries()) await say(edition, person, open, DIETS[at] ?? "");
  await totalsFor(edition, { question: kitchen.diet.fieldId });
  await decide(kitchen, first(kitchen).id, "cancel");
  const late = await askDiet(edition);
  for (const [at, person] of people.slice(1).entries()) await say(edition, person, late, DIETS[at + 1] ?? "");
  await db().field.updateMany({ where: { id: open.fieldId }, data: { readers: "trusted" } });
  expect(await told(edition, open)).toEqual(DIET_GROUPS);
  expect(await told(edition, late)).toBe("late");
});

test("what is asked by link is among them only where nobody looked before the end", async () => {
  const [early, late] = [await makeKitchen(), await makeKitchen()];
  for (const { edition, people } of [early, late]) {
    const asked = await askDiet(edition, {}, { laterSince: new Date() });
    for (const [at, person] of people.entries()) await say(edition, person, asked, DIETS[at] ?? "");
    if (edition === early.edition) expect(await told(edition, asked)).toBe("late");
    await setWindow(edition, { cancelledAt: new Date() });
    expect(await told(edition, asked)).toEqual(edition === early.edition ? "late" : DIET_GROUPS);
  }
});

test("nothing is shown, or kept, while registrations are open or wait for a decision", async () => {
  const { edition, category, diet } = await makeKitchen();
  await reopen(edition);
  expect(await told(edition, diet)).toBe("open");
  await close(edition);
  const waits = await makeRegistration(edition, category, { state: "pending" });
  expect(await told(edition, diet)).toBe("undecided");
  for (const role of ["owner", "editor", "administrator"] as const) await told(edition, diet, role);
  expect(await db().shownTotals.count({ where: { editionId: edition.id } })).toBe(0);
  await db().registration.updateMany({ where: { id: waits.id }, data: { state: "declined" } });
  expect(await told(edition, diet)).toEqual(DIET_GROUPS);
});

test("of a question that hangs on a withheld answer nothing is told: how many were asked says what they answered", async () => {
  const { edition, people } = await makeKitchen();
  // Everybody said yes, which is told of nobody.
  const needs = await makeQuestion(edition, { kind: "yes_no", key: "needs" }, { sensitive: true });
  const condition = { clauses: [{ about: "answer", question: "needs", is: "one-of", values: ["yes"] }] };
  const which = await askDiet(edition, { condition });
  for (const [at, person] of people.entries()) {
    await say(edition, person, needs, "yes");
    await say(edition, person, which, DIETS[at] ?? "");
  }
  expect([await told(edition, needs), await told(edition, which)]).toEqual(["few", "hangs"]);
});

test("among answers that everybody reads one by one, those that not everybody may read are counted alone", async () => {
  const { edition, category } = await makeEntrance({ languages: ["en"] });
  const closed = await askDiet(edition, { sensitive: false, readers: "trusted" }, { readers: "desk" });
  const { organisationId, fieldId } = closed;
  const label = { en: "Diet" };
  const open = await db().fieldVersion.create({
    data: { organisationId, fieldId, number: 2, label, options: DIET_OPTIONS, readers: "desk" },
  });
  // A viewer reads ten of eleven: all together would tell the eleventh.
  await answering(edition, category, open);
  await answering(edition, category, closed, ["vegan"]);
  await close(edition);
  expect(await told(edition, closed)).toBe("few");
});
