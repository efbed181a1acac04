import { beforeAll, expect, test } from "vitest";
import { MAY, may, type Role } from "@/lib/access/policy";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope } from "@/prisma/testing/scopes";
import { decideRegistrations } from "../commands/decide";
import { takeBackDecisions } from "../commands/take-back";
import type { TotalsLook } from "../schema/totals";
import { getTotals } from "./totals";

type Question = Awaited<ReturnType<typeof makeQuestion>>;
let world: Awaited<ReturnType<typeof makeEntrance>>;
let asked: Record<
  "diet" | "days" | "headset" | "weight" | "arrival" | "wishes" | "access" | "lift",
  Question
>;

const option = (value: string) => ({ value, label: { en: value.toUpperCase() } });
const label = (en: string) => ({ label: { en } });
const sensitive = { sensitive: true };

async function answer(registration: { id: string }, question: Question, value: string | string[]) {
  await db().answer.create({
    data: {
      organisationId: world.edition.organisationId,
      registrationId: registration.id,
      fieldVersionId: question.id,
      value,
    },
  });
}

const DIETS = [..."vvvvaaaahh"].map((letter) => ({ v: "vegan", a: "all", h: "halal" })[letter] ?? "");

beforeAll(async () => {
  world = await makeEntrance({ mode: "either" });
  const { edition, category } = world;
  const diets = { options: ["vegan", "halal", "all"].map(option), ...sensitive };
  asked = {
    diet: await makeQuestion(edition, { kind: "choice", meaning: "diet" }, { ...label("Diet"), ...diets }),
    days: await makeQuestion(
      edition,
      { kind: "choices" },
      { ...label("Days"), options: ["fri", "sat", "sun"].map(option) },
    ),
    headset: await makeQuestion(edition, { kind: "language", meaning: "interpreting" }, label("Headset")),
    weight: await makeQuestion(
      edition,
      { kind: "number" },
      { ...label("Weight"), settings: { unit: { en: "kg" }, decimals: 1 } },
    ),
    arrival: await makeQuestion(edition, { kind: "date" }, label("Arrival")),
    wishes: await makeQuestion(edition, { kind: "long_text" }, label("Wishes")),
    access: await makeQuestion(
      edition,
      { kind: "long_text", meaning: "access" },
      { ...label("Access"), ...sensitive },
    ),
    lift: await makeQuestion(edition, { kind: "number" }, { ...label("Steps"), ...sensitive }),
  };
  const other = await makeCategory(edition, { name: { en: "Guest" } });
  for (const [at, diet] of DIETS.entries()) {
    const person = await makeRegistration(edition, at < 7 ? category : other, {
      fullName: `Person ${String(at).padStart(2, "0")}`,
      state: at === 1 ? "offered" : "confirmed",
      mode: at === 0 ? "online" : "on_site",
    });
    await answer(person, asked.diet, diet);
    if (at < 6) await answer(person, asked.days, at < 4 ? ["fri", "sat"] : ["sat"]);
    if (at < 5) await answer(person, asked.headset, at === 4 ? "it" : "fr");
    if (at < 4) await answer(person, asked.weight, String(at + 0.5));
    if (at < 3) await answer(person, asked.arrival, at === 2 ? "2027-05-05" : "2027-05-06");
    if (at < 2) await answer(person, asked.wishes, "A quiet corner");
    if (at < 3) await answer(person, asked.access, at === 0 ? "  Near the door " : "near the door");
    if (at === 3) await answer(person, asked.access, "A ramp");
    if (at === 3) await answer(person, asked.lift, "4");
  }
  // Who has no place is not counted.
  for (const state of ["waitlisted", "withdrawn", "pending"] as const)
    await answer(await makeRegistration(edition, category, { state }), asked.diet, "vegan");
});

async function look(choice: TotalsLook = {}, role: Role = "owner", flags: string[] = []) {
  const scope = await editionScope<"view-registrations">(world.edition, { role });
  return getTotals({ ...scope, flags } as typeof scope, choice);
}

async function close(closed: boolean) {
  // As before anybody looked: what is shown once stays.
  await db().shownTotals.deleteMany({ where: { editionId: world.edition.id } });
  await db().edition.update({
    where: { organisationId_id: { organisationId: world.edition.organisationId, id: world.edition.id } },
    data: {
      publishedAt: new Date(),
      registrationOpensAt: new Date(Date.now() - 7_200_000),
      registrationClosesAt: new Date(Date.now() + (closed ? -3_600_000 : 3_600_000)),
    },
  });
  // Who waits for a decision is no matter here.
  await db().registration.updateMany({
    where: { editionId: world.edition.id, state: "pending" },
    data: { state: "declined" },
  });
}

