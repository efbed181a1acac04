import "server-only";
import type { Invariants } from "@/lib/platform/db/invariants";
import { Prisma } from "@/prisma/generated/client";

/** What must never be of people; see `lib/invariants.ts`. */
export const PEOPLE_INVARIANTS = {
  "tombstone with words or rows": Prisma.sql`
    SELECT person.id::text AS id FROM person
    WHERE person.merged_into_id IS NOT NULL AND (person.full_name <> '' OR person.name_key <> ''
      OR person.country IS NOT NULL OR person.affiliation_id IS NOT NULL OR person.login_id IS NOT NULL
      OR EXISTS (SELECT FROM person_email AS address
        WHERE address.organisation_id = person.organisation_id AND address.person_id = person.id)
      OR EXISTS (SELECT FROM registration
        WHERE registration.organisation_id = person.organisation_id AND registration.person_id = person.id)
      OR EXISTS (SELECT FROM audit_value AS value WHERE value.person_id = person.id))`,
  "joined records whose words are kept too long": Prisma.sql`
    SELECT id::text AS id FROM person_merge
    WHERE moved IS NOT NULL AND (parted_at IS NOT NULL OR final_at < clock_timestamp() - interval '2 days')`,
  "registration ended by one of another edition or person": Prisma.sql`
    SELECT ended.id::text AS id FROM registration AS ended
    JOIN registration AS stays ON stays.organisation_id = ended.organisation_id AND stays.id = ended.merged_into_id
    WHERE stays.edition_id <> ended.edition_id OR stays.person_id <> ended.person_id`,
} satisfies Invariants;
