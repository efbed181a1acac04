-- Names and addresses are read when a mail leaves. Rows that wait, or that never left, held them until now.
UPDATE "outbox_message" AS message
SET "parameters" = message."parameters" - ARRAY['fullName', 'schoolTitle', 'editionTitle', 'reference'],
    "recipient" = CASE WHEN message."recipient_key" = registration."email_key" THEN '' ELSE message."recipient" END,
    "recipient_key" = CASE WHEN message."recipient_key" = registration."email_key" THEN '' ELSE message."recipient_key" END,
    "person_id" = NULL
FROM "registration"
WHERE registration."organisation_id" = message."organisation_id" AND registration."id" = message."registration_id"
  AND message."state" IN ('draft', 'queued', 'failed', 'bounced', 'cancelled');

-- A note to an address that was replaced says where to; everything else goes to the address of today.
UPDATE "outbox_message"
SET "recipient" = '', "recipient_key" = ''
WHERE "registration_id" IS NOT NULL AND "template" <> 'registration-changed'
  AND "state" IN ('draft', 'queued', 'failed', 'bounced', 'cancelled');

UPDATE "outbox_message"
SET "parameters" = "parameters" - ARRAY['subject', 'body']
WHERE "mailing_id" IS NOT NULL AND "state" IN ('draft', 'queued', 'failed', 'bounced', 'cancelled');

-- Speakers whom a release concerns.
UPDATE "outbox_message" AS message
SET "parameters" = message."parameters" - ARRAY['fullName', 'schoolTitle', 'editionTitle'],
    "recipient" = '', "recipient_key" = ''
WHERE message."template" = 'schedule-changed' AND message."person_id" IS NOT NULL
  AND message."state" IN ('draft', 'queued', 'failed', 'bounced', 'cancelled');

-- Invitations, by the row of the team that the decision made.
UPDATE "outbox_message" AS message
SET "parameters" = jsonb_build_object('member', entry."object_id"), "recipient" = '', "recipient_key" = ''
FROM "audit_entry" AS entry
WHERE entry."id" = message."audit_entry_id" AND entry."object_kind" = 'team-member' AND entry."object_id" IS NOT NULL
  AND message."template" = 'team-invitation'
  AND message."state" IN ('draft', 'queued', 'failed', 'bounced', 'cancelled');
