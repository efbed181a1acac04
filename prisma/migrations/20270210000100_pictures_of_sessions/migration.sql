ALTER TABLE "file" ADD COLUMN "session_id" UUID, ADD COLUMN "practice_id" UUID, ADD COLUMN "room_id" UUID;

CREATE INDEX "file_organisation_id_session_id_idx" ON "file"("organisation_id", "session_id");

CREATE INDEX "file_organisation_id_practice_id_idx" ON "file"("organisation_id", "practice_id");

CREATE INDEX "file_organisation_id_room_id_idx" ON "file"("organisation_id", "room_id");

ALTER TABLE "file" ADD CONSTRAINT "file_organisation_id_session_id_fkey" FOREIGN KEY ("organisation_id", "session_id") REFERENCES "session"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "file" ADD CONSTRAINT "file_organisation_id_practice_id_fkey" FOREIGN KEY ("organisation_id", "practice_id") REFERENCES "practice"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "file" ADD CONSTRAINT "file_organisation_id_room_id_fkey" FOREIGN KEY ("organisation_id", "room_id") REFERENCES "room"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A practice is its school's, and stands in several editions.
ALTER TABLE "file" DROP CONSTRAINT "file_place";
ALTER TABLE "file" ADD CONSTRAINT "file_place" CHECK (num_nonnulls("speaker_id", "host_id", "session_id", "practice_id", "room_id") <= 1 AND CASE
  WHEN "place" IN ('edition_wide', 'edition_venue', 'recap_gallery') THEN "edition_id" IS NOT NULL AND num_nonnulls("school_id", "speaker_id", "host_id", "session_id", "practice_id", "room_id") = 0
  WHEN "place" = 'speaker_face' THEN num_nonnulls("edition_id", "speaker_id") = 2 AND "school_id" IS NULL
  WHEN "place" = 'host_logo' THEN num_nonnulls("edition_id", "host_id") = 2 AND "school_id" IS NULL
  WHEN "place" = 'session_picture' THEN num_nonnulls("edition_id", "session_id") = 2 AND "school_id" IS NULL
  WHEN "place" = 'room_picture' THEN num_nonnulls("edition_id", "room_id") = 2 AND "school_id" IS NULL
  WHEN "place" = 'practice_picture' THEN "practice_id" IS NOT NULL AND num_nonnulls("edition_id", "school_id") = 0
  WHEN "place" = 'school_wide' THEN "school_id" IS NOT NULL AND num_nonnulls("edition_id", "speaker_id", "host_id", "session_id", "practice_id", "room_id") = 0
  ELSE num_nonnulls("edition_id", "school_id", "speaker_id", "host_id", "session_id", "practice_id", "room_id") = 0 END);

DROP INDEX "file_one_a_place";
CREATE UNIQUE INDEX "file_one_a_place" ON "file"("organisation_id", "place", (coalesce("speaker_id", "host_id", "session_id", "practice_id", "room_id", "school_id", "edition_id", "organisation_id"))) WHERE "place" <> 'recap_gallery';
