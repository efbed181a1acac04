import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { isReadable } from "@/lib/access/queries";
import { TAKES_PLACE } from "@/lib/places/queries/takes-place";
import type { Reader } from "@/lib/platform/db/client";
import { HOLDS_PLACE } from "@/prisma/enums/states";
import type { RegistrationState, Verdict } from "@/prisma/generated/enums";

type Scope = EditionScope<"view-registrations">;

/** How many registrations are of one state, category, country and verdict, and have a place kept or not. */
export interface PeopleCount {
  state: RegistrationState;
  categoryId: string | null;
  country: string | null;
  /** What is decided about somebody pending, and not told. */
  verdict: Verdict | null;
  /** A place is taken for people who are not told yet: offered, approved, or kept for an undo. */
  held: boolean;
  count: number;
}

/** All registrations of an edition, counted in one look at them: states, quotas and countries are sums of these. */
export function countPeople(db: Reader, scope: Scope): Promise<PeopleCount[]> {
  return db.$queryRaw<PeopleCount[]>`
    SELECT state::text AS state, category_id AS "categoryId", country, verdict::text AS verdict,
      coalesce(registration.state <> 'confirmed' AND ${TAKES_PLACE}, false) AS held, count(*)::int AS count
    FROM registration
    WHERE organisation_id = ${scope.organisationId}::uuid AND edition_id = ${scope.editionId}::uuid
    GROUP BY 1, 2, 3, 4, 5`;
}

/** The sums of counts by one of their columns. */
export function sumBy<Key extends keyof PeopleCount>(
  people: readonly PeopleCount[],
  key: Key,
): Map<PeopleCount[Key], number> {
  const sums = new Map<PeopleCount[Key], number>();
  for (const row of people) sums.set(row[key], (sums.get(row[key]) ?? 0) + row.count);
  return sums;
}

/** The quotas of an edition with their categories, the root quota first. */
export function listQuotas(db: Reader, { organisationId, editionId }: Scope) {
  return db.quota.findMany({
    where: { organisationId, editionId },
    orderBy: [{ root: "desc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      root: true,
      capacity: true,
      categories: { select: { category: { select: { id: true, name: true } } } },
    },
  });
}

/** Every quota with what is taken, held for people who are not told yet, and waiting in its categories. */
export function fillQuotas(quotas: Awaited<ReturnType<typeof listQuotas>>, people: readonly PeopleCount[]) {
  return quotas.map(({ id, root, capacity, name, categories }) => {
    const inside = new Set<string | null>(categories.map(({ category }) => category.id));
    const own = people.filter((row) => inside.has(row.categoryId));
    const states = sumBy(own, "state");
    const [only] = categories;
    return {
      id,
      root,
      capacity,
      /** Whose people it counts. */
      categoryIds: categories.map(({ category }) => category.id),
      // A quota without a name of its own is called like its only category.
      name: Object.keys(name as object).length > 0 ? name : (only?.category.name ?? {}),
      confirmed: states.get("confirmed") ?? 0,
      held: sumBy(own, "held").get(true) ?? 0,
      waiting: states.get("waitlisted") ?? 0,
    };
  });
}

/**
 * The categories whose people wait and could be let in: no quota of theirs is full by itself, however free the whole edition is.
 * With how many wait in each.
 */
export function listLettable(
  quotas: ReturnType<typeof fillQuotas>,
  people: readonly PeopleCount[],
): Array<{ categoryId: string; count: number }> {
  const full = new Set(
    quotas
      .filter(
        ({ root, capacity, confirmed, held }) => !root && capacity !== null && confirmed + held >= capacity,
      )
      .flatMap(({ categoryIds }) => categoryIds),
  );
  const waiting = people.filter(({ state }) => state === "waitlisted");
  return [...sumBy(waiting, "categoryId")].flatMap(([categoryId, count]) =>
    categoryId && !full.has(categoryId) ? [{ categoryId, count }] : [],
  );
}

/** Where confirmed people come from, most first; who told no country is left out. */
export function listCountries(people: readonly PeopleCount[]): Array<{ code: string; count: number }> {
  const confirmed = people.filter((row) => row.state === "confirmed");
  return [...sumBy(confirmed, "country")]
    .flatMap(([code, count]) => (code ? [{ code, count }] : []))
    .sort((one, other) => other.count - one.count || one.code.localeCompare(other.code));
}

/**
 * What people who hold a place answered, by what the questions mean: how often each value of interpreting, and how many
 * told an access need, null for readers who may not know; with the question of each, where somebody answered it.
 */
export async function countAnswers(db: Reader, scope: Scope) {
  const sensitive = may(scope, "view-sensitive");
  const rows = await db.$queryRaw<
    Array<{ meaning: "interpreting" | "access"; fieldId: string; value: unknown; count: number }>
  >`
    SELECT field.meaning::text AS meaning, field.id AS "fieldId", CASE field.meaning WHEN 'interpreting' THEN answer.value END AS value,
      count(*)::int AS count
    FROM answer JOIN registration ON registration.organisation_id = answer.organisation_id
        AND registration.id = answer.registration_id
      JOIN field_version ON field_version.organisation_id = answer.organisation_id
        AND field_version.id = answer.field_version_id
      JOIN field ON field.organisation_id = field_version.organisation_id AND field.id = field_version.field_id
    WHERE field.organisation_id = ${scope.organisationId}::uuid AND field.edition_id = ${scope.editionId}::uuid
      AND registration.edition_id = ${scope.editionId}::uuid
      AND registration.state = ANY(${[...HOLDS_PLACE]}::"RegistrationState"[])
      AND field.meaning IN ('access', 'interpreting') AND ${isReadable(scope, "field_version", "field")}
    GROUP BY 1, 2, 3`;
  const interpreting = new Map<string, number>();
  let access = 0;
  for (const { meaning, value, count } of rows) {
    if (meaning === "access") access += count;
    else
      for (const entry of Array.isArray(value) ? value : [value])
        if (typeof entry === "string" && entry !== "" && entry !== "none")
          interpreting.set(entry, (interpreting.get(entry) ?? 0) + count);
  }
  const questionsOf = (meaning: "interpreting" | "access") => [
    ...new Set(rows.flatMap((row) => (row.meaning === meaning ? [row.fieldId] : []))),
  ];
  return {
    interpretingQuestions: questionsOf("interpreting"),
    accessQuestions: questionsOf("access"),
    interpreting: [...interpreting]
      .map(([value, count]) => ({ value, count }))
      .sort((one, other) => other.count - one.count),
    accessNeeds: sensitive ? access : null,
  };
}
