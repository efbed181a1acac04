-- A message to any people of an edition, at once, at a moment or so many days before it begins.
ALTER TYPE "MailingState" ADD VALUE 'planned';
ALTER TABLE "mailing"
    ADD COLUMN "target" TEXT NOT NULL DEFAULT 'states',
    ADD COLUMN "send_at" TIMESTAMPTZ(3),
    ADD COLUMN "days_before" INTEGER,
    ADD COLUMN "at_time" TEXT,
    ADD COLUMN "planned_by_id" UUID,
    ADD COLUMN "stopped_because" TEXT NOT NULL DEFAULT '';
-- An organiser's edit of one mail that waits meets another's.
ALTER TABLE "outbox_message" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
CREATE INDEX "outbox_message_mailing_id_state_idx" ON "outbox_message"("mailing_id", "state");
