-- Files that people sent as answers.
CREATE TABLE "answer_file" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "field_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_file_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE UNIQUE INDEX "answer_file_hash_key" ON "answer_file"("hash");

CREATE INDEX "answer_file_organisation_id_registration_id_idx" ON "answer_file"("organisation_id", "registration_id");

CREATE INDEX "answer_file_organisation_id_edition_id_idx" ON "answer_file"("organisation_id", "edition_id");

CREATE INDEX "answer_file_organisation_id_field_id_idx" ON "answer_file"("organisation_id", "field_id");

ALTER TABLE "answer_file" ADD CONSTRAINT "answer_file_organisation_id_registration_id_fkey" FOREIGN KEY ("organisation_id", "registration_id") REFERENCES "registration"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "answer_file" ADD CONSTRAINT "answer_file_organisation_id_field_id_fkey" FOREIGN KEY ("organisation_id", "field_id") REFERENCES "field"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "answer_file" ADD CONSTRAINT "answer_file_whole" CHECK ("hash" ~ '^[0-9a-f]{64}$' AND "bytes" > 0 AND "name" ~ '^[a-z0-9-]{1,80}[.][a-z]{3,4}$');

-- Whatever deletes the row: its bytes are taken away.
CREATE FUNCTION drop_answer_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO file_drop (hash) VALUES (OLD.hash) ON CONFLICT DO NOTHING;
  RETURN OLD;
END $$;
CREATE TRIGGER "answer_file_gone" AFTER DELETE ON "answer_file" FOR EACH ROW EXECUTE FUNCTION drop_answer_bytes();

-- Whatever takes an answer away: with the last one that names it, a file goes. Judged when all is written, since a form that is
-- saved takes all answers away and writes them anew.
CREATE FUNCTION drop_answer_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM answer_file AS file
  WHERE file.organisation_id = OLD.organisation_id AND file.registration_id = OLD.registration_id
    AND file.id::text = left(OLD.value #>> '{}', 36)
    AND NOT EXISTS (
      SELECT FROM answer WHERE answer.organisation_id = file.organisation_id
        AND answer.registration_id = file.registration_id AND left(answer.value #>> '{}', 36) = file.id::text);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "answer_file_goes" AFTER DELETE OR UPDATE ON "answer"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.value #>> '{}' ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[a-z0-9-]+[.][a-z]+$')
  EXECUTE FUNCTION drop_answer_file();
