-- The totals of an edition as they were first shown to readers who may not read the answers behind them.
CREATE TABLE "shown_totals" (
    "organisation_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "shown_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "people" INTEGER NOT NULL,
    "questions" JSONB NOT NULL,

    CONSTRAINT "shown_totals_pkey" PRIMARY KEY ("organisation_id","edition_id")
);

ALTER TABLE "shown_totals" ADD CONSTRAINT "shown_totals_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A group under three tells on somebody; so does a single one.
ALTER TABLE "shown_totals" ADD CONSTRAINT "shown_totals_tell_on_nobody" CHECK (jsonb_typeof("questions") = 'array'
  AND NOT jsonb_path_exists("questions", '$[*].groups[*].count ? (!(@ >= 3))')
  AND NOT jsonb_path_exists("questions", '$[*].groups.size() ? (@ == 1)'));
