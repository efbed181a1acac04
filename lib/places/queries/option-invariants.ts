import "server-only";
import type { Invariants } from "@/lib/platform/db/invariants";
import { Prisma } from "@/prisma/generated/client";
import { KEEPS_PLACE, TAKES_OPTION } from "./takes-place";

/** Each option that has a limit now, with since when it has this one. */
const LIMITED = Prisma.sql`
  SELECT field.organisation_id, field.edition_id, field.id, option->>'value' AS value,
    (option->>'limit')::int AS capacity, (
      SELECT min(same.created_at) FROM field_version AS same
      WHERE same.organisation_id = field.organisation_id AND same.field_id = field.id AND same.number > coalesce((
        SELECT max(other.number) FROM field_version AS other
        WHERE other.organisation_id = field.organisation_id AND other.field_id = field.id AND NOT EXISTS (
          SELECT FROM jsonb_array_elements(other.options) AS before WHERE before->'value' = option->'value'
            AND before->'limit' = option->'limit')), 0)) AS since
  FROM field CROSS JOIN LATERAL (
    SELECT options FROM field_version
    WHERE field_version.organisation_id = field.organisation_id AND field_version.field_id = field.id
    ORDER BY number DESC LIMIT 1) AS worded
  CROSS JOIN LATERAL jsonb_array_elements(worded.options) AS option
  WHERE field.retired_at IS NULL AND option->>'limit' IS NOT NULL`;

/** Who takes a place and names the option, each with whether it is only a wish and since when they have it at the latest. */
const NAMED = Prisma.sql`
  SELECT registration.id, coalesce(limited.value = ANY(answer.wished), false) AS wish,
    CASE WHEN ${KEEPS_PLACE} THEN registration.undo_since
      ELSE greatest(registration.state_since, answer.answered_at) END AS since, ${KEEPS_PLACE} AS kept
  FROM field_version AS seen
  JOIN answer ON answer.organisation_id = seen.organisation_id AND answer.field_version_id = seen.id
    AND answer.value @> to_jsonb(limited.value)
  JOIN registration ON registration.organisation_id = answer.organisation_id
    AND registration.id = answer.registration_id AND ${TAKES_OPTION}
  WHERE seen.organisation_id = limited.organisation_id AND seen.field_id = limited.id`;

const HELD = Prisma.sql`(SELECT count(DISTINCT named.id) FROM (${NAMED}) AS named WHERE NOT named.wish)`;

/**
 * What must never be of options with places of their own; see `lib/invariants.ts`. As with quotas, more may hold one than
 * there are places only because an organiser lowered the limit: then nobody took one since. Where a place is free nobody
 * inside wishes for one, until the days are over: then answers go, and nobody gets anything any more.
 */
export const OPTION_INVARIANTS = {
  "option exceeded": Prisma.sql`
    SELECT limited.id::text AS id FROM (${LIMITED}) AS limited
    WHERE ${HELD} > limited.capacity
      AND EXISTS (SELECT FROM (${NAMED}) AS named WHERE NOT named.wish AND named.since > limited.since)`,
  "wish for an option that has a place": Prisma.sql`
    SELECT limited.id::text AS id FROM (${LIMITED}) AS limited
    WHERE ${HELD} < limited.capacity AND EXISTS (SELECT FROM (${NAMED}) AS named WHERE named.wish AND NOT kept)
      AND EXISTS (SELECT FROM edition_day AS day WHERE day.organisation_id = limited.organisation_id
        AND day.edition_id = limited.edition_id AND day.date >= current_date)`,
} satisfies Invariants;
