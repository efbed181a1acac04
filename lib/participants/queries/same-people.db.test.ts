import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import type { EditionScope } from "@/lib/access/access";
import { countPeople, findPeople, listPeople } from "@/lib/audiences/queries/people-set";
import { findRecipients } from "@/lib/audiences/queries/recipients";
import {
  FILTER_KINDS,
  type PeopleFilter,
  type PeopleSet,
  readFilters,
  writeFilters,
} from "@/lib/audiences/schema/people-set";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition } from "@/prisma/factories/schools";
import { isIn } from "@/prisma/scenarios/is-in-set";
import { makeManyPeople } from "@/prisma/scenarios/many-people";
import { editionScope } from "@/prisma/testing/scopes";
import { planBulk } from "../commands/plan-bulk";
import { RegistrationFilterSchema } from "../schema/filter";
import { findBulk } from "./bulk";
import { listRegistrationsForExport } from "./export";
import { listRegistrationsForDesk, orderOf } from "./list";

const PEOPLE = 120;
type Made = Awaited<ReturnType<typeof makeManyPeople>>;
let made: Made;
let scope: EditionScope<never>;
beforeAll(async () => {
  made = await makeManyPeople(PEOPLE);
  // The same organisation's next edition has people, too.
  const next = await makeEdition(made.school);
  await makeRegistration(next, await makeCategory(next), { fullName: "Maria Rossi" });
  scope = await editionScope(made.edition);
});

/** Any filter of which something is true in this world, and some that are true of nobody. */
function filtersOf({
  categories,
  questions,
  terms,
  templates,
  tags,
  team,
  known,
}: Made): fc.Arbitrary<PeopleFilter> {
  const filter = (
    by: PeopleFilter["by"],
    how: PeopleFilter["how"],
    values: string[],
    of = "",
  ): PeopleFilter => ({ by, of, how, values });
  const many = (by: PeopleFilter["by"], pool: readonly string[], of = "") =>
    fc
      .tuple(fc.constantFrom("is" as const, "not" as const), fc.subarray([...pool], { minLength: 1 }))
      .map(([how, values]) => filter(by, how, values, of));
  const there = (by: PeopleFilter["by"], of = "") =>
    fc.constantFrom("filled" as const, "empty" as const).map((how) => filter(by, how, [], of));
  const between = (by: PeopleFilter["by"], pool: readonly string[], of = "") =>
    fc
      .tuple(fc.constantFrom(...pool), fc.constantFrom(...pool, ""), fc.boolean())
      .map(([one, other, turned]) => filter(by, "between", turned ? [other, one] : [one, other], of));
  const contains = (by: PeopleFilter["by"], pool: readonly string[], of = "") =>
    fc
      .subarray([...pool], { minLength: 1, maxLength: 2 })
      .map((values) => filter(by, "contains", values, of));
  const answers = questions.flatMap(({ field, kind, said }) => {
    const pool = [...new Set(said.flat()), "nothing"];
    const ordered = kind === "number" || kind === "date" || kind === "time";
    return [
      many("answer", pool, field),
      there("answer", field),
      ...(ordered
        ? [
            between(
              "answer",
              pool.filter((text) => text !== "nothing"),
              field,
            ),
          ]
        : []),
      ...(kind === "text" ? [contains("answer", ["MILANO", "100%", "y_c", "zz"], field)] : []),
    ];
  });
  const ids = known.map(({ id }) => id);
  return fc.oneof(
    fc
      .subarray(ids, { minLength: 1, maxLength: 40 })
      .map((values) => filter("person", "is", [...values, crypto.randomUUID()])),
    many("state", ["pending", "confirmed", "waitlisted", "declined", "withdrawn", "cancelled", "offered"]),
    many("category", categories),
    many("mode", ["on_site", "online"]),
    many("country", ["IT", "PL", "FR"]),
    many("language", ["it", "de", "fr"]),
    many("affiliation", ["IL PONTE", "Coop_Nord", "coopxnord"]),
    contains("affiliation", ["ponte", "0%", "p_n"]),
    there("affiliation"),
    many("tag", tags),
    there("tag"),
    many("assignee", team),
    there("assignee"),
    there("note"),
    contains("note", ["guest", "0%", "s_2", "петрова", "nothing"]),
    many("domain", ["example.org", "COOP.example.net", "bücher.example"]),
    between("registered", ["2027-03-01", "2027-03-02", "2027-03-29"]),
    fc.constant(filter("later", "empty", [])),
    ...terms.map(({ term }) => there("consent", term)),
    ...templates.map((template) => there("told", template)),
    ...answers,
  );
}

const setsOf = (world: Made): fc.Arbitrary<PeopleSet> =>
  fc.record({
    words: fc.constantFrom(
      "",
      "",
      "",
      "rossi",
      "ponte rossi",
      "maria example",
      "100%",
      "_",
      "żak anna",
      "Ольга",
    ),
    filters: fc.array(filtersOf(world), { maxLength: 3 }),
  });

