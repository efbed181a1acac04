-- Overlaps that an organiser accepts (docs/decisions/013). The constraints of released slots and people ask one thing
-- more: "apart". Two rows conflict when their sets of numbers meet. A release gives rows of accepted pairs sets that are
-- disjoint for exactly these pairs; every other row, and every row written by hand, has all numbers, which meets any set.

-- CreateEnum
CREATE TYPE "OverlapKind" AS ENUM ('room', 'person');

-- AlterTable
ALTER TABLE "released_slot" ADD COLUMN "apart" int4multirange NOT NULL DEFAULT '{(,)}'::int4multirange;
ALTER TABLE "released_person" ADD COLUMN "apart" int4multirange NOT NULL DEFAULT '{(,)}'::int4multirange;

-- CreateTable
CREATE TABLE "accepted_overlap" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "kind" "OverlapKind" NOT NULL,
    "first_slot_id" UUID NOT NULL,
    "second_slot_id" UUID NOT NULL,
    "room_id" UUID,
    "speaker_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT NOT NULL,
    "batch_id" UUID NOT NULL,
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "accepted_overlap_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "released_overlap" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "kind" "OverlapKind" NOT NULL,
    "first_id" UUID NOT NULL,
    "second_id" UUID NOT NULL,
    "room_id" UUID,
    "speaker_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT NOT NULL,
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "released_overlap_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateIndex
CREATE INDEX "accepted_overlap_organisation_id_edition_id_idx" ON "accepted_overlap"("organisation_id", "edition_id");
CREATE INDEX "accepted_overlap_organisation_id_first_slot_id_idx" ON "accepted_overlap"("organisation_id", "first_slot_id");
CREATE INDEX "accepted_overlap_organisation_id_second_slot_id_idx" ON "accepted_overlap"("organisation_id", "second_slot_id");
CREATE INDEX "released_overlap_organisation_id_release_id_idx" ON "released_overlap"("organisation_id", "release_id");
CREATE INDEX "released_overlap_organisation_id_first_id_idx" ON "released_overlap"("organisation_id", "first_id");
CREATE INDEX "released_overlap_organisation_id_second_id_idx" ON "released_overlap"("organisation_id", "second_id");

-- AddForeignKey
ALTER TABLE "accepted_overlap" ADD CONSTRAINT "accepted_overlap_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "accepted_overlap" ADD CONSTRAINT "accepted_overlap_organisation_id_first_slot_id_fkey" FOREIGN KEY ("organisation_id", "first_slot_id") REFERENCES "slot"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "accepted_overlap" ADD CONSTRAINT "accepted_overlap_organisation_id_second_slot_id_fkey" FOREIGN KEY ("organisation_id", "second_slot_id") REFERENCES "slot"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "accepted_overlap" ADD CONSTRAINT "accepted_overlap_organisation_id_room_id_fkey" FOREIGN KEY ("organisation_id", "room_id") REFERENCES "room"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "accepted_overlap" ADD CONSTRAINT "accepted_overlap_organisation_id_speaker_id_fkey" FOREIGN KEY ("organisation_id", "speaker_id") REFERENCES "speaker"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "released_overlap" ADD CONSTRAINT "released_overlap_organisation_id_release_id_fkey" FOREIGN KEY ("organisation_id", "release_id") REFERENCES "release"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "released_overlap" ADD CONSTRAINT "released_overlap_organisation_id_first_id_fkey" FOREIGN KEY ("organisation_id", "first_id") REFERENCES "released_slot"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "released_overlap" ADD CONSTRAINT "released_overlap_organisation_id_second_id_fkey" FOREIGN KEY ("organisation_id", "second_id") REFERENCES "released_slot"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "released_overlap" ADD CONSTRAINT "released_overlap_organisation_id_room_id_fkey" FOREIGN KEY ("organisation_id", "room_id") REFERENCES "room"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "released_overlap" ADD CONSTRAINT "released_overlap_organisation_id_speaker_id_fkey" FOREIGN KEY ("organisation_id", "speaker_id") REFERENCES "speaker"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A set without numbers would meet nothing and so free its row from the constraint.
ALTER TABLE "released_slot" ADD CONSTRAINT "released_slot_apart" CHECK (NOT isempty("apart"));
ALTER TABLE "released_person" ADD CONSTRAINT "released_person_apart" CHECK (NOT isempty("apart"));

-- The same constraints, asking for "apart" too; and two times of one session never conflict for its people.
ALTER TABLE "released_slot" DROP CONSTRAINT "released_slot_room_overlap";
ALTER TABLE "released_slot" ADD CONSTRAINT "released_slot_room_overlap" EXCLUDE USING gist (
  "organisation_id" WITH =, "release_id" WITH =, "room_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&, "apart" WITH &&
) WHERE ("room_id" IS NOT NULL AND NOT "shared" AND NOT "cancelled");
ALTER TABLE "released_person" DROP CONSTRAINT "released_person_overlap";
ALTER TABLE "released_person" ADD CONSTRAINT "released_person_overlap" EXCLUDE USING gist (
  "organisation_id" WITH =, "release_id" WITH =, "speaker_id" WITH =, "session_id" WITH <>, tstzrange("starts_at", "ends_at") WITH &&, "apart" WITH &&
) WHERE ("released_slot_id" IS NOT NULL AND NOT "cancelled");

-- One overlap is accepted once; who withdraws it may accept it again.
ALTER TABLE "accepted_overlap" ADD CONSTRAINT "accepted_overlap_pair" CHECK ("first_slot_id" < "second_slot_id");
ALTER TABLE "accepted_overlap" ADD CONSTRAINT "accepted_overlap_of" CHECK (("room_id" IS NOT NULL) = ("kind" = 'room') AND ("speaker_id" IS NOT NULL) = ("kind" = 'person'));
ALTER TABLE "accepted_overlap" ADD CONSTRAINT "accepted_overlap_minutes" CHECK ("starts_at" < "ends_at");
CREATE UNIQUE INDEX "accepted_overlap_live" ON "accepted_overlap" ("organisation_id", "first_slot_id", "second_slot_id", coalesce("room_id", "speaker_id"), "starts_at", "ends_at") WHERE "withdrawn_at" IS NULL;
ALTER TABLE "released_overlap" ADD CONSTRAINT "released_overlap_of" CHECK (("room_id" IS NOT NULL) = ("kind" = 'room') AND ("speaker_id" IS NOT NULL) = ("kind" = 'person'));
ALTER TABLE "released_overlap" ADD CONSTRAINT "released_overlap_minutes" CHECK ("starts_at" < "ends_at");
CREATE TRIGGER "released_overlap_immutable" BEFORE UPDATE ON "released_overlap" FOR EACH ROW EXECUTE FUNCTION refuse_change();
