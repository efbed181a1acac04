import fc from "fast-check";
import { expect, test } from "vitest";
import { GET as readOpenApi } from "@/app/api/v1/openapi.json/route";
import { GET as readEdition } from "@/app/api/v1/schools/[school]/[edition]/route";
import { GET as readSessions } from "@/app/api/v1/schools/[school]/[edition]/sessions/route";
import { GET as readSchool } from "@/app/api/v1/schools/[school]/route";
import type { EditionScope } from "@/lib/access/access";
import type { Flag, Role } from "@/lib/access/policy";
import { listFilterable } from "@/lib/audiences/queries/filterable";
import { lookAtMailing } from "@/lib/audiences/queries/mailing-look";
import { countPeople, findPeople } from "@/lib/audiences/queries/people-set";
import { listAudit } from "@/lib/audit/queries/list-audit";
import { getOverview } from "@/lib/desk/queries/overview";
import { planOf, readIntake } from "@/lib/intake/queries/plan";
import { placeholdersOf } from "@/lib/outbox/rules/own-words";
import { findAnswersFor } from "@/lib/participants/queries/answers-for";
import { getAttendanceSheet } from "@/lib/participants/queries/attendance-sheet";
import { findRegistrationForDesk } from "@/lib/participants/queries/detail";
import { listRegistrationsForExport } from "@/lib/participants/queries/export";
import { listRegistrationChoices, listRegistrationsForDesk } from "@/lib/participants/queries/list";
import { getPaperList } from "@/lib/participants/queries/paper-list";
import { getTotals } from "@/lib/participants/queries/totals";
import { RegistrationFilterSchema, SORTS } from "@/lib/participants/schema/filter";
import { TotalsLookSchema } from "@/lib/participants/schema/totals";
import { db } from "@/lib/platform/db/client";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import type { AnswerReaders, FieldKind } from "@/prisma/generated/enums";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { readWhole } from "@/prisma/testing/read-whole";
import { editionScope } from "@/prisma/testing/scopes";

/**
 * Two worlds that differ only in answers that somebody may not read look the same to them, wherever they look: the panel, lists and
 * their columns, in each order, on paper too, messages, filters, counts, totals, files, tables of an import, the API. Random forms, circles and answers; who may read an answer is said by
 * the circles of its wording and its question, and by nothing of the site's own.
 */
const CIRCLES = ["desk", "trusted", "owners"] as const satisfies readonly AnswerReaders[];
const KINDS = [
  "text",
  "choice",
  "choices",
  "number",
  "yes_no",
  "date",
] as const satisfies readonly FieldKind[];
type Kind = (typeof KINDS)[number];
const OPTIONS = ["a", "b", "c"].map((value) => ({ value, label: { en: `Option ${value}` } }));
const PEOPLE = 4;

const SAID: Record<Kind, fc.Arbitrary<string | string[] | null>> = {
  text: fc.constantFrom(null, "plums", "pears", "figs"),
  choice: fc.constantFrom(null, "a", "b", "c"),
  choices: fc.option(fc.subarray(["a", "b", "c"], { minLength: 1 })),
  number: fc.constantFrom(null, "3", "7", "11"),
  yes_no: fc.constantFrom(null, "yes", "no"),
  date: fc.constantFrom(null, "2027-05-06", "2027-05-07"),
};

/** One of them, to be looked for. */
const SOME: Record<Kind, string> = {
  ...{ text: "figs", choice: "a", choices: "a", number: "7", yes_no: "yes", date: "2027-05-07" },
};

const circle = fc.constantFrom(...CIRCLES);
/** A question: the circles of its wordings, the last of which it has now; which of them each person answered, and what in either world. */
const question = fc.constantFrom(...KINDS).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    wordings: fc.array(circle, { minLength: 1, maxLength: 3 }),
    said: fc.array(fc.record({ wording: fc.nat(2), one: SAID[kind], other: SAID[kind] }), {
      minLength: PEOPLE,
      maxLength: PEOPLE,
    }),
  }),
);
type RandomQuestion = typeof question extends fc.Arbitrary<infer Value> ? Value : never;
type World = Awaited<ReturnType<typeof makeWorld>>;

