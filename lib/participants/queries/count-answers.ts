import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Reader } from "@/lib/platform/db/client";
import { stateList } from "@/lib/platform/db/state-list";
import { HOLDS_PLACE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";
import type { CountedAnswer, CountedNumbers, CountedPattern, CountedText } from "../rules/counted";

type Scope = Pick<EditionScope, "organisationId" | "editionId">;

/** So many different texts are told of a question. */
export const MOST_TEXTS = 60;

/** Who holds a place: they are counted, and nobody else. */
const seats = ({ organisationId, editionId }: Scope) => Prisma.sql`
  SELECT id, category_id, mode, full_name FROM registration
  WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
    AND state IN ${stateList(HOLDS_PLACE)} AND erased_at IS NULL`;

/** An answer without the options in which there was no place: nobody is to be seated there. */
const WITHOUT_WISHES = Prisma.sql`
  CASE WHEN coalesce(cardinality(answer.wished), 0) = 0 THEN answer.value
    WHEN jsonb_typeof(answer.value) = 'array' THEN answer.value - answer.wished ELSE '[]'::jsonb END`;

/**
 * What was answered, wishes left out; of a question that was asked again what was answered last. The later wordings are looked up
 * once for each wording: written in place, the database did it for each answer, ten seconds for half a million.
 */
const saidTo = ({ organisationId }: Scope, fieldIds: readonly string[]) => Prisma.sql`
  WITH version AS MATERIALIZED (
    SELECT id, field_id, settings, ARRAY(
        SELECT id FROM field_version AS later WHERE later.organisation_id = asked.organisation_id
          AND later.field_id = asked.field_id AND later.number > asked.number) AS later
    FROM field_version AS asked
    WHERE organisation_id = ${organisationId}::uuid AND field_id = ANY(${[...fieldIds]}::uuid[]))
  SELECT answer.registration_id, version.field_id, version.id AS version_id, version.settings,
    ${WITHOUT_WISHES} AS value
  FROM version
  JOIN answer ON answer.organisation_id = ${organisationId}::uuid AND answer.field_version_id = version.id
  WHERE cardinality(version.later) = 0 OR NOT EXISTS (
    SELECT FROM answer AS anew WHERE anew.organisation_id = ${organisationId}::uuid
      AND anew.registration_id = answer.registration_id AND anew.field_version_id = ANY(version.later))`;

/** The values of an answer, one row each. */
const each = (value: Prisma.Sql) => Prisma.sql`
  jsonb_array_elements_text(CASE jsonb_typeof(${value}) WHEN 'array' THEN ${value} ELSE jsonb_build_array(${value}) END)`;

const COLUMNS = {
  category: Prisma.sql`UNION ALL SELECT id, coalesce(category_id::text, '') FROM seat`,
  mode: Prisma.sql`UNION ALL SELECT id, mode::text FROM seat`,
};

/** Everybody who is counted, once for all and once for each column they stand in. */
const placed = (scope: Scope, by: string | null) => Prisma.sql`
  seat AS (${seats(scope)}),
  placed AS (
    SELECT id, NULL::text AS "column" FROM seat
    ${
      by === null
        ? Prisma.empty
        : (COLUMNS[by as keyof typeof COLUMNS] ??
          Prisma.sql`UNION ALL SELECT seat.id, coalesce(chosen.value, '') FROM seat LEFT JOIN (
            SELECT said.registration_id, one.value FROM (${saidTo(scope, [by])}) AS said
            CROSS JOIN LATERAL ${each(Prisma.sql`said.value`)} AS one(value)) AS chosen
          ON chosen.registration_id = seat.id`)
    })`;

/**
 * How many people there are, in all and in each column.
 * @param by "category", "mode", the id of a question, or null for no columns
 */
export function countPlaced(db: Reader, scope: Scope, by: string | null) {
  return db.$queryRaw<Array<{ column: string | null; count: number }>>`
    WITH ${placed(scope, by)} SELECT "column", count(*)::int AS count FROM placed GROUP BY 1`;
}

/** How often each value was given to these questions. Answers are counted as they stand before they are taken apart. */
export function countValues(db: Reader, scope: Scope, fieldIds: readonly string[], by: string | null) {
  return db.$queryRaw<CountedAnswer[]>`
    WITH ${placed(scope, by)}, said AS (${saidTo(scope, fieldIds)}),
    pattern AS (
      SELECT said.field_id, placed."column", said.value, count(*) AS count
      FROM said JOIN placed ON placed.id = said.registration_id GROUP BY 1, 2, 3)
    SELECT field_id AS "fieldId", "column", one.value, sum(count)::int AS count
    FROM pattern CROSS JOIN LATERAL ${each(Prisma.sql`pattern.value`)} AS one(value) GROUP BY 1, 2, 3
    UNION ALL SELECT field_id, "column", NULL, sum(count)::int FROM pattern GROUP BY 1, 2`;
}

/** What the numbers that were given to these questions come to. */
export function countNumbers(db: Reader, scope: Scope, fieldIds: readonly string[], by: string | null) {
  return db.$queryRaw<CountedNumbers[]>`
    WITH ${placed(scope, by)}, said AS (${saidTo(scope, fieldIds)}),
    number AS (
      SELECT said.field_id, placed."column", said.settings -> 'unit' AS unit, (said.value #>> '{}')::numeric AS value
      FROM said JOIN placed ON placed.id = said.registration_id)
    SELECT field_id AS "fieldId", "column", jsonb_build_object('unit', unit) AS settings, count(*)::int AS count,
      sum(value)::float8 AS sum, min(value)::float8 AS least, max(value)::float8 AS most
    FROM number GROUP BY field_id, "column", unit ORDER BY field_id, unit::text`;
}

/**
 * What was written to these questions, the most frequent first.
 * @param names with the names of who wrote it
 */
export function countTexts(
  db: Reader,
  scope: Scope,
  fieldIds: readonly string[],
  by: string | null,
  names: boolean,
) {
  const who = names
    ? Prisma.sql`array_agg(seat.full_name ORDER BY seat.full_name, seat.id)`
    : Prisma.sql`ARRAY[]::text[]`;
  return db.$queryRaw<CountedText[]>`
    WITH ${placed(scope, by)}, said AS (${saidTo(scope, fieldIds)}),
    written AS (
      SELECT said.field_id, placed."column", lower(btrim(said.value #>> '{}')) AS folded,
        min(said.value #>> '{}') AS text, count(*)::int AS count, ${who} AS names
      FROM said JOIN placed ON placed.id = said.registration_id JOIN seat ON seat.id = placed.id GROUP BY 1, 2, 3),
    ordered AS (
      SELECT field_id, folded, row_number() OVER (PARTITION BY field_id ORDER BY count DESC, folded) AS place
      FROM written WHERE "column" IS NULL)
    SELECT field_id AS "fieldId", "column", folded, written.text, written.count, written.names
    FROM written JOIN ordered USING (field_id, folded) WHERE place <= ${MOST_TEXTS}::int ORDER BY field_id, place`;
}

/** How often each answer was given as it stands, by the wording that was seen; of everybody. */
export function countPatterns(db: Reader, scope: Scope, fieldIds: readonly string[]) {
  return db.$queryRaw<CountedPattern[]>`
    WITH seat AS (${seats(scope)}), said AS (${saidTo(scope, fieldIds)})
    SELECT field_id AS "fieldId", version_id AS "versionId", value, count(*)::int AS count
    FROM said JOIN seat ON seat.id = said.registration_id GROUP BY 1, 2, 3`;
}

/** How many answered these questions at all. */
export function countAnswered(db: Reader, scope: Scope, fieldIds: readonly string[], by: string | null) {
  return db.$queryRaw<CountedAnswer[]>`
    WITH ${placed(scope, by)}, said AS (${saidTo(scope, fieldIds)})
    SELECT said.field_id AS "fieldId", placed."column", NULL AS value, count(*)::int AS count
    FROM said JOIN placed ON placed.id = said.registration_id GROUP BY 1, 2`;
}
