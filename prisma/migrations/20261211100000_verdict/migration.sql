-- What organisers decided about a pending registration and have not told: it waits still, and who is approved keeps a place.
CREATE TYPE "Verdict" AS ENUM ('approve', 'waitlist', 'decline');
ALTER TABLE "registration" ADD COLUMN "verdict" "Verdict",
ADD COLUMN "verdict_at" TIMESTAMPTZ(3),
ADD COLUMN "verdict_words" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "registration" ADD CONSTRAINT "registration_verdict_words_localised" CHECK (is_localised("verdict_words"));
ALTER TABLE "registration" ADD CONSTRAINT "registration_verdict_pending"
CHECK (CASE WHEN "verdict" IS NULL THEN "verdict_at" IS NULL AND "verdict_words" = '{}'::jsonb
  ELSE "verdict_at" IS NOT NULL AND "state" = 'pending' END);
-- Few are ever in it: counted with every place.
CREATE INDEX "registration_verdict" ON "registration" ("organisation_id", "edition_id") WHERE "verdict" IS NOT NULL;

-- Whatever ends the wait (an answer, a withdrawal, an erasure) ends what was decided in it.
CREATE FUNCTION end_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.verdict := NULL;
  NEW.verdict_at := NULL;
  NEW.verdict_words := '{}'::jsonb;
  RETURN NEW;
END $$;
CREATE TRIGGER registration_verdict_ends BEFORE UPDATE ON registration FOR EACH ROW
  WHEN (NEW.state <> 'pending' AND NEW.verdict IS NOT NULL) EXECUTE FUNCTION end_verdict();
