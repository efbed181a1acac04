import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { openBareEngine } from "./testing/bare-engine";

const sqlOf = (name: string) => readFile(`prisma/migrations/${name}/migration.sql`, "utf8");
const id = (number: number) => `00000000-0000-0000-0000-${String(number).padStart(12, "0")}`;

test("an installation from before knows what was ticked and what was only told, and tells from now on", async () => {
  const database = await openBareEngine();
  await database.exec(`
    CREATE TYPE kind AS ENUM ('privacy', 'participation', 'sensitive');
    CREATE TABLE term (organisation_id uuid, id uuid, kind kind);
    CREATE TABLE term_version (organisation_id uuid, id uuid, term_id uuid, number int, text jsonb);
    CREATE TABLE consent (organisation_id uuid, term_version_id uuid, given_at timestamptz(3));
    INSERT INTO term VALUES
      ('${id(1)}', '${id(11)}', 'privacy'), ('${id(1)}', '${id(12)}', 'participation'),
      ('${id(1)}', '${id(13)}', 'sensitive'), ('${id(1)}', '${id(14)}', 'participation');
    INSERT INTO term_version VALUES
      ('${id(1)}', '${id(21)}', '${id(11)}', 1, '{"en":"Notice"}'),
      ('${id(1)}', '${id(22)}', '${id(12)}', 1,
       '{"en":"The organiser may use these answers to run this event. I can withdraw at any time.","it":"x"}'),
      ('${id(1)}', '${id(23)}', '${id(13)}', 1, '{"en":"Diet"}'),
      ('${id(1)}', '${id(24)}', '${id(14)}', 3, '{"en":"Our own words"}');
    INSERT INTO consent SELECT organisation_id, id, '2026-05-01' FROM term_version;`);
  await database.exec(await sqlOf("20261127100000_told_or_agreed"));
  const consents = await database.query<{ kind: string; agreed: boolean }>(`
    SELECT kind::text, (agreed_at IS NOT NULL AND agreed_at = given_at) AS agreed FROM consent
    JOIN term_version AS version ON version.id = term_version_id JOIN term ON term.id = version.term_id
    ORDER BY version.id`);
  expect(consents.rows.map((row) => [row.kind, row.agreed])).toEqual([
    ["privacy", false],
    ["participation", true],
    ["sensitive", true],
    ["participation", true],
  ]);
  const versions = await database.query<{ term: string; number: number; text: Record<string, string> }>(
    "SELECT term_id AS term, number, text FROM term_version WHERE number > 1 ORDER BY number",
  );
  expect(versions.rows.map(({ term, number, text }) => [term, number, text.en])).toEqual([
    [id(12), 2, "The organiser uses these answers to run this event. You can withdraw at any time."],
    [id(14), 3, "Our own words"],
  ]);
  await database.close();
}, 60_000);
