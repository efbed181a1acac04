-- Who may read the answers to a question, from the widest circle to the narrowest. It stood in a list of roles that nothing
-- read but the form.
CREATE TYPE "AnswerReaders" AS ENUM ('desk', 'trusted', 'owners');
ALTER TABLE "field_version" ALTER COLUMN "readers" TYPE "AnswerReaders" USING (CASE
  WHEN "sensitive" THEN 'trusted' WHEN "readers" = '{owner}' THEN 'owners' ELSE 'desk' END)::"AnswerReaders",
ALTER COLUMN "readers" SET DEFAULT 'desk';
ALTER TABLE "field_version" ALTER COLUMN "readers" SET NOT NULL;
ALTER TABLE "field_version" ADD CONSTRAINT "field_version_sensitive_readers" CHECK (NOT "sensitive" OR "readers" <> 'desk');

-- Who may read them now, whatever wording they were given to: that of the newest wording, of a question that has one.
ALTER TABLE "field" ADD COLUMN "readers" "AnswerReaders" NOT NULL DEFAULT 'desk';
UPDATE "field" SET "readers" = (
  SELECT version."readers" FROM "field_version" AS version
  WHERE version."organisation_id" = "field"."organisation_id" AND version."field_id" = "field"."id"
  ORDER BY version."number" DESC LIMIT 1)
WHERE EXISTS (
  SELECT FROM "field_version" AS version
  WHERE version."organisation_id" = "field"."organisation_id" AND version."field_id" = "field"."id");
