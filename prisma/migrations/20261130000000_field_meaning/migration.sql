-- What the software understands of a question is said by its meaning; until now its key had to be the right word.
CREATE TYPE "FieldMeaning" AS ENUM ('interpreting', 'access', 'diet');

ALTER TABLE "field" ADD COLUMN "meaning" "FieldMeaning";

-- Until now only the product wrote questions, those of the standard form.
UPDATE "field" SET "meaning" = "key"::"FieldMeaning"
WHERE ("key", "kind") IN (('interpreting', 'choices'), ('access', 'long_text'), ('diet', 'text'));

CREATE UNIQUE INDEX "field_one_meaning" ON "field" ("organisation_id", "edition_id", "meaning") WHERE "retired_at" IS NULL;
