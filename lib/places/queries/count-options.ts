import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Reader } from "@/lib/platform/db/client";
import { stateList } from "@/lib/platform/db/state-list";
import { LIVE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";
import { TAKES_OPTION } from "./takes-place";

/** An option that has places of its own, with those taken: by who is inside or may be brought back by an undo, in whatever wording. */
export interface OptionCount {
  fieldId: string;
  value: string;
  capacity: number;
  taken: number;
}

/** The same, with how many wish for it: inside and waiting. */
export interface ShownOption extends OptionCount {
  wishing: number;
}

/** The same of an option that somebody chooses, by the wording that they saw. */
export interface ChosenOption extends OptionCount {
  versionId: string;
}

/** Every option of the questions asked now, with its limit or null, as `field_id`, `value` and `capacity`. */
export const askedOptions = ({ organisationId, editionId }: EditionIds) => Prisma.sql`
  SELECT field.organisation_id, field.id AS field_id, option->>'value' AS value, (option->>'limit')::int AS capacity
  FROM field CROSS JOIN LATERAL (
    SELECT options FROM field_version
    WHERE field_version.organisation_id = field.organisation_id AND field_version.field_id = field.id
    ORDER BY number DESC LIMIT 1) AS worded
  CROSS JOIN LATERAL jsonb_array_elements(worded.options) AS option
  WHERE field.organisation_id = ${organisationId}::uuid AND field.edition_id = ${editionId}::uuid
    AND field.retired_at IS NULL`;

/** How many hold a place in an option of `limited`: an answer names it and does not only wish for it. */
const TAKEN = Prisma.sql`(
  SELECT count(DISTINCT answer.registration_id)::int FROM field_version AS seen
  JOIN answer ON answer.organisation_id = seen.organisation_id AND answer.field_version_id = seen.id
    AND answer.value @> to_jsonb(limited.value) AND NOT coalesce(limited.value = ANY(answer.wished), false)
  JOIN registration ON registration.organisation_id = answer.organisation_id
    AND registration.id = answer.registration_id
  WHERE seen.organisation_id = limited.organisation_id AND seen.field_id = limited.field_id
    AND ${TAKES_OPTION})`;

/**
 * Each option with a limit that these answers name, as `ChosenOption`s: whoever decides about a place counts no others.
 * @param answers by field version, of whatever wording
 */
export const chosenOptions = (edition: EditionIds, answers: Readonly<Record<string, unknown>>) => Prisma.sql`
  SELECT said.version AS "versionId", limited.field_id AS "fieldId", limited.value, limited.capacity, ${TAKEN} AS taken
  FROM jsonb_each(${JSON.stringify(answers)}::jsonb) AS said(version, value)
  JOIN field_version AS worded ON worded.organisation_id = ${edition.organisationId}::uuid
    AND worded.id = said.version::uuid
  JOIN (${askedOptions(edition)}) AS limited ON limited.field_id = worded.field_id
    AND said.value @> to_jsonb(limited.value)
  WHERE limited.capacity IS NOT NULL`;

/** The values of an answer, one row each: `named`. */
const NAMED = Prisma.sql`
  jsonb_array_elements_text(CASE jsonb_typeof(answer.value) WHEN 'array' THEN answer.value
    ELSE jsonb_build_array(answer.value) END) AS named(value)`;

/** Who has and who wishes for what of a question: each answer is read once, however many options there are. */
const heldOf = (organisationId: Prisma.Sql, fieldId: Prisma.Sql) => Prisma.sql`
  SELECT named.value,
    count(DISTINCT registration.id) FILTER (WHERE ${TAKES_OPTION}
      AND NOT coalesce(named.value = ANY(answer.wished), false))::int AS taken,
    count(DISTINCT registration.id) FILTER (WHERE named.value = ANY(answer.wished))::int AS wishing
  FROM field_version AS seen
  JOIN answer ON answer.organisation_id = seen.organisation_id AND answer.field_version_id = seen.id
  JOIN registration ON registration.organisation_id = answer.organisation_id
    AND registration.id = answer.registration_id AND registration.state IN ${stateList(LIVE)}
  CROSS JOIN LATERAL ${NAMED}
  WHERE seen.organisation_id = ${organisationId} AND seen.field_id = ${fieldId} GROUP BY named.value`;

/** The options with places of a `field`, as its `version` words them, as JSON. @param more further properties of each */
const placesOf = (more: Prisma.Sql) => Prisma.sql`
  CASE WHEN jsonb_path_exists(version.options, '$[*].limit') THEN (
    SELECT json_agg(json_build_object('value', option->>'value', 'capacity', (option->>'limit')::int,
      'taken', coalesce(held.taken, 0)${more}))
    FROM jsonb_array_elements(version.options) AS option
    LEFT JOIN (${heldOf(Prisma.sql`field.organisation_id`, Prisma.sql`field.id`)}) AS held ON held.value = option->>'value'
    WHERE option->>'limit' IS NOT NULL) ELSE '[]' END`;

/** The same as one value of a statement: for showing. */
export const PLACES_OF_FIELD = placesOf(Prisma.empty);

/** The same, of these values only: for who answers with them. */
export const chosenPlacesOfField = (edition: EditionIds, among: readonly string[]) => Prisma.sql`
  (SELECT coalesce(json_agg(json_build_object(
      'value', counted.value, 'capacity', counted.capacity, 'taken', counted.taken)), '[]')
    FROM (
      SELECT limited.field_id, limited.value, limited.capacity, ${TAKEN} AS taken
      FROM (${askedOptions(edition)}) AS limited
      WHERE limited.capacity IS NOT NULL AND limited.value = ANY(${[...among]}::text[])) AS counted
    WHERE counted.field_id = field.id)`;

/** Every option with a limit. Nothing is locked: for showing. In no order. */
export function countOptions(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
): Promise<ShownOption[]> {
  return reader.$queryRaw<ShownOption[]>`
    SELECT field.id AS "fieldId", places.*
    FROM field CROSS JOIN LATERAL (
      SELECT options FROM field_version
      WHERE field_version.organisation_id = field.organisation_id AND field_version.field_id = field.id
      ORDER BY number DESC LIMIT 1) AS version
    CROSS JOIN LATERAL json_to_recordset(${placesOf(Prisma.sql`, 'wishing', coalesce(held.wishing, 0)`)})
      AS places(value text, capacity int, taken int, wishing int)
    WHERE field.organisation_id = ${organisationId}::uuid AND field.edition_id = ${editionId}::uuid
      AND field.retired_at IS NULL`;
}

/** What of these answers has places of its own; behind `lockPlaces`, where it is decided about. */
export function countChosen(
  reader: Reader,
  edition: EditionIds,
  answers: Readonly<Record<string, unknown>>,
): Promise<ChosenOption[]> {
  return reader.$queryRaw<ChosenOption[]>`${chosenOptions(edition, answers)}`;
}
