-- The wish not to be filmed or recorded, as schedules carry it.
ALTER TABLE "session" ADD COLUMN "no_recording" BOOLEAN NOT NULL DEFAULT false;
