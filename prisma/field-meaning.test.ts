import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { openBareEngine } from "./testing/bare-engine";

test("the questions of the standard form are given their meaning by name and kind; others have none", async () => {
  const database = await openBareEngine();
  await database.exec(`
    CREATE TYPE "FieldKind" AS ENUM ('text', 'long_text', 'choice', 'choices');
    CREATE TABLE field (
      organisation_id int, id int, edition_id int, key text, kind "FieldKind", retired_at timestamptz(3)
    );
    INSERT INTO field VALUES
      (1, 1, 1, 'interpreting', 'choices', NULL), (1, 2, 1, 'access', 'long_text', NULL),
      (1, 3, 1, 'diet', 'text', NULL), (1, 4, 1, 'train', 'text', NULL),
      (1, 5, 2, 'interpreting', 'text', NULL), (1, 6, 2, 'access', 'choice', NULL),
      (1, 7, 2, 'diet', 'text', now()), (2, 8, 3, 'access', 'long_text', NULL);`);
  await database.exec(await readFile("prisma/migrations/20261130000000_field_meaning/migration.sql", "utf8"));
  const fields = await database.query<{ id: number; meaning: string | null }>(
    "SELECT id, meaning::text FROM field ORDER BY id",
  );
  expect(fields.rows.map(({ id, meaning }) => [id, meaning])).toEqual([
    [1, "interpreting"],
    [2, "access"],
    [3, "diet"],
    [4, null],
    [5, null],
    [6, null],
    [7, "diet"],
    [8, "access"],
  ]);
  await database.close();
}, 60_000);
