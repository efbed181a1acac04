import "server-only";
import type { Principal } from "@/lib/access/policy";
import type { EditionIds } from "@/lib/access/schema";
import { recordActs } from "@/lib/audit/commands/record";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import type { Transaction } from "@/lib/platform/db/client";
import { stateList } from "@/lib/platform/db/state-list";
import { HOLDS_PLACE, isOf, LIVE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";
import type { Chosen } from "../queries/chosen-since";
import { askedOptions } from "../queries/count-options";
import { IS_INSIDE, KEEPS_PLACE, TAKES_OPTION } from "../queries/takes-place";
import type { PlacesTransaction } from "./places-transaction";

/** Who is there and has no place. */
const WAITING = LIVE.filter((state) => !isOf(HOLDS_PLACE, state));

interface Entering {
  /** Who has a place of the edition since this moment: all they chose is judged now. */
  registrations?: readonly string[];
  /** What others chose anew. */
  options?: readonly Chosen[];
}

interface Given {
  registrationId: string;
  language: string;
  value: string;
}

/**
 * Gives the places of options that have limits: what one who comes in finds full stays a wish, and what is free goes to
 * those who are inside and wish for it, whoever came in first. Nobody loses a place, also not where a limit was lowered
 * below what is held. Whoever waits or is not decided about only wishes; what somebody keeps for an undo stays as it is. Those who get what they wished for have an audit
 * entry and a message in this transaction; who comes in now is told with their place. The quotas must be locked.
 */
export async function settleOptions(
  tx: PlacesTransaction,
  edition: EditionIds,
  cause: Principal,
  { registrations = [], options = [] }: Entering = {},
): Promise<void> {
  if (!(await hasLimits(tx, edition))) return;
  const given = await tx.$queryRaw<Given[]>`${writeSettled(edition, registrations, options)}`;
  const known = new Set(registrations);
  const asChosen = new Set(options.map(({ registrationId, value }) => `${registrationId} ${value}`));
  const told = given.filter(
    ({ registrationId, value }) => !known.has(registrationId) && !asChosen.has(`${registrationId} ${value}`),
  );
  const people = [...new Map(told.map((one) => [one.registrationId, one])).values()];
  if (people.length === 0) return;
  const { organisationId, editionId } = edition;
  const entries = await recordActs(
    tx,
    people.map(({ registrationId }) => ({
      cause,
      act: "give-option",
      objectKind: "registration",
      objectId: registrationId,
      organisationId,
      editionId,
      values: told
        .filter((one) => one.registrationId === registrationId)
        .map(({ value }) => ({ field: "option", before: null, after: value, registrationId })),
    })),
  );
  await queueMessages(
    tx,
    people.map(({ registrationId, language }, at) => ({
      template: "option-given" as const,
      parameters: {},
      language,
      auditEntryId: entries[at] ?? null,
      organisationId,
      editionId,
      registrationId,
      urgency: 1 as const,
    })),
  );
}

/** Whether an option of a question has places of its own, or had: mostly none has, and everybody who registers waits for this. */
async function hasLimits(tx: Transaction, { organisationId, editionId }: EditionIds): Promise<boolean> {
  const [row] = await tx.$queryRaw<Array<{ limited: boolean }>>`
    SELECT EXISTS (SELECT FROM field JOIN field_version AS worded
      ON worded.organisation_id = field.organisation_id AND worded.field_id = field.id
      WHERE field.organisation_id = ${organisationId}::uuid AND field.edition_id = ${editionId}::uuid
        AND field.retired_at IS NULL AND jsonb_path_exists(worded.options, '$[*].limit')) AS limited`;
  return row?.limited ?? false;
}

/** Options that have a limit, and those that had one: what was wished for there is open to everybody now. */
const everLimited = (edition: EditionIds) => Prisma.sql`
  SELECT asked.field_id, asked.value, asked.capacity FROM (${askedOptions(edition)}) AS asked
  WHERE asked.capacity IS NOT NULL OR EXISTS (
    SELECT FROM field_version AS earlier CROSS JOIN LATERAL jsonb_array_elements(earlier.options) AS option
    WHERE earlier.organisation_id = asked.organisation_id AND earlier.field_id = asked.field_id
      AND option->>'value' = asked.value AND option->>'limit' IS NOT NULL)`;

/**
 * One statement judges all of it and writes what changes; it answers who got what. It looks only at those of whom something
 * may change: who wishes, who waits, who came in or chose anew. Who holds a place is counted where one of them wants it, too.
 */
const writeSettled = (
  { organisationId, editionId }: EditionIds,
  entered: readonly string[],
  chosen: readonly Chosen[],
) => Prisma.sql`
  WITH limited AS MATERIALIZED (${everLimited({ organisationId, editionId })}), version AS MATERIALIZED (
    SELECT seen.id, limited.field_id, limited.value, limited.capacity FROM limited
    JOIN field_version AS seen ON seen.organisation_id = ${organisationId}::uuid AND seen.field_id = limited.field_id
  ), anew AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(chosen)}::jsonb)
      AS one("registrationId" uuid, "versionId" uuid, value text)
  ), moving AS MATERIALIZED (
    SELECT registration_id AS id FROM answer WHERE organisation_id = ${organisationId}::uuid
      AND field_version_id IN (SELECT id FROM version) AND cardinality(wished) > 0
    UNION SELECT id FROM registration WHERE organisation_id = ${organisationId}::uuid
      AND edition_id = ${editionId}::uuid AND state IN ${stateList(WAITING)} AND EXISTS (SELECT FROM version)
    UNION SELECT unnest(${[...entered]}::uuid[]) UNION SELECT "registrationId" FROM anew
  ), said AS MATERIALIZED (
    SELECT answer.registration_id, answer.field_version_id, version.field_id, version.value, version.capacity,
      registration.language, registration.state_since, registration.queue_position,
      ${IS_INSIDE} AS inside,
      coalesce(version.value = ANY(answer.wished), false) OR registration.id = ANY(${[...entered]}::uuid[])
        OR EXISTS (SELECT FROM anew WHERE anew."registrationId" = registration.id
          AND anew."versionId" = answer.field_version_id AND anew.value = version.value) AS open
    FROM moving
    JOIN registration ON registration.organisation_id = ${organisationId}::uuid AND registration.id = moving.id
      AND registration.state IN ${stateList(LIVE)} AND NOT ${KEEPS_PLACE}
    JOIN answer ON answer.organisation_id = registration.organisation_id AND answer.registration_id = registration.id
    JOIN version ON version.id = answer.field_version_id AND answer.value @> to_jsonb(version.value)
  ), held AS (
    SELECT wanted.field_id, wanted.value, count(DISTINCT answer.registration_id) AS held
    FROM (SELECT DISTINCT field_id, value FROM said WHERE inside AND open AND capacity IS NOT NULL) AS wanted
    JOIN version ON version.field_id = wanted.field_id AND version.value = wanted.value
    JOIN answer ON answer.organisation_id = ${organisationId}::uuid AND answer.field_version_id = version.id
      AND answer.value @> to_jsonb(wanted.value)
    JOIN registration ON registration.organisation_id = answer.organisation_id
      AND registration.id = answer.registration_id AND ${TAKES_OPTION}
    WHERE NOT coalesce(wanted.value = ANY(answer.wished), false) AND NOT EXISTS (SELECT FROM said WHERE said.open AND said.registration_id = answer.registration_id
      AND said.field_version_id = answer.field_version_id AND said.value = wanted.value)
    GROUP BY wanted.field_id, wanted.value
  ), counted AS (
    SELECT said.*, coalesce(held.held, 0) AS held,
      row_number() OVER (PARTITION BY said.field_id, said.value, said.inside AND said.open
        ORDER BY state_since, queue_position NULLS FIRST, registration_id) AS turn
    FROM said LEFT JOIN held ON held.field_id = said.field_id AND held.value = said.value
  ), judged AS (
    SELECT counted.*, inside AND open AND (capacity IS NULL OR held + turn <= capacity) AS given,
      capacity IS NOT NULL AND (NOT inside OR (open AND held + turn > capacity)) AS wish
    FROM counted
  ), settled AS (
    SELECT registration_id, field_version_id, array_agg(value) AS looked,
      coalesce(array_agg(value ORDER BY value) FILTER (WHERE wish), '{}') AS wished
    FROM judged GROUP BY registration_id, field_version_id
  ), written AS (
    UPDATE answer SET wished = ARRAY(
        SELECT wish FROM unnest(answer.wished) AS wish WHERE wish <> ALL(settled.looked)) || settled.wished
    FROM settled
    WHERE answer.organisation_id = ${organisationId}::uuid
      AND answer.registration_id = settled.registration_id AND answer.field_version_id = settled.field_version_id
      AND coalesce(answer.wished, '{}') IS DISTINCT FROM settled.wished
  )
  SELECT registration_id AS "registrationId", language, value FROM judged WHERE given`;