/** The lines of a question as one writes them down. */
function written({ questions, columns }: Awaited<ReturnType<typeof look>>, question: Question) {
  const found = questions.find(({ fieldId }) => fieldId === question.fieldId);
  if (!found) return null;
  if (found.unlisted) return found.unlisted;
  return found.lines.map(({ is, values, whole, counts }) =>
    [
      is === "answer" || is === "together" ? values.join("+") : is,
      whole,
      ...columns.flatMap(({ key }) => (key === null ? [] : [counts[key] ?? 0])),
    ].join(" "),
  );
}

test("an owner reads each question as its kind is counted", async () => {
  const totals = await look();
  expect(totals.columns).toEqual([{ key: null, people: 10 }]);
  expect(written(totals, asked.diet)).toEqual(["vegan 4", "halal 2", "all 4", "none 0"]);
  expect(written(totals, asked.days)).toEqual(["fri 4", "sat 6", "sun 0", "none 4"]);
  expect(written(totals, asked.headset)).toEqual(["fr 4", "it 1", "none 5"]);
  expect(written(totals, asked.weight)).toEqual(["sum 8", "mean 2", "least 0.5", "most 3.5", "none 6"]);
  expect(written(totals, asked.arrival)).toEqual(["2027-05-05 1", "2027-05-06 2", "none 7"]);
  expect(written(totals, asked.access)).toEqual([
    expect.stringMatching(/^ *near the door *3$/i),
    "A ramp 1",
    "none 6",
  ]);
  expect(written(totals, asked.wishes)).toBe("texts");
  expect(written(await look({ question: asked.wishes.fieldId }), asked.wishes)).toEqual([
    "A quiet corner 2",
    "none 8",
  ]);
});

test("by the days that people come on, by category and by way of taking part", async () => {
  const { category } = world;
  const byDay = await look({ by: asked.days.fieldId });
  expect(byDay.columns).toEqual([
    { key: null, people: 10 },
    { key: "fri", people: 4 },
    { key: "sat", people: 6 },
    { key: "", people: 4 },
  ]);
  expect(written(byDay, asked.diet)).toEqual([
    "vegan 4 4 4 0",
    "halal 2 0 0 2",
    "all 4 0 2 2",
    "none 0 0 0 0",
  ]);
  expect(written(byDay, asked.access)?.slice(-2)).toEqual(["A ramp 1 1 1 0", "none 6 0 2 4"]);
  expect(written(byDay, asked.weight)).toContain("sum 8 8 8 0");
  const byCategory = await look({ by: "category" });
  expect(byCategory.columns.map(({ key, people }) => [key === category.id, people])).toEqual([
    [false, 10],
    [true, 7],
    [false, 3],
  ]);
  expect(written(byCategory, asked.diet)).toEqual(["vegan 4 4 0", "halal 2 0 2", "all 4 3 1", "none 0 0 0"]);
  expect((await look({ by: "mode" })).columns.map(({ key, people }) => `${key} ${people}`)).toEqual([
    "null 10",
    "on_site 9",
    "online 1",
  ]);
});

test("names only where they are asked for, beside what was written", async () => {
  const namesOf = async (choice: TotalsLook) =>
    (await look(choice)).questions
      .find(({ fieldId }) => fieldId === asked.access.fieldId)
      ?.lines.flatMap(({ names }) => names);
  expect(await namesOf({})).toEqual([]);
  expect(await namesOf({ names: "yes" })).toEqual(["Person 00", "Person 01", "Person 02", "Person 03"]);
});

// What each reader is told of the sensitive questions, typed by hand.
const GROUPED = ["vegan+halal 6 0 0 0", "all 4 0 0 0"];
const READ = ["vegan 4 4 4 0", "halal 2 0 0 2", "all 4 0 2 2", "none 0 0 0 0"];
test.each<[string, Role, string[], unknown, unknown, unknown]>([
  ["an owner", "owner", [], READ, READ, 4],
  ["an editor with the flag", "editor", ["sensitive-data"], READ, READ, 4],
  ["an editor, who decides who is counted,", "editor", [], "steers", "steers", "words"],
  ["a viewer", "viewer", [], "open", GROUPED, "words"],
  ["a viewer with the flag", "viewer", ["sensitive-data"], "open", GROUPED, "words"],
  ["an administrator", "administrator", [], "steers", "steers", "words"],
])("%s is told of sensitive answers", async (_name, role, flags, whileOpen, closed, access) => {
  const choice = { by: asked.days.fieldId, names: "yes" } as const;
  await close(false);
  expect(written(await look(choice, role, flags), asked.diet)).toEqual(whileOpen);
  await close(true);
  const totals = await look(choice, role, flags);
  expect(written(totals, asked.diet)).toEqual(closed);
  // What others may read is spread over the days for everybody.
  expect(written(totals, asked.headset)).toEqual(["fr 4 4 4 0", "it 1 0 1 0", "none 5 0 1 4"]);
  const told = totals.questions.find(({ fieldId }) => fieldId === asked.access.fieldId);
  expect(
    told?.unlisted ?? told?.lines.reduce((sum, { is, whole }) => sum + (is === "answer" ? whole : 0), 0),
  ).toBe(access);
  expect(JSON.stringify(totals).includes("ramp")).toBe(access === 4);
  expect(JSON.stringify(totals).includes("Person 03")).toBe(access === 4);
  expect(written(totals, asked.lift)).toEqual(
    access === 4 ? ["sum 4 4 4 0", "mean 4 4 4 0", "least 4 4 4 0", "most 4 4 4 0", "none 9 3 5 4"] : "words",
  );
  // Nobody spreads others over what they may not read.
  const bySensitive = await look({ by: asked.diet.fieldId }, role, flags);
  expect(bySensitive.columns).toHaveLength(access === 4 ? 4 : 1);
  expect(bySensitive.by).toBe(access === 4 ? asked.diet.fieldId : null);
});

