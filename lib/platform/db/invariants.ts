import { HOLDS_PLACE, LIVE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "./client";
import { stateList } from "./state-list";

/** What a message may go on holding whose person is gone: queued behind the erasure's back, and nobody's words. */
export const NOBODYS_PARAMETERS = Prisma.sql`ARRAY['day', 'reason', 'days']`;

/**
 * What must never be, whatever happened: one query each, empty at any time. Each gives the ids of what breaks it.
 * A quota may be exceeded only because an organiser lowered it afterwards: then nobody was confirmed since.
 */
export const INVARIANTS: Record<string, Prisma.Sql> = {
  "quota exceeded": Prisma.sql`
    SELECT quota.id::text AS id FROM quota
    WHERE quota.capacity IS NOT NULL AND quota.capacity < (
      SELECT count(*) FROM registration
      JOIN category_quota AS link ON link.organisation_id = registration.organisation_id
        AND link.category_id = registration.category_id AND link.quota_id = quota.id
      WHERE registration.organisation_id = quota.organisation_id AND registration.edition_id = quota.edition_id
        AND registration.state IN ${stateList(HOLDS_PLACE)}
    ) AND EXISTS (
      SELECT FROM registration
      JOIN category_quota AS link ON link.organisation_id = registration.organisation_id
        AND link.category_id = registration.category_id AND link.quota_id = quota.id
      WHERE registration.organisation_id = quota.organisation_id AND registration.edition_id = quota.edition_id
        AND registration.state IN ${stateList(HOLDS_PLACE)}
        AND registration.state_since > coalesce((
          SELECT max(entry.created_at) FROM audit_entry AS entry
          WHERE entry.organisation_id = quota.organisation_id AND entry.object_id = quota.id
            AND entry.act = 'set-capacity'), '-infinity'))`,
  "duplicate live registration": Prisma.sql`
    SELECT min(id::text) AS id FROM registration WHERE state IN ${stateList(LIVE)} AND erased_at IS NULL
    GROUP BY organisation_id, edition_id, email_key, name_key HAVING count(*) > 1
    UNION ALL
    SELECT min(id::text) FROM registration WHERE state IN ${stateList(LIVE)} AND person_id IS NOT NULL
    GROUP BY organisation_id, edition_id, person_id HAVING count(*) > 1`,
  "two people on one queue position": Prisma.sql`
    SELECT min(id::text) AS id FROM registration WHERE queue_position IS NOT NULL
    GROUP BY organisation_id, edition_id, queue_position HAVING count(*) > 1`,
  "confirmed without message": Prisma.sql`
    SELECT registration.id::text AS id FROM registration
    WHERE registration.state = 'confirmed' AND NOT EXISTS (
      SELECT FROM outbox_message AS message WHERE message.registration_id = registration.id)`,
  "message without cause": Prisma.sql`
    SELECT id::text AS id FROM outbox_message WHERE audit_entry_id IS NULL AND template <> 'sign-in'`,
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
      AND tstzrange(other.starts_at, other.ends_at) && tstzrange(one.starts_at, one.ends_at)
    WHERE NOT one.cancelled AND NOT other.cancelled AND NOT EXISTS (
      SELECT FROM released_overlap AS accepted
      WHERE accepted.organisation_id = one.organisation_id AND accepted.release_id = one.release_id
        AND accepted.speaker_id = one.speaker_id
        AND one.released_slot_id IN (accepted.first_id, accepted.second_id)
        AND other.released_slot_id IN (accepted.first_id, accepted.second_id)
        AND tstzrange(accepted.starts_at, accepted.ends_at)
          @> tstzrange(one.starts_at, one.ends_at) * tstzrange(other.starts_at, other.ends_at))`,
  "category in a quota of another edition": Prisma.sql`
    SELECT link.category_id::text AS id FROM category_quota AS link
    JOIN category ON category.organisation_id = link.organisation_id AND category.id = link.category_id
    JOIN quota ON quota.organisation_id = link.organisation_id AND quota.id = link.quota_id
    WHERE category.edition_id <> quota.edition_id`,
  "registration in a category of another edition": Prisma.sql`
    SELECT registration.id::text AS id FROM registration
    JOIN category ON category.organisation_id = registration.organisation_id
      AND category.id = registration.category_id
    WHERE category.edition_id <> registration.edition_id`,
  "sensitive answer without consent": Prisma.sql`
    SELECT answer.registration_id::text AS id FROM answer
    JOIN field_version AS version ON version.organisation_id = answer.organisation_id
      AND version.id = answer.field_version_id
    LEFT JOIN consent ON consent.organisation_id = answer.organisation_id AND consent.id = answer.consent_id
    WHERE version.sensitive AND (consent.id IS NULL OR consent.withdrawn_at IS NOT NULL)`,
  "sensitive answer after withdrawal": Prisma.sql`
    SELECT answer.registration_id::text AS id FROM answer
    JOIN registration ON registration.organisation_id = answer.organisation_id
      AND registration.id = answer.registration_id AND registration.state = 'withdrawn'
    JOIN field_version AS version ON version.organisation_id = answer.organisation_id
      AND version.id = answer.field_version_id AND version.sensitive`,
  "live draft older than 14 days": Prisma.sql`
    SELECT id::text AS id FROM registration
    WHERE state = 'draft' AND created_at < clock_timestamp() - interval '15 days'`,
  "words of an erased person anywhere": Prisma.sql`
    SELECT id::text AS id FROM registration
    WHERE erased_at IS NOT NULL AND (full_name <> '' OR name_key <> '' OR email <> '' OR email_key <> ''
      OR affiliation <> '' OR country IS NOT NULL OR reason <> '' OR reference IS NOT NULL OR person_id IS NOT NULL
      OR draft IS NOT NULL)
    UNION ALL
    SELECT message.id::text FROM outbox_message AS message
    JOIN registration ON registration.organisation_id = message.organisation_id
      AND registration.id = message.registration_id AND registration.erased_at IS NOT NULL
    WHERE message.recipient <> '' OR message.recipient_key <> ''
      OR message.parameters - ${NOBODYS_PARAMETERS} <> '{}'::jsonb
    UNION ALL
    SELECT answer.registration_id::text FROM answer
    JOIN registration ON registration.organisation_id = answer.organisation_id
      AND registration.id = answer.registration_id AND registration.erased_at IS NOT NULL
    UNION ALL
    SELECT consent.id::text FROM consent
    JOIN registration ON registration.organisation_id = consent.organisation_id
      AND registration.id = consent.registration_id AND registration.erased_at IS NOT NULL
    UNION ALL
    SELECT value.audit_entry_id::text FROM audit_value AS value
    JOIN audit_entry AS entry ON entry.id = value.audit_entry_id
    JOIN registration ON registration.erased_at IS NOT NULL AND (registration.id = value.registration_id
      OR (entry.object_kind = 'registration' AND registration.id = entry.object_id))
    UNION ALL
    SELECT value.audit_entry_id::text FROM audit_value AS value
    WHERE value.registration_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM registration WHERE registration.id = value.registration_id)
    UNION ALL
    SELECT value.audit_entry_id::text FROM audit_value AS value
    WHERE value.person_id IS NOT NULL AND NOT EXISTS (SELECT FROM person WHERE person.id = value.person_id)
    UNION ALL
    SELECT message.id::text FROM outbox_message AS message
    WHERE message.person_id IS NOT NULL AND message.recipient <> ''
      AND NOT EXISTS (SELECT FROM person WHERE person.id = message.person_id)`,
  "edition without one root quota": Prisma.sql`
    SELECT edition.id::text AS id FROM edition
    WHERE edition.deleted_at IS NULL AND 1 <> (
      SELECT count(*) FROM quota WHERE quota.organisation_id = edition.organisation_id
        AND quota.edition_id = edition.id AND quota.root)`,
};

/** The ids that break each invariant; nothing when all hold. Reads only. */
export async function brokenInvariants(reader: Reader): Promise<Array<{ name: string; ids: string[] }>> {
  const broken: Array<{ name: string; ids: string[] }> = [];
  for (const [name, query] of Object.entries(INVARIANTS)) {
    const rows = await reader.$queryRaw<Array<{ id: string }>>(query);
    if (rows.length > 0) broken.push({ name, ids: rows.map((row) => row.id) });
  }
  return broken;
}
