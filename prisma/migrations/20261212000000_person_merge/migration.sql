-- An organiser said that two records are one human: which stayed, which became a tombstone, and for a day what is needed to
-- part them again.
CREATE TABLE "person_merge" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "gone_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "final_at" TIMESTAMPTZ(3) NOT NULL,
    "parted_at" TIMESTAMPTZ(3),
    "moved" JSONB,

    CONSTRAINT "person_merge_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE INDEX "person_merge_organisation_id_kept_id_idx" ON "person_merge"("organisation_id", "kept_id");
CREATE INDEX "person_merge_organisation_id_gone_id_idx" ON "person_merge"("organisation_id", "gone_id");

ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_organisation_id_kept_id_fkey" FOREIGN KEY ("organisation_id", "kept_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_organisation_id_gone_id_fkey" FOREIGN KEY ("organisation_id", "gone_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was parted needs no list of what moved.
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_parted" CHECK ("parted_at" IS NULL OR "moved" IS NULL);
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_of_two" CHECK ("kept_id" <> "gone_id" AND "final_at" > "merged_at");
CREATE INDEX "person_merge_open" ON "person_merge"("final_at") WHERE "moved" IS NOT NULL;

-- Why a registration was cancelled: its person has another one of the edition, which stays.
ALTER TABLE "registration" ADD COLUMN "merged_into_id" UUID;
ALTER TABLE "registration" ADD CONSTRAINT "registration_organisation_id_merged_into_id_fkey" FOREIGN KEY ("organisation_id", "merged_into_id") REFERENCES "registration"("organisation_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
CREATE INDEX "registration_merged_into" ON "registration"("organisation_id", "merged_into_id") WHERE "merged_into_id" IS NOT NULL;
ALTER TABLE "registration" ADD CONSTRAINT "registration_merged" CHECK ("merged_into_id" IS NULL OR ("state" = 'cancelled' AND "merged_into_id" <> "id"));

-- Whoever comes back to the front of the list stands before its first position, which may be 1.
ALTER TABLE "registration" DROP CONSTRAINT "registration_queue";
ALTER TABLE "registration" ADD CONSTRAINT "registration_queue" CHECK ("queue_position" IS NULL OR "state" <> 'draft');