async function makeWorld(form: ReadonlyArray<RandomQuestion>) {
  const { edition, school, category, ids } = await makeEntrance({ languages: ["en"], mode: "on_site" });
  const people = [];
  for (let one = 0; one < PEOPLE; one += 1)
    people.push(await makeRegistration(edition, category, { fullName: `Ada Esempio ${one}` }));
  // That somebody answered a wording at all is told of the question, and not of whom: here it is always so.
  const known = await makeRegistration(edition, category, { fullName: "Zoe Esempio" });
  const questions = [];
  for (const [at, { kind, wordings }] of form.entries()) {
    const now = wordings.at(-1) ?? "desk";
    const [first = "desk", ...later] = wordings;
    const shape = { label: { en: `Question ${at}?` }, options: OPTIONS };
    const made = await makeQuestion(
      edition,
      { key: `q${at}`, kind, readers: now },
      { ...shape, readers: first },
    );
    const versions = [{ id: made.id, readers: first }];
    const always = (fieldVersionId: string) =>
      db().answer.create({
        data: { organisationId: ids.organisationId, registrationId: known.id, fieldVersionId, value: "x" },
      });
    await always(made.id);
    for (const [step, readers] of later.entries()) {
      const { organisationId, fieldId } = made;
      const data = { ...shape, organisationId, fieldId, number: step + 2, readers };
      const { id } = await db().fieldVersion.create({ data });
      await always(id);
      versions.push({ id, readers });
    }
    questions.push({ fieldId: made.fieldId, kind, now, versions });
  }
  return { edition, school, category, ids, people, questions };
}

/** Writes what was said in one of the worlds, where somebody with these circles may read it or where they may not. */
async function write(
  { ids, people, questions }: World,
  form: ReadonlyArray<RandomQuestion>,
  world: "one" | "other",
  of: (circles: readonly AnswerReaders[]) => boolean,
) {
  for (const [at, { versions, now }] of questions.entries())
    for (const [who, { id: registrationId }] of people.entries()) {
      const said = form[at]?.said[who];
      const version = versions[(said?.wording ?? 0) % versions.length];
      if (!said || !version || !of([version.readers, now])) continue;
      const key = { organisationId: ids.organisationId, registrationId, fieldVersionId: version.id };
      await db().answer.deleteMany({ where: key });
      const value = said[world];
      if (value !== null) await db().answer.create({ data: { ...key, value, answeredAt: new Date(0) } });
    }
}

const PLACEHOLDERS = placeholdersOf("mailing")
  .map((name) => `{${name}}`)
  .join(" ");

