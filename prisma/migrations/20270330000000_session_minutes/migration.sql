-- How long a session is meant to be, known before it has a time.
ALTER TABLE "session" ADD COLUMN "minutes" INTEGER;
ALTER TABLE "session" ADD CONSTRAINT "session_minutes" CHECK ("minutes" BETWEEN 1 AND 1440);
