-- An edition may take place in several venues: what it said of its one place becomes its first venue. Its id follows from the
-- edition's, so that a database that is upgraded and its backup that is restored have the same.
CREATE FUNCTION first_venue(edition uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT overlay(overlay(md5('venue ' || edition::text) PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid
$$;

CREATE TABLE "venue" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "name" JSONB NOT NULL DEFAULT '{}',
    "address" JSONB NOT NULL DEFAULT '{}',
    "city" TEXT NOT NULL DEFAULT '',
    "directions" JSONB NOT NULL DEFAULT '{}',
    "access_note" JSONB NOT NULL DEFAULT '{}',
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "order" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "venue_pkey" PRIMARY KEY ("organisation_id", "id")
);

CREATE INDEX "venue_organisation_id_edition_id_idx" ON "venue"("organisation_id", "edition_id");

ALTER TABLE "venue" ADD CONSTRAINT "venue_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "venue" ADD CONSTRAINT "venue_name_localised" CHECK (is_localised("name"));
ALTER TABLE "venue" ADD CONSTRAINT "venue_address_localised" CHECK (is_localised("address"));
ALTER TABLE "venue" ADD CONSTRAINT "venue_directions_localised" CHECK (is_localised("directions"));
ALTER TABLE "venue" ADD CONSTRAINT "venue_access_note_localised" CHECK (is_localised("access_note"));

INSERT INTO "venue" ("organisation_id", "id", "edition_id", "name", "address", "directions", "latitude", "longitude", "order", "created_at")
SELECT edition."organisation_id", first_venue(edition."id"), edition."id", edition."venue",
  CASE WHEN btrim(edition."address") = '' THEN '{}' ELSE jsonb_build_object(coalesce(edition."languages"[1], organisation."languages"[1], 'en'), edition."address") END,
  edition."directions", edition."latitude", edition."longitude", 0, edition."created_at"
FROM "edition" JOIN "organisation" ON organisation."id" = edition."organisation_id"
WHERE edition."venue" <> '{}' OR btrim(edition."address") <> '' OR edition."directions" <> '{}'
  OR edition."latitude" IS NOT NULL OR edition."longitude" IS NOT NULL
  OR EXISTS (SELECT FROM "file" WHERE file."organisation_id" = edition."organisation_id" AND file."edition_id" = edition."id" AND file."place" = 'edition_venue');

-- Its texts that wait for a translator, or for a look, are the venue's now.
DELETE FROM "translation" WHERE "object_kind" = 'edition' AND "field" IN ('venue', 'directions')
  AND NOT EXISTS (SELECT FROM "venue" WHERE venue."organisation_id" = translation."organisation_id" AND venue."edition_id" = translation."object_id");
UPDATE "translation" SET "object_kind" = 'venue', "object_id" = first_venue("object_id"), "field" = CASE "field" WHEN 'venue' THEN 'name' ELSE "field" END
WHERE "object_kind" = 'edition' AND "field" IN ('venue', 'directions');
DELETE FROM "carried_text" WHERE "object_kind" = 'edition' AND "field" IN ('venue', 'directions')
  AND NOT EXISTS (SELECT FROM "venue" WHERE venue."organisation_id" = carried_text."organisation_id" AND venue."edition_id" = carried_text."object_id");
UPDATE "carried_text" SET "object_kind" = 'venue', "object_id" = first_venue("object_id"), "field" = CASE "field" WHEN 'venue' THEN 'name' ELSE "field" END
WHERE "object_kind" = 'edition' AND "field" IN ('venue', 'directions');

ALTER TABLE "edition" DROP COLUMN "venue", DROP COLUMN "address", DROP COLUMN "directions", DROP COLUMN "latitude", DROP COLUMN "longitude";

-- Every room on site stands in it. The edition's end takes both at once, so this is looked at when all is gone.
ALTER TABLE "room" ADD COLUMN "venue_id" UUID;
UPDATE "room" SET "venue_id" = first_venue("edition_id") WHERE "kind" = 'physical'
  AND EXISTS (SELECT FROM "venue" WHERE venue."organisation_id" = room."organisation_id" AND venue."edition_id" = room."edition_id");
CREATE INDEX "room_organisation_id_venue_id_idx" ON "room"("organisation_id", "venue_id");
ALTER TABLE "room" ADD CONSTRAINT "room_organisation_id_venue_id_fkey" FOREIGN KEY ("organisation_id", "venue_id") REFERENCES "venue"("organisation_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- A picture of the venue is that of the first one.
ALTER TYPE "FilePlace" RENAME VALUE 'edition_venue' TO 'venue_picture';
ALTER TABLE "file" ADD COLUMN "venue_id" UUID;
ALTER TABLE "file" DROP CONSTRAINT "file_place";
UPDATE "file" SET "venue_id" = first_venue("edition_id") WHERE "place" = 'venue_picture';
CREATE INDEX "file_organisation_id_venue_id_idx" ON "file"("organisation_id", "venue_id");
ALTER TABLE "file" ADD CONSTRAINT "file_organisation_id_venue_id_fkey" FOREIGN KEY ("organisation_id", "venue_id") REFERENCES "venue"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "file" ADD CONSTRAINT "file_place" CHECK (num_nonnulls("speaker_id", "host_id", "session_id", "practice_id", "room_id", "venue_id") <= 1 AND CASE
  WHEN "place" IN ('edition_wide', 'recap_gallery') THEN "edition_id" IS NOT NULL AND num_nonnulls("school_id", "speaker_id", "host_id", "session_id", "practice_id", "room_id", "venue_id") = 0
  WHEN "place" = 'venue_picture' THEN num_nonnulls("edition_id", "venue_id") = 2 AND "school_id" IS NULL
  WHEN "place" = 'speaker_face' THEN num_nonnulls("edition_id", "speaker_id") = 2 AND "school_id" IS NULL
  WHEN "place" = 'host_logo' THEN num_nonnulls("edition_id", "host_id") = 2 AND "school_id" IS NULL
  WHEN "place" = 'session_picture' THEN num_nonnulls("edition_id", "session_id") = 2 AND "school_id" IS NULL
  WHEN "place" = 'room_picture' THEN num_nonnulls("edition_id", "room_id") = 2 AND "school_id" IS NULL
  WHEN "place" = 'practice_picture' THEN "practice_id" IS NOT NULL AND num_nonnulls("edition_id", "school_id") = 0
  WHEN "place" = 'school_wide' THEN "school_id" IS NOT NULL AND num_nonnulls("edition_id", "speaker_id", "host_id", "session_id", "practice_id", "room_id", "venue_id") = 0
  ELSE num_nonnulls("edition_id", "school_id", "speaker_id", "host_id", "session_id", "practice_id", "room_id", "venue_id") = 0 END);

DROP INDEX "file_one_a_place";
CREATE UNIQUE INDEX "file_one_a_place" ON "file"("organisation_id", "place", (coalesce("speaker_id", "host_id", "session_id", "practice_id", "room_id", "venue_id", "school_id", "edition_id", "organisation_id"))) WHERE "place" <> 'recap_gallery';

DROP FUNCTION first_venue(uuid);
