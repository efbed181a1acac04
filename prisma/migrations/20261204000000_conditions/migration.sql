-- When a question is asked: on other answers, the category, the way of taking part.
ALTER TABLE "field_version" ADD COLUMN "condition" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "field_version" ADD CONSTRAINT "field_version_condition_object" CHECK (jsonb_typeof("condition") = 'object');
