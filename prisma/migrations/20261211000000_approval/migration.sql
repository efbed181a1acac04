-- A category whose organisers answer each registration, and the last day by which they said they would.
ALTER TABLE "category" ADD COLUMN "approval" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "category" ADD COLUMN "answer_by" DATE;
