-- A section of an edition's page may be a picture, or a row of them. The new value of the type is only named, not compared: a value
-- that is added can't be used in its own transaction.
ALTER TYPE "SectionKind" ADD VALUE 'picture';
ALTER TYPE "FilePlace" ADD VALUE 'section_picture';

ALTER TABLE "file" ADD COLUMN "section_id" UUID;
ALTER TABLE "file" ADD COLUMN "caption" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "file" ADD CONSTRAINT "file_caption_localised" CHECK (is_localised("caption"));
CREATE INDEX "file_organisation_id_section_id_idx" ON "file"("organisation_id", "section_id");
ALTER TABLE "file" ADD CONSTRAINT "file_organisation_id_section_id_fkey" FOREIGN KEY ("organisation_id", "section_id") REFERENCES "page_section"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "file" DROP CONSTRAINT "file_place";
ALTER TABLE "file" ADD CONSTRAINT "file_place" CHECK (num_nonnulls("speaker_id", "host_id", "session_id", "practice_id", "room_id", "venue_id", "section_id") <= 1 AND CASE "place"::text
  WHEN 'edition_wide' THEN "edition_id" IS NOT NULL AND num_nonnulls("school_id", "speaker_id", "host_id", "session_id", "practice_id", "room_id", "venue_id", "section_id") = 0
  WHEN 'recap_gallery' THEN "edition_id" IS NOT NULL AND num_nonnulls("school_id", "speaker_id", "host_id", "session_id", "practice_id", "room_id", "venue_id", "section_id") = 0
  WHEN 'section_picture' THEN num_nonnulls("edition_id", "section_id") = 2 AND "school_id" IS NULL
  WHEN 'venue_picture' THEN num_nonnulls("edition_id", "venue_id") = 2 AND "school_id" IS NULL
  WHEN 'speaker_face' THEN num_nonnulls("edition_id", "speaker_id") = 2 AND "school_id" IS NULL
  WHEN 'host_logo' THEN num_nonnulls("edition_id", "host_id") = 2 AND "school_id" IS NULL
  WHEN 'session_picture' THEN num_nonnulls("edition_id", "session_id") = 2 AND "school_id" IS NULL
  WHEN 'room_picture' THEN num_nonnulls("edition_id", "room_id") = 2 AND "school_id" IS NULL
  WHEN 'practice_picture' THEN "practice_id" IS NOT NULL AND num_nonnulls("edition_id", "school_id") = 0
  WHEN 'school_wide' THEN "school_id" IS NOT NULL AND num_nonnulls("edition_id", "speaker_id", "host_id", "session_id", "practice_id", "room_id", "venue_id", "section_id") = 0
  ELSE num_nonnulls("edition_id", "school_id", "speaker_id", "host_id", "session_id", "practice_id", "room_id", "venue_id", "section_id") = 0 END);

DROP INDEX "file_one_a_place";
CREATE UNIQUE INDEX "file_one_a_place" ON "file"("organisation_id", "place", (coalesce("speaker_id", "host_id", "session_id", "practice_id", "room_id", "venue_id", "school_id", "edition_id", "organisation_id"))) WHERE "section_id" IS NULL AND "place" <> 'recap_gallery';
