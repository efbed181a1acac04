-- Places in sessions: whether one signs up, for how many, from when; and who has a place or waits for one.
-- CreateEnum
CREATE TYPE "SignUpMode" AS ENUM ('free', 'sign_up', 'closed');

-- CreateEnum
CREATE TYPE "SignUpState" AS ENUM ('signed_up', 'waiting', 'withdrawn');

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "sign_up" "SignUpMode" NOT NULL DEFAULT 'free',
ADD COLUMN     "sign_up_capacity" INTEGER,
ADD COLUMN     "sign_up_opens_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "sign_up" (
    "organisation_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "state" "SignUpState" NOT NULL,
    "queue_position" INTEGER,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_up_pkey" PRIMARY KEY ("organisation_id","registration_id","session_id")
);

-- CreateIndex
CREATE INDEX "sign_up_organisation_id_session_id_idx" ON "sign_up"("organisation_id", "session_id");

-- CreateIndex
CREATE INDEX "sign_up_organisation_id_edition_id_state_idx" ON "sign_up"("organisation_id", "edition_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "sign_up_organisation_id_edition_id_queue_position_key" ON "sign_up"("organisation_id", "edition_id", "queue_position");

-- AddForeignKey
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_organisation_id_registration_id_fkey" FOREIGN KEY ("organisation_id", "registration_id") REFERENCES "registration"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_organisation_id_session_id_fkey" FOREIGN KEY ("organisation_id", "session_id") REFERENCES "session"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A place in the queue is of who waits, and nobody waits without one.
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_waits_in_order" CHECK (("state" = 'waiting') = ("queue_position" IS NOT NULL));
ALTER TABLE "session" ADD CONSTRAINT "session_sign_up_capacity" CHECK ("sign_up_capacity" >= 0);
