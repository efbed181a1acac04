import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";

/**
 * Keys without an index of their own, and why a deletion may look through the whole table: what is referred to is never
 * deleted but with its organisation (the example), or one at a time by somebody at the desk.
 */
const LOOKED_THROUGH: Record<string, string> = {
  "accepted_overlap.room_id": "one room at a time; what organisers accepted one by one",
  "accepted_overlap.speaker_id": "one speaker at a time; what organisers accepted one by one",
  "consent.term_version_id": "terms go with the example only",
  "field_version.term_version_id": "terms go with the example only",
  "interpretation.speaker_id": "one speaker at a time; few sessions are interpreted",
  "person.affiliation_id": "affiliations go with the example only",
  "practice.theme_id": "one theme at a time; few practices",
  "registration.category_id": "one category at a time, and its registrations are counted before",
  "released_overlap.room_id": "one room at a time; what organisers accepted one by one",
  "released_overlap.speaker_id": "one speaker at a time; what organisers accepted one by one",
  "session.theme_id": "one theme at a time",
  "team_member.edition_id": "editions go with the example only; few members",
};

test("every foreign key has an index that a deletion finds its rows by, or a reason", async () => {
  // An index does where it begins with the key's columns; the organisation's alone tells nothing apart. One that leaves
  // out rows without a value does, too.
  const rows = await db().$queryRaw<Array<{ key: string; indexed: boolean }>>`
    WITH key AS (
      SELECT conrelid, conname, ARRAY(
          SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS part(number, place)
          JOIN pg_attribute ON attrelid = conrelid AND attnum = part.number
          WHERE attname <> 'organisation_id' OR cardinality(conkey) = 1 ORDER BY place) AS own,
        ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY(conkey)) AS columns
      FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
    )
    SELECT conrelid::regclass::text || '.' || array_to_string(own, ',') AS key, EXISTS (
        SELECT FROM pg_index
        CROSS JOIN LATERAL (SELECT ARRAY(
          SELECT attname::text FROM unnest(indkey) WITH ORDINALITY AS part(number, place)
          JOIN pg_attribute ON attrelid = indrelid AND attnum = part.number ORDER BY place) AS names) AS named
        WHERE indrelid = conrelid AND 0 <> ALL (indkey)
          AND (indpred IS NULL OR pg_get_expr(indpred, indrelid) IN (
            SELECT format('(%I IS NOT NULL)', name) FROM unnest(own) AS name))
          AND (names[1:cardinality(columns)] <@ columns AND columns <@ names[1:cardinality(columns)]
            OR names[1:cardinality(own)] <@ own AND own <@ names[1:cardinality(own)])
      ) AS indexed
    FROM key ORDER BY 1`;
  expect(rows.length).toBeGreaterThan(60);
  const without = rows.filter(({ indexed }) => !indexed).map(({ key }) => key);
  expect(without).toEqual(Object.keys(LOOKED_THROUGH));
});
