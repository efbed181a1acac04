-- CreateTable
CREATE TABLE "person_pair" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "different_since" TIMESTAMPTZ(3),

    CONSTRAINT "person_pair_pkey" PRIMARY KEY ("organisation_id","person_id","other_id")
);

-- CreateIndex
CREATE INDEX "person_pair_organisation_id_other_id_idx" ON "person_pair"("organisation_id", "other_id");

-- AddForeignKey
ALTER TABLE "person_pair" ADD CONSTRAINT "person_pair_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_pair" ADD CONSTRAINT "person_pair_organisation_id_other_id_fkey" FOREIGN KEY ("organisation_id", "other_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- A pair is kept once, whichever of the two comes first.
ALTER TABLE "person_pair" ADD CONSTRAINT "person_pair_ordered" CHECK ("person_id" < "other_id");
