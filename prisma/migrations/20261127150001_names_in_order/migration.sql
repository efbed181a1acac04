-- One order of names for everybody: the root order of Unicode, which both engines and Intl.Collator("und") have. Prisma does
-- not see collations, so they stand here; what sorts by these columns, indexes too, follows.
ALTER TABLE "person" ALTER COLUMN "full_name" TYPE TEXT COLLATE "und-x-icu";
ALTER TABLE "speaker" ALTER COLUMN "full_name" TYPE TEXT COLLATE "und-x-icu";
ALTER TABLE "registration" ALTER COLUMN "full_name" TYPE TEXT COLLATE "und-x-icu";
ALTER TABLE "registration" ALTER COLUMN "affiliation" TYPE TEXT COLLATE "und-x-icu";
ALTER TABLE "affiliation" ALTER COLUMN "name" TYPE TEXT COLLATE "und-x-icu";
ALTER TABLE "organisation" ALTER COLUMN "name" TYPE TEXT COLLATE "und-x-icu";
ALTER TABLE "room" ALTER COLUMN "name" TYPE TEXT COLLATE "und-x-icu";
ALTER TABLE "host" ALTER COLUMN "name" TYPE TEXT COLLATE "und-x-icu";
