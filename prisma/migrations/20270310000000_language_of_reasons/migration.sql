-- In which language a reason was written, where its writer said so.
ALTER TABLE "registration" ADD COLUMN "reason_language" TEXT;
