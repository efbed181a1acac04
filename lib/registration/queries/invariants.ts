import "server-only";
import { NOBODYS_PARAMETERS } from "@/lib/outbox/queries/invariants";
import type { Invariants } from "@/lib/platform/db/invariants";
import { stateList } from "@/lib/platform/db/state-list";
import { ENDED, LIVE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";
import { ERASED_APPLICANT } from "../rules/applicant";

/** Any word of the person: what an erasure empties, column by column. */
const WORDS = Prisma.raw(
  Object.entries(ERASED_APPLICANT)
    .map(([name, erased]) => {
      const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      return erased === null ? `${column} IS NOT NULL` : `${column} <> ''`;
    })
    .join(" OR "),
);

/** What must never be of registrations, and of words that outlive an erasure; see `lib/invariants.ts`. */
export const REGISTRATION_INVARIANTS = {
  "duplicate live registration": Prisma.sql`
    SELECT min(id::text) AS id FROM registration WHERE state IN ${stateList(LIVE)} AND erased_at IS NULL
    GROUP BY organisation_id, edition_id, email_key, name_key HAVING count(*) > 1
    UNION ALL
    SELECT min(id::text) FROM registration WHERE state IN ${stateList(LIVE)} AND person_id IS NOT NULL
    GROUP BY organisation_id, edition_id, person_id HAVING count(*) > 1`,
  "confirmed without message": Prisma.sql`
    SELECT registration.id::text AS id FROM registration
    WHERE registration.state = 'confirmed' AND NOT EXISTS (
      SELECT FROM outbox_message AS message WHERE message.registration_id = registration.id)`,
  "registration in a category of another edition": Prisma.sql`
    SELECT registration.id::text AS id FROM registration
    JOIN category ON category.organisation_id = registration.organisation_id
      AND category.id = registration.category_id
    WHERE category.edition_id <> registration.edition_id`,
  "registration with a tag of another edition": Prisma.sql`
    SELECT registration.id::text AS id FROM registration_tag AS link
    JOIN registration ON registration.organisation_id = link.organisation_id
      AND registration.id = link.registration_id
    JOIN tag ON tag.organisation_id = link.organisation_id AND tag.id = link.tag_id
    WHERE tag.edition_id <> registration.edition_id`,
  "session of another edition marked": Prisma.sql`
    SELECT star.registration_id::text AS id FROM star
    JOIN registration ON registration.organisation_id = star.organisation_id
      AND registration.id = star.registration_id
    JOIN session ON session.organisation_id = star.organisation_id AND session.id = star.session_id
    WHERE session.edition_id <> registration.edition_id`,
  "sensitive answer after withdrawal": Prisma.sql`
    SELECT answer.registration_id::text AS id FROM answer
    JOIN registration ON registration.organisation_id = answer.organisation_id
      AND registration.id = answer.registration_id AND registration.state IN ${stateList(ENDED)}
      AND registration.undo_state IS NULL
    JOIN field_version AS version ON version.organisation_id = answer.organisation_id
      AND version.id = answer.field_version_id AND version.sensitive`,
  "answer that names no file of its registration": Prisma.sql`
    SELECT answer.registration_id::text AS id FROM answer
    JOIN field_version AS version ON version.organisation_id = answer.organisation_id
      AND version.id = answer.field_version_id
    JOIN field ON field.organisation_id = version.organisation_id AND field.id = version.field_id AND field.kind = 'file'
    WHERE NOT EXISTS (SELECT FROM answer_file AS file WHERE file.organisation_id = answer.organisation_id
      AND file.registration_id = answer.registration_id AND file.field_id = field.id
      AND file.id::text || '/' || file.name = answer.value #>> '{}')`,
  "live draft older than 14 days": Prisma.sql`
    SELECT id::text AS id FROM registration
    WHERE state = 'draft' AND created_at < clock_timestamp() - interval '15 days'`,
  "words of an erased person anywhere": Prisma.sql`
    SELECT id::text AS id FROM registration
    WHERE erased_at IS NOT NULL AND (${WORDS} OR reason <> '' OR reference IS NOT NULL OR person_id IS NOT NULL
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
    SELECT file.id::text FROM answer_file AS file
    JOIN registration ON registration.organisation_id = file.organisation_id
      AND registration.id = file.registration_id AND registration.erased_at IS NOT NULL
    UNION ALL
    SELECT consent.id::text FROM consent
    JOIN registration ON registration.organisation_id = consent.organisation_id
      AND registration.id = consent.registration_id AND registration.erased_at IS NOT NULL
    UNION ALL
    SELECT correction.id::text FROM correction
    JOIN registration ON registration.organisation_id = correction.organisation_id
      AND registration.id = correction.registration_id AND registration.erased_at IS NOT NULL
    UNION ALL
    SELECT link.tag_id::text FROM registration_tag AS link
    JOIN registration ON registration.organisation_id = link.organisation_id
      AND registration.id = link.registration_id AND registration.erased_at IS NOT NULL
    UNION ALL
    SELECT note.id::text FROM registration_note AS note
    JOIN registration ON registration.organisation_id = note.organisation_id
      AND registration.id = note.registration_id AND registration.erased_at IS NOT NULL
    UNION ALL
    SELECT star.registration_id::text FROM star
    JOIN registration ON registration.organisation_id = star.organisation_id
      AND registration.id = star.registration_id AND registration.erased_at IS NOT NULL
    UNION ALL
    SELECT given.registration_id::text FROM registration_assignee AS given
    JOIN registration ON registration.organisation_id = given.organisation_id
      AND registration.id = given.registration_id AND registration.erased_at IS NOT NULL
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
} satisfies Invariants;
