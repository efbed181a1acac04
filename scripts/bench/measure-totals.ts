import { getTotals } from "@/lib/participants/queries/totals";
import { TotalsLookSchema } from "@/lib/participants/schema/totals";
import { db } from "@/lib/platform/db/client";
import { makeQuestion } from "@/prisma/factories/registration";
import type { FieldKind } from "@/prisma/generated/enums";
import { editionScope } from "@/prisma/testing/scopes";
import { over } from "./desk-page";
import { makePeople } from "./growth-people";
import type { Outcome } from "./measure-rush";
import { median } from "./statistics";
import { figure, table } from "./table";

const PEOPLE = [1_000, 10_000];
const QUESTIONS = 60;
const ROUNDS = 5;
/** One look at the totals, in ms. */
const MOST = 1_500;

/** What is said by who is the n-th of an edition, as SQL; six kinds in turn. */
const SAID: ReadonlyArray<[FieldKind, string]> = [
  ["choice", `to_jsonb('o' || (n + q) % 8)`],
  ["choices", `jsonb_build_array('o' || (n + q) % 8, 'o' || (n * 3 + q + 1) % 8)`],
  ["number", `to_jsonb(((n * 7 + q) % 40)::text)`],
  ["yes_no", `to_jsonb(CASE WHEN (n + q) % 3 = 0 THEN 'no' ELSE 'yes' END)`],
  ["text", `to_jsonb('Words ' || (n + q) % 900)`],
  ["date", `to_jsonb('2027-05-0' || 1 + (n + q) % 9)`],
];

/**
 * What the totals of a form of sixty questions take that everybody has answered: all of it, by category, by another answer, and
 * one question with what was written and by whom.
 * @param quick the smaller edition only
 */
export async function measureTotals(quick: boolean, say: (line: string) => void): Promise<Outcome> {
  const faults: string[] = [];
  const rows: string[][] = [];
  for (const people of quick ? PEOPLE.slice(0, 1) : PEOPLE) {
    say(`  an edition of ${people} people and ${QUESTIONS} questions`);
    const measured = await measureOne(people);
    for (const [name, ms] of Object.entries(measured)) faults.push(...over(`${name} of ${people}`, ms, MOST));
    rows.push([`${people} people`, ...Object.values(measured).map((ms) => figure(ms))]);
  }
  const head = [
    "totals",
    "all ms",
    "by category ms",
    "by an answer ms",
    "of one, with names ms",
    "of few ms",
  ];
  return { text: table(head, rows), faults };
}

async function measureOne(people: number) {
  const { edition } = await makePeople(people);
  const options = Array.from({ length: 8 }, (_, at) => ({ value: `o${at}`, label: { en: `Option ${at}` } }));
  const fields: string[] = [];
  for (let number = 0; number < QUESTIONS; number += 1) {
    const [kind, said] = SAID[number % SAID.length] ?? ["text", "to_jsonb('')"];
    const readers = number % 10 === 0 ? ("owners" as const) : ("desk" as const);
    const made = await makeQuestion(edition, { key: `bench-${number}`, kind }, { options, readers });
    fields.push(made.fieldId);
    await db().$executeRawUnsafe(
      `INSERT INTO answer (organisation_id, registration_id, field_version_id, value)
       SELECT organisation_id, id, $1::uuid, ${said} FROM (
         SELECT organisation_id, id, row_number() OVER (ORDER BY id) AS n, ${number} AS q FROM registration
         WHERE organisation_id = $2::uuid AND edition_id = $3::uuid) AS one`,
      ...[made.id, edition.organisationId, edition.id],
    );
  }
  await db().$executeRaw`VACUUM ANALYZE answer`;
  const owner = await editionScope<"view-registrations">(edition);
  const viewer = await editionScope<"view-registrations">(edition, { role: "viewer" });
  const often = async (scope: typeof owner, look: object) => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now();
      await getTotals(scope, TotalsLookSchema.parse(look));
      times.push(performance.now() - began);
    }
    return median(times);
  };
  return {
    all: await often(owner, {}),
    "by category": await often(owner, { by: "category" }),
    "by an answer": await often(owner, { by: fields[0] }),
    "of one": await often(owner, { question: fields[4], names: "yes" }),
    "of few": await often(viewer, {}),
  };
}
