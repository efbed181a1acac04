import "server-only";
import type { Invariants } from "@/lib/platform/db/invariants";
import { Prisma } from "@/prisma/generated/client";
import { newestRelease, SESSION_CAPACITY } from "./session-places";

/** Who is in a session. */
const INSIDE = Prisma.sql`
  FROM sign_up WHERE sign_up.organisation_id = session.organisation_id AND sign_up.session_id = session.id
    AND sign_up.state = 'signed_up'`;

/**
 * What must never be of places in sessions; see `lib/invariants.ts`. More may be in one than it has places only because an
 * organiser lowered them, made the room smaller or published it in another one: then nobody came in since. A release is written
 * beside those who sign up, and not in their turn: for as long as it may take nothing is said.
 */
export const SESSION_INVARIANTS = {
  "session exceeded": Prisma.sql`
    SELECT session.id::text AS id FROM session
    WHERE ${SESSION_CAPACITY} < (SELECT count(*) ${INSIDE}) AND EXISTS (
      SELECT ${INSIDE} AND sign_up.since > greatest(
        (SELECT max(entry.created_at) FROM audit_entry AS entry
          WHERE entry.organisation_id = session.organisation_id AND entry.edition_id = session.edition_id
            AND entry.act IN ('set-sign-up', 'edit-room') AND (entry.act = 'edit-room' OR entry.object_id = session.id)),
        (SELECT max(release.created_at) + interval '1 minute' FROM release
          WHERE release.organisation_id = session.organisation_id AND release.edition_id = session.edition_id),
        '-infinity'))`,
  "place in a session without a confirmed registration": Prisma.sql`
    SELECT sign_up.registration_id::text AS id FROM sign_up
    JOIN registration ON registration.organisation_id = sign_up.organisation_id
      AND registration.id = sign_up.registration_id
    WHERE sign_up.state <> 'withdrawn' AND registration.state <> 'confirmed'`,
  "place in a session of another edition": Prisma.sql`
    SELECT sign_up.registration_id::text AS id FROM sign_up
    JOIN registration ON registration.organisation_id = sign_up.organisation_id
      AND registration.id = sign_up.registration_id
    JOIN session ON session.organisation_id = sign_up.organisation_id AND session.id = sign_up.session_id
    WHERE session.edition_id <> sign_up.edition_id OR registration.edition_id <> sign_up.edition_id`,
  "wait for a session that has a place": Prisma.sql`
    SELECT session.id::text AS id FROM session
    JOIN edition ON edition.organisation_id = session.organisation_id AND edition.id = session.edition_id
      AND edition.cancelled_at IS NULL
    JOIN released_session AS published ON published.organisation_id = session.organisation_id
      AND published.session_id = session.id AND NOT published.cancelled
      AND published.release_id = ${newestRelease(Prisma.sql`session.organisation_id`, Prisma.sql`session.edition_id`)}
    WHERE session.sign_up = 'sign_up' AND session.cancelled_at IS NULL AND session.deleted_at IS NULL
      AND EXISTS (SELECT FROM sign_up WHERE sign_up.organisation_id = session.organisation_id
        AND sign_up.session_id = session.id AND sign_up.state = 'waiting')
      AND coalesce(${SESSION_CAPACITY} > (SELECT count(*) ${INSIDE}), true)
      AND NOT EXISTS (SELECT FROM released_slot AS slot WHERE slot.organisation_id = published.organisation_id
        AND slot.release_id = published.release_id AND slot.session_id = session.id AND NOT slot.cancelled
        AND slot.starts_at <= clock_timestamp())`,
} satisfies Invariants;
