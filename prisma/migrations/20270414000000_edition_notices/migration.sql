-- What organisers have to say at once, on every public page of an edition until its end.
CREATE TABLE "edition_notice" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "text" JSONB NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_down_at" TIMESTAMPTZ(3),

    CONSTRAINT "edition_notice_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE INDEX "edition_notice_organisation_id_edition_id_idx" ON "edition_notice"("organisation_id", "edition_id");

CREATE INDEX "edition_notice_until_idx" ON "edition_notice"("until");

ALTER TABLE "edition_notice" ADD CONSTRAINT "edition_notice_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "edition_notice" ADD CONSTRAINT "edition_notice_text_localised" CHECK (is_localised("text"));