/** All that somebody can make the site say, but the moment at which it says it. */
async function look({ edition, school, category, people, questions }: World, scope: never) {
  const everything = RegistrationFilterSchema.parse({});
  const found = await listRegistrationsForExport(scope, everything);
  const looks = [
    {},
    { names: "yes" },
    ...questions.flatMap(({ fieldId }) => [{ question: fieldId }, { by: fieldId }]),
  ];
  const counts = [];
  for (const { fieldId, kind } of questions)
    for (const how of ["filled", "empty", "is", "not", "contains", "between"] as const) {
      const values =
        how === "filled" || how === "empty" ? [] : [SOME[kind], ...(how === "between" ? [""] : [])];
      const filters = [{ by: "answer" as const, of: fieldId, how, values }];
      counts.push(await countPeople(db(), await findPeople(db(), scope, { words: "", filters })));
    }
  const headings = ["Name", "E-mail", ...questions.map((_, at) => `Question ${at}?`)];
  const cells = ["Ada Esempio 0", people[0]?.email ?? "", ...questions.map(() => "Something else")];
  const table = [headings, cells].map((row, at) => ({ line: at + 1, cells: row }));
  const read = await readIntake(scope, table, { targets: null });
  const api = { params: Promise.resolve({ school: school.slug, edition: edition.slug }) };
  const ask = () => new Request("https://convivio.example/?lang=en");
  const bodies = [readEdition(ask(), api), readSessions(ask(), api), readSchool(ask(), api), readOpenApi()];
  const columns = questions.map(({ fieldId }) => `answer:${fieldId}`).join(",");
  const sorted = SORTS.map((sort) => RegistrationFilterSchema.parse({ sort, columns }));
  const words = { subject: { en: PLACEHOLDERS }, body: { en: PLACEHOLDERS }, attached: [] };
  const messages = questions.flatMap(({ fieldId, kind }) =>
    ["filled", `is.${SOME[kind]}`].map((how) => `set:answer:${fieldId}.${how}`),
  );
  const said = {
    sorted: await Promise.all(sorted.map((filter) => listRegistrationsForDesk(scope, filter))),
    paper: await getPaperList(scope, { columns, sort: "name" }),
    filterable: await listFilterable(scope),
    messages: await Promise.all(
      messages.map((target) =>
        lookAtMailing(
          scope,
          { ...words, target, alsoRegistered: false, audience: [], reader: people[0]?.id ?? null } as never,
          findMailContexts,
        ),
      ),
    ),
    panels: await Promise.all(people.map(({ id }) => findRegistrationForDesk(scope, id))),
    forms: await Promise.all(people.map(({ id }) => findAnswersFor(scope, id, "en"))),
    list: await listRegistrationsForDesk(scope, everything),
    choices: await listRegistrationChoices(scope),
    searches: await Promise.all(
      ["plums", "figs", "Option a"].map((q) =>
        listRegistrationsForDesk(scope, RegistrationFilterSchema.parse({ q })),
      ),
    ),
    file: [found.questions, await readWhole(found.pages)],
    totals: await Promise.all(looks.map((one) => getTotals(scope, TotalsLookSchema.parse(one)))),
    counts,
    overview: await getOverview(scope),
    history: await listAudit(scope, {}, { page: 1 }),
    sheet: await getAttendanceSheet(scope),
    intake: [read.offer, await planOf(scope, read, { categoryId: category.id, language: "en" })],
    api: await Promise.all(bodies.map(async (answer) => (await answer).text())),
  };
  const text = JSON.stringify(said, (key, value) => (key === "now" ? undefined : value));
  return JSON.parse(text) as Record<keyof typeof said, unknown>;
}

const WHO: ReadonlyArray<[Role, Flag[], readonly AnswerReaders[]]> = [
  ["viewer", [], ["desk"]],
  ["administrator", [], ["desk"]],
  ["editor", ["sensitive-data"], ["desk", "trusted"]],
];

test("what somebody may not read changes nothing of what the site says to them", async () => {
  const tally = { hidden: 0, shown: 0 };
  const forms = fc.array(question, { minLength: 4, maxLength: 5 });
  const numRuns = process.env.TESTS === "nightly" ? 12 : 2;
  for (const form of fc.sample(forms, { seed: 63, numRuns })) {
    const world = await makeWorld(form);
    for (const [role, flags, circles] of WHO) {
      const scope = { ...(await editionScope(world.edition, { role })), flags } as EditionScope as never;
      const isShown = (of: readonly AnswerReaders[]) => of.every((one) => circles.includes(one));
      await write(world, form, "one", () => true);
      const before = await look(world, scope);
      await write(world, form, "other", (of) => !isShown(of));
      expect(await look(world, scope)).toEqual(before);
      tally.hidden += 1;
      // What they may read they see change: the looks are no blind ones.
      await write(world, form, "other", isShown);
      const after = await look(world, scope);
      const changed = (
        ["panels", "file", "totals", "counts", "forms", "sorted", "paper", "messages"] as const
      ).filter((surface) => JSON.stringify(after[surface]) !== JSON.stringify(before[surface]));
      if (changed.length === 8) tally.shown += 1;
    }
  }
  expect(tally.hidden).toBe(3 * numRuns);
  expect(tally.shown).toBeGreaterThan(numRuns);
}, 240_000);
