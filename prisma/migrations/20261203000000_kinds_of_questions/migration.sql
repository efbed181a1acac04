-- More ways to answer a question than words and options.
ALTER TYPE "FieldKind" ADD VALUE 'number';
ALTER TYPE "FieldKind" ADD VALUE 'date';
ALTER TYPE "FieldKind" ADD VALUE 'time';
ALTER TYPE "FieldKind" ADD VALUE 'yes_no';
ALTER TYPE "FieldKind" ADD VALUE 'country';
ALTER TYPE "FieldKind" ADD VALUE 'region';
ALTER TYPE "FieldKind" ADD VALUE 'language';
ALTER TYPE "FieldKind" ADD VALUE 'phone';
ALTER TYPE "FieldKind" ADD VALUE 'email';
ALTER TYPE "FieldKind" ADD VALUE 'web_address';
ALTER TYPE "FieldKind" ADD VALUE 'heading';

ALTER TABLE "field_version" ADD COLUMN "settings" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "field_version" ADD CONSTRAINT "field_version_settings_object" CHECK (jsonb_typeof("settings") = 'object');
