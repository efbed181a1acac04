-- Pictures and where they stand; their bytes lie in the storage, each under the name of its copy.
CREATE TYPE "FilePlace" AS ENUM ('edition_wide', 'edition_venue', 'recap_gallery', 'school_wide', 'speaker_face', 'host_logo', 'organisation_mark');

CREATE TYPE "FileVisibility" AS ENUM ('private', 'public');

CREATE TABLE "file" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "place" "FilePlace" NOT NULL,
    "edition_id" UUID,
    "school_id" UUID,
    "speaker_id" UUID,
    "host_id" UUID,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "focus_x" INTEGER NOT NULL DEFAULT 50,
    "focus_y" INTEGER NOT NULL DEFAULT 50,
    "alt" JSONB NOT NULL DEFAULT '{}',
    "decorative" BOOLEAN NOT NULL DEFAULT false,
    "credit" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL DEFAULT '',
    "shows_person" BOOLEAN NOT NULL DEFAULT true,
    "agreed" BOOLEAN NOT NULL DEFAULT false,
    "visibility" "FileVisibility" NOT NULL DEFAULT 'private',
    "order" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE TABLE "file_copy" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "cut" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "file_copy_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE TABLE "file_drop" (
    "hash" TEXT NOT NULL,

    CONSTRAINT "file_drop_pkey" PRIMARY KEY ("hash")
);

CREATE INDEX "file_organisation_id_edition_id_idx" ON "file"("organisation_id", "edition_id");

CREATE INDEX "file_organisation_id_school_id_idx" ON "file"("organisation_id", "school_id");

CREATE INDEX "file_organisation_id_speaker_id_idx" ON "file"("organisation_id", "speaker_id");

CREATE INDEX "file_organisation_id_host_id_idx" ON "file"("organisation_id", "host_id");

CREATE UNIQUE INDEX "file_copy_hash_key" ON "file_copy"("hash");

CREATE INDEX "file_copy_organisation_id_file_id_idx" ON "file_copy"("organisation_id", "file_id");

ALTER TABLE "file" ADD CONSTRAINT "file_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "file" ADD CONSTRAINT "file_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "file" ADD CONSTRAINT "file_organisation_id_school_id_fkey" FOREIGN KEY ("organisation_id", "school_id") REFERENCES "school"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "file" ADD CONSTRAINT "file_organisation_id_speaker_id_fkey" FOREIGN KEY ("organisation_id", "speaker_id") REFERENCES "speaker"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "file" ADD CONSTRAINT "file_organisation_id_host_id_fkey" FOREIGN KEY ("organisation_id", "host_id") REFERENCES "host"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "file_copy" ADD CONSTRAINT "file_copy_organisation_id_file_id_fkey" FOREIGN KEY ("organisation_id", "file_id") REFERENCES "file"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "file" ADD CONSTRAINT "file_alt_localised" CHECK (is_localised("alt"));
ALTER TABLE "file" ADD CONSTRAINT "file_measures" CHECK ("width" > 0 AND "height" > 0 AND "focus_x" BETWEEN 0 AND 100 AND "focus_y" BETWEEN 0 AND 100);
-- A picture belongs to one place, and has what that place is of.
ALTER TABLE "file" ADD CONSTRAINT "file_place" CHECK (CASE
  WHEN "place" IN ('edition_wide', 'edition_venue', 'recap_gallery') THEN "edition_id" IS NOT NULL AND num_nonnulls("school_id", "speaker_id", "host_id") = 0
  WHEN "place" = 'speaker_face' THEN num_nonnulls("edition_id", "speaker_id") = 2 AND num_nonnulls("school_id", "host_id") = 0
  WHEN "place" = 'host_logo' THEN num_nonnulls("edition_id", "host_id") = 2 AND num_nonnulls("school_id", "speaker_id") = 0
  WHEN "place" = 'school_wide' THEN "school_id" IS NOT NULL AND num_nonnulls("edition_id", "speaker_id", "host_id") = 0
  ELSE num_nonnulls("edition_id", "school_id", "speaker_id", "host_id") = 0 END);
-- Everybody sees it only when it is told to who can't see, and the people on it agreed.
ALTER TABLE "file" ADD CONSTRAINT "file_public" CHECK ("visibility" = 'private' OR (("decorative" OR "alt" <> '{}') AND ("agreed" OR NOT "shows_person")));
-- One picture a place; a gallery has many.
CREATE UNIQUE INDEX "file_one_a_place" ON "file"("organisation_id", "place", (coalesce("speaker_id", "host_id", "school_id", "edition_id", "organisation_id"))) WHERE "place" <> 'recap_gallery';

ALTER TABLE "file_copy" ADD CONSTRAINT "file_copy_hash" CHECK ("hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "file_copy" ADD CONSTRAINT "file_copy_measures" CHECK ("width" > 0 AND "height" > 0 AND "bytes" > 0);

-- Whatever deletes a copy (a person's erasure, a host taken off, a school of the example), its bytes are taken away, too.
CREATE FUNCTION drop_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO file_drop (hash) VALUES (OLD.hash) ON CONFLICT DO NOTHING;
  RETURN OLD;
END $$;
CREATE TRIGGER "file_copy_gone" AFTER DELETE ON "file_copy" FOR EACH ROW EXECUTE FUNCTION drop_bytes();

-- Texts of a picture that wait for a translator go with it, too.
CREATE FUNCTION drop_texts_of_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM translation WHERE organisation_id = OLD.organisation_id AND object_kind = 'file' AND object_id = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER "file_gone" AFTER DELETE ON "file" FOR EACH ROW EXECUTE FUNCTION drop_texts_of_file();
