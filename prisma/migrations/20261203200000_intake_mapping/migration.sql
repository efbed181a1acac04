-- How the columns of the last table of registrations were mapped.
CREATE TABLE "intake_mapping" (
    "organisation_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "columns" JSONB NOT NULL,

    CONSTRAINT "intake_mapping_pkey" PRIMARY KEY ("organisation_id","edition_id")
);
ALTER TABLE "intake_mapping" ADD CONSTRAINT "intake_mapping_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
