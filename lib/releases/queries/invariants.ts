import "server-only";
import type { Invariants } from "@/lib/platform/db/invariants";
import { Prisma } from "@/prisma/generated/client";

/** What must never be of releases; see `lib/invariants.ts`. */
export const RELEASES_INVARIANTS = {
  "overlap among released slots that nobody accepted": Prisma.sql`
    SELECT one.id::text AS id FROM released_slot AS one JOIN released_slot AS other
      ON other.organisation_id = one.organisation_id AND other.release_id = one.release_id
      AND other.room_id = one.room_id AND other.id > one.id
      AND tstzrange(other.starts_at, other.ends_at) && tstzrange(one.starts_at, one.ends_at)
    WHERE NOT one.shared AND NOT other.shared AND NOT one.cancelled AND NOT other.cancelled AND NOT EXISTS (
      SELECT FROM released_overlap AS accepted
      WHERE accepted.organisation_id = one.organisation_id AND accepted.release_id = one.release_id
        AND accepted.room_id = one.room_id AND one.id IN (accepted.first_id, accepted.second_id)
        AND other.id IN (accepted.first_id, accepted.second_id)
        AND tstzrange(accepted.starts_at, accepted.ends_at)
          @> tstzrange(one.starts_at, one.ends_at) * tstzrange(other.starts_at, other.ends_at))`,
  "released person in two places that nobody accepted": Prisma.sql`
    SELECT one.id::text AS id FROM released_person AS one JOIN released_person AS other
      ON other.organisation_id = one.organisation_id AND other.release_id = one.release_id
      AND other.speaker_id = one.speaker_id AND other.id > one.id
      AND other.session_id <> one.session_id
      -- Of what has no time yet the range would be endless.
      AND one.starts_at IS NOT NULL AND other.starts_at IS NOT NULL
      AND tstzrange(other.starts_at, other.ends_at) && tstzrange(one.starts_at, one.ends_at)
    WHERE NOT one.cancelled AND NOT other.cancelled AND NOT EXISTS (
      SELECT FROM released_overlap AS accepted
      WHERE accepted.organisation_id = one.organisation_id AND accepted.release_id = one.release_id
        AND accepted.speaker_id = one.speaker_id
        AND one.released_slot_id IN (accepted.first_id, accepted.second_id)
        AND other.released_slot_id IN (accepted.first_id, accepted.second_id)
        AND tstzrange(accepted.starts_at, accepted.ends_at)
          @> tstzrange(one.starts_at, one.ends_at) * tstzrange(other.starts_at, other.ends_at))`,
} satisfies Invariants;