test.each<Role>(["viewer", "editor", "administrator"])(
  "%s learns nothing by what they may do: what tells groups to them changes nothing",
  async (role) => {
    await close(true);
    const rights = { role, flags: [] };
    expect(may(rights, "view-sensitive")).toBe(false);
    const isTold = Array.isArray(written(await look({}, role), asked.diet));
    // Typed by hand: all that reads, and nothing that brings somebody in or out.
    const reads = ["view-drafts", "view-registrations", "print-attendance"];
    expect(MAY[role].every((act) => reads.includes(act))).toBe(isTold);
  },
);

test("answers to other options are not counted among those of now, for who may not read them", async () => {
  await close(true);
  const { organisationId, fieldId } = asked.diet;
  const again = await db().fieldVersion.create({
    data: {
      ...{ organisationId, fieldId, number: 2, ...label("Diet"), sensitive: true, readers: "trusted" },
      options: ["vegan", "all"].map(option),
    },
  });
  const newcomer = await makeRegistration(world.edition, world.category);
  await answer(newcomer, again, "vegan");
  expect(written(await look({}, "viewer"), asked.diet)).toBe("few");
  expect(written(await look(), asked.diet)).toEqual(["vegan 5", "all 4", "halal 2", "none 0"]);
  // Whoever answers anew is counted by the new answer alone.
  await answer(newcomer, asked.diet, "halal");
  expect(written(await look(), asked.diet)).toEqual(["vegan 5", "all 4", "halal 2", "none 0"]);
  await db().registration.delete({ where: { organisationId_id: { organisationId, id: newcomer.id } } });
  await db().fieldVersion.delete({ where: { organisationId_id: { organisationId, id: again.id } } });
});

test("a retired question is there as long as somebody answered it", async () => {
  const { edition } = world;
  const gone = await makeQuestion(edition, { kind: "yes_no", retiredAt: new Date() }, label("Gone"));
  expect(written(await look(), gone)).toBeNull();
  const someone = await db().registration.findFirstOrThrow({
    where: { editionId: edition.id, state: "confirmed" },
  });
  await answer(someone, gone, "yes");
  expect(written(await look(), gone)).toEqual(["yes 1", "no 0", "none 9"]);
});

test("the same few statements, however many people and questions there are", async () => {
  for (const role of ["owner", "viewer"] as const) {
    const scope = await editionScope<"view-registrations">(world.edition, { role });
    await expectQueries(17, () => getTotals(scope, { by: asked.days.fieldId, names: "yes" }));
  }
  for (let more = 0; more < 12; more += 1)
    await makeQuestion(world.edition, { kind: more % 2 ? "choices" : "text" }, { sensitive: more % 3 === 0 });
  const scope = await editionScope<"view-registrations">(world.edition);
  await expectQueries(17, () => getTotals(scope, { by: asked.days.fieldId, names: "yes" }));
});

// The last: what becomes free goes to who waits.
test("who cancels somebody, looks, and takes it back, has seen no total of what they may not read", async () => {
  await close(true);
  const scope = await editionScope<never>(world.edition, { role: "editor" });
  const one = await makeRegistration(world.edition, world.category);
  await answer(one, asked.diet, "halal");
  const seen = async () =>
    JSON.stringify((await getTotals(scope, {})).questions.filter(({ grouped }) => grouped));
  const before = await seen();
  const { organisationId, id } = world.edition;
  await db().edition.updateMany({ where: { organisationId, id }, data: { undoSeconds: 600 } });
  const registrations = [one.id];
  const told = { tell: false, words: "" };
  expect(await decideRegistrations(scope, { registrations, decision: "cancel", ...told })).toMatchObject({
    ok: true,
  });
  expect(await seen()).toBe(before);
  expect(await takeBackDecisions(scope, { registrations })).toMatchObject({ ok: true });
  expect(await seen()).toBe(before);
});
