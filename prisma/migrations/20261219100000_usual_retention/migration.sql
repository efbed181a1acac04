-- How long an organisation usually keeps answers, in days after an edition's end: what its new questions take.
ALTER TABLE "organisation" ADD COLUMN "answer_days" INTEGER NOT NULL DEFAULT 365,
ADD COLUMN "sensitive_answer_days" INTEGER NOT NULL DEFAULT 30;
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_answer_days" CHECK (
  "answer_days" BETWEEN 1 AND 365 AND "sensitive_answer_days" BETWEEN 1 AND 365);
