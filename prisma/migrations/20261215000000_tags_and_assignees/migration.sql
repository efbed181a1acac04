-- Words that organisers put on registrations, of one edition. Their key is computed by the database: no writer, import or
-- restore can make two of "Speaker" and "speaker".
CREATE TABLE "tag" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "name" TEXT COLLATE "und-x-icu" NOT NULL,
    "name_key" TEXT COLLATE "und-x-icu" NOT NULL GENERATED ALWAYS AS (lower("name")) STORED,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "tag_name" CHECK (char_length("name") BETWEEN 1 AND 40)
);
CREATE UNIQUE INDEX "tag_organisation_id_edition_id_name_key_key" ON "tag"("organisation_id", "edition_id", "name_key");
ALTER TABLE "tag" ADD CONSTRAINT "tag_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "registration_tag" (
    "organisation_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,

    CONSTRAINT "registration_tag_pkey" PRIMARY KEY ("organisation_id","registration_id","tag_id")
);
CREATE INDEX "registration_tag_organisation_id_tag_id_registration_id_idx" ON "registration_tag"("organisation_id", "tag_id", "registration_id");
ALTER TABLE "registration_tag" ADD CONSTRAINT "registration_tag_organisation_id_registration_id_fkey" FOREIGN KEY ("organisation_id", "registration_id") REFERENCES "registration"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "registration_tag" ADD CONSTRAINT "registration_tag_organisation_id_tag_id_fkey" FOREIGN KEY ("organisation_id", "tag_id") REFERENCES "tag"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who of the team sees to a registration.
CREATE TABLE "registration_assignee" (
    "organisation_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "registration_assignee_pkey" PRIMARY KEY ("organisation_id","registration_id")
);
CREATE INDEX "registration_assignee_organisation_id_member_id_idx" ON "registration_assignee"("organisation_id", "member_id");
ALTER TABLE "registration_assignee" ADD CONSTRAINT "registration_assignee_organisation_id_registration_id_fkey" FOREIGN KEY ("organisation_id", "registration_id") REFERENCES "registration"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "registration_assignee" ADD CONSTRAINT "registration_assignee_organisation_id_member_id_fkey" FOREIGN KEY ("organisation_id", "member_id") REFERENCES "team_member"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
