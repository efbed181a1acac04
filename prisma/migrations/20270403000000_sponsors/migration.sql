-- A funder pays for an edition out of public or common money, a sponsor for being named.
ALTER TYPE "HostRole" ADD VALUE 'sponsor';
-- Those who share a place in the list have stood as the database gave them: from now on each has its own.
UPDATE "host" SET "order" = placed."place" - 1
FROM (SELECT "organisation_id", "id", row_number() OVER (PARTITION BY "organisation_id", "edition_id" ORDER BY "order", "id") AS "place" FROM "host") AS placed
WHERE placed."organisation_id" = host."organisation_id" AND placed."id" = host."id" AND host."order" <> placed."place" - 1;
