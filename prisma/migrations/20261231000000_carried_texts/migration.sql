-- Texts that came along from an earlier edition, until somebody looked at them; and speakers who are asked and have not said yet.

ALTER TABLE "edition" ADD COLUMN "carried_from" JSONB NOT NULL DEFAULT '{}';

ALTER TABLE "speaker" ADD COLUMN "unconfirmed" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "carried_text" (
    "organisation_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "object_kind" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "field" TEXT NOT NULL,

    CONSTRAINT "carried_text_pkey" PRIMARY KEY ("organisation_id","object_kind","object_id","field")
);

CREATE INDEX "carried_text_organisation_id_edition_id_idx" ON "carried_text"("organisation_id", "edition_id");

ALTER TABLE "carried_text" ADD CONSTRAINT "carried_text_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
