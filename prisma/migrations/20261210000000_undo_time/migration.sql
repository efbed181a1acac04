-- A decision about a registration can be undone for a while: its mail waits, and the place is kept.
ALTER TABLE "registration" ADD COLUMN "undo_until" TIMESTAMPTZ(3),
ADD COLUMN "undo_state" "RegistrationState",
ADD COLUMN "undo_since" TIMESTAMPTZ(3),
ADD COLUMN "undo_verdict" JSONB,
ADD COLUMN "above_capacity" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "registration" ADD CONSTRAINT "registration_undo_whole"
CHECK (("undo_until" IS NULL) = ("undo_state" IS NULL) AND ("undo_until" IS NULL) = ("undo_since" IS NULL));
-- Few are ever in it: counted with every place, and looked for every second.
CREATE INDEX "registration_undo" ON "registration" ("organisation_id", "edition_id", "undo_until") WHERE "undo_state" IS NOT NULL;

ALTER TABLE "edition" ADD COLUMN "undo_seconds" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN "cancel_due_at" TIMESTAMPTZ(3);
ALTER TABLE "edition" ADD CONSTRAINT "edition_undo_seconds" CHECK ("undo_seconds" BETWEEN 0 AND 600);
CREATE INDEX "edition_cancel_due" ON "edition" ("cancel_due_at") WHERE "cancel_due_at" IS NOT NULL;

-- Who is brought back to the front of the waiting list stands before the first number that was given.
ALTER TABLE "registration" DROP CONSTRAINT "registration_queue";
ALTER TABLE "registration" ADD CONSTRAINT "registration_queue" CHECK ("queue_position" IS NULL OR "state" <> 'draft');
