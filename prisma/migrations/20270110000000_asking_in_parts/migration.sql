-- Asking by link goes in parts: how far a round is, and that those before were made at once.

ALTER TABLE "asking" ADD COLUMN "reached" UUID,
    ADD COLUMN "finished_at" TIMESTAMPTZ(3);

UPDATE "asking" SET "finished_at" = "created_at";