async function readEverywhere({ words, filters }: PeopleSet) {
  const address = { q: words, filters: writeFilters(filters) };
  const asked = (more: object = {}) => z.parse(RegistrationFilterSchema, { ...address, ...more });
  const people = await findPeople(db(), scope, { words, filters });
  const paged: string[] = [];
  let total = 0;
  for (let page = 1; ; page += 1) {
    const list = await listRegistrationsForDesk(scope, asked({ page, after: paged.at(-1) }));
    total = list.total;
    if (list.rows.length === 0) break;
    paged.push(...list.rows.map(({ id }) => id));
  }
  const file = await listRegistrationsForExport(scope, asked());
  const exported: string[] = [];
  for await (const rows of file.pages) exported.push(...rows.map(({ id }) => id));
  const given = { category: null, tag: "x", member: null, note: "", tell: false, words: "" };
  const query = new URLSearchParams(address).toString();
  const planned = await planBulk(scope, { school: "", edition: "", act: "tag", asked: query, ...given });
  const acted = planned.ok
    ? await db().bulkActRow.findMany({
        where: { bulkActId: planned.value.bulk },
        select: { registrationId: true },
      })
    : [];
  // A message has no words: it is to a set of filters.
  const told =
    words === "" && filters.length > 0
      ? await findRecipients(db(), scope, { target: `set:${address.filters}`, audience: [] })
      : null;
  const preview = planned.ok ? await findBulk(scope, planned.value.bulk) : null;
  return {
    acted: acted.map(({ registrationId }) => registrationId),
    told: told?.map(({ id }) => id) ?? null,
    preview: preview?.total ?? 0,
    numbers: [await countPeople(db(), people), total, file.count],
    sets: [await listPeople(db(), people, orderOf("-sent")), paged, exported],
  };
}

test("the filters at random are of every kind and every how", () => {
  const drawn = fc.sample(filtersOf(made), { numRuns: 5_000, seed: 1 });
  const kinds = Object.entries(FILTER_KINDS).flatMap(([by, { hows }]) => hows.map((how) => `${by} ${how}`));
  expect([...new Set(drawn.map(({ by, how }) => `${by} ${how}`))].sort()).toEqual(kinds.sort());
});

test("for any filters, count, pages, all ids, the file, an act and a message are about the same people, and the right ones", async () => {
  const kinds = new Map(made.questions.map(({ field, kind }) => [field, kind]));
  let [found, written] = [0, 0];
  await fc.assert(
    fc.asyncProperty(setsOf(made), async (set) => {
      const expected = made.known
        .filter((person) => isIn(person, set, kinds, made.team, made.later))
        .map(({ id }) => id);
      const { numbers, sets, acted, preview, told } = await readEverywhere(set);
      expect(preview).toBe(expected.length);
      expect(acted.sort()).toEqual([...expected].sort());
      if (told) expect(told.sort()).toEqual([...expected].sort());
      expect(numbers).toEqual([expected.length, expected.length, expected.length]);
      for (const ids of sets) expect([...ids].sort()).toEqual([...expected].sort());
      // All of them in one order.
      for (const ids of sets) expect(ids).toEqual(sets[0]);
      found += expected.length;
      written += told?.length ?? 0;
    }),
    { numRuns: process.env.TESTS === "nightly" ? 400 : 60 },
  );
  expect(found).toBeGreaterThan(300);
  expect(written).toBeGreaterThan(100);
});

test("filters go into an address and come back as they were", () => {
  fc.assert(
    fc.property(fc.array(filtersOf(made), { maxLength: 5 }), (filters) => {
      const address = new URLSearchParams({ filters: writeFilters(filters) });
      expect(readFilters(new URLSearchParams(address.toString()).get("filters") ?? "")).toEqual(filters);
    }),
  );
});

test("who may not read a question is shown nobody by it, in numbers and lists, and everybody else as before", async () => {
  const viewer = await editionScope(made.edition, {
    role: "editor",
  });
  const secret = made.questions.find(({ sensitive }) => sensitive)?.field ?? "";
  const agreed = made.terms[1]?.term ?? "";
  const open = made.questions[0]?.field ?? "";
  for (const [by, of, how] of [
    ["answer", secret, "filled"],
    ["answer", secret, "empty"],
    ["consent", agreed, "empty"],
  ] as const) {
    const filters = [{ by, of, how, values: [] }];
    const filter = z.parse(RegistrationFilterSchema, { filters: writeFilters(filters) });
    const list = await listRegistrationsForDesk(viewer, filter);
    expect(list).toMatchObject({ rows: [], total: 0, withheld: true });
    const file = await listRegistrationsForExport(viewer, filter);
    expect(file.count).toBe(0);
    expect((await listRegistrationsForDesk(scope, filter)).withheld).toBe(false);
  }
  const filters = writeFilters([{ by: "answer", of: open, how: "filled", values: [] }]);
  const list = await listRegistrationsForDesk(viewer, z.parse(RegistrationFilterSchema, { filters }));
  expect(list.withheld).toBe(false);
  expect(list.total).toBeGreaterThan(0);
});

test.each([
  "country.is.it",
  "country.is",
  "nothing.is.IT",
  "answer.empty",
  "registered.between.,",
  "country.is.IT~",
  "x",
])("an address with %s asks for nobody", async (filters) => {
  const list = await listRegistrationsForDesk(scope, z.parse(RegistrationFilterSchema, { filters }));
  expect(list).toMatchObject({ rows: [], total: 0, withheld: true });
});
