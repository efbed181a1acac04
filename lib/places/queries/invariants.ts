import "server-only";
import type { Invariants } from "@/lib/platform/db/invariants";
import { Prisma } from "@/prisma/generated/client";
import { OPTION_INVARIANTS } from "./option-invariants";
import { SESSION_INVARIANTS } from "./session-invariants";
import { IS_INSIDE, TAKES_PLACE } from "./takes-place";

/** Who is in a category of `quota`. */
const OF_QUOTA = Prisma.sql`
  FROM registration
  JOIN category_quota AS link ON link.organisation_id = registration.organisation_id
    AND link.category_id = registration.category_id AND link.quota_id = quota.id
  WHERE registration.organisation_id = quota.organisation_id AND registration.edition_id = quota.edition_id`;

/**
 * What must never be of places; see `lib/invariants.ts`. A quota may be exceeded only because an organiser lowered it
 * afterwards, or an owner let somebody in above it: then nobody else was confirmed since.
 */
export const PLACES_INVARIANTS = {
  ...OPTION_INVARIANTS,
  ...SESSION_INVARIANTS,
  "quota exceeded": Prisma.sql`
    SELECT quota.id::text AS id FROM quota
    WHERE quota.capacity IS NOT NULL AND quota.capacity < (SELECT count(*) ${OF_QUOTA} AND ${TAKES_PLACE})
      AND EXISTS (
        SELECT ${OF_QUOTA} AND NOT registration.above_capacity
          AND (${IS_INSIDE} OR registration.verdict = 'approve')
          AND coalesce(registration.verdict_at, registration.state_since) > greatest(
            (SELECT max(coalesce(CASE WHEN ${IS_INSIDE} THEN registration.state_since END, registration.undo_since))
              ${OF_QUOTA} AND ${TAKES_PLACE} AND registration.above_capacity),
            (SELECT max(entry.created_at) FROM audit_entry AS entry
              WHERE entry.organisation_id = quota.organisation_id AND entry.object_id = quota.id
                AND entry.act = 'set-capacity'), '-infinity'))`,
  "two people on one queue position": Prisma.sql`
    SELECT min(id::text) AS id FROM registration WHERE queue_position IS NOT NULL
    GROUP BY organisation_id, edition_id, queue_position HAVING count(*) > 1`,
  "category in a quota of another edition": Prisma.sql`
    SELECT link.category_id::text AS id FROM category_quota AS link
    JOIN category ON category.organisation_id = link.organisation_id AND category.id = link.category_id
    JOIN quota ON quota.organisation_id = link.organisation_id AND quota.id = link.quota_id
    WHERE category.edition_id <> quota.edition_id`,
  "edition without one root quota": Prisma.sql`
    SELECT edition.id::text AS id FROM edition
    WHERE edition.deleted_at IS NULL AND 1 <> (
      SELECT count(*) FROM quota WHERE quota.organisation_id = edition.organisation_id
        AND quota.edition_id = edition.id AND quota.root)`,
} satisfies Invariants;
