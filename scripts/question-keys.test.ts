import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "convivio-keys-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const queries = join(folder, "lib/forms/queries");
mkdirSync(queries, { recursive: true });

/** Ways to find a question by its key; one file each. */
const BY_KEY = [
  '{ where: { fieldVersion: { field: { key: "access" } } } }',
  "{ where: { field: { organisationId, editionId, key } } }",
  '{ where: { field: { ...ids, key: { in: ["access", "diet"] } } } }',
  'db.field.findFirst({ where: { ...ids, key: "diet" } })',
  "await tx.field\n  .findMany({\n    where: { editionId, key },\n  })",
  "db.$queryRaw`SELECT id FROM field WHERE field.key = 'diet'`",
  'db.$queryRaw`SELECT id FROM "field" WHERE "field"."key" IN (\'access\', \'diet\')`',
  'answers.filter((answer) => answer.fieldVersion.field.key === "interpreting")',
  'questions.find((question) => question.key !== "diet")',
  '["access", "diet"].includes(answer.field.key)',
];

const MAY = [
  'db.field.findMany({ where: { editionId, meaning: "diet" }, select: { key: true } });',
  "db.field.findMany({ where: { ...key, retiredAt: null } });",
  "db.answer.findMany({ where: { field: { ...key, meaning } }, select: { field: { select: { key: true } } } });",
  "answers.has(question.key);",
].join("\n");

test("a question is found by its meaning, never by its key, but in tests", () => {
  for (const [at, text] of BY_KEY.entries()) writeFileSync(join(queries, `by-key-${at}.ts`), `${text};\n`);
  writeFileSync(join(queries, "may.ts"), `${MAY}\n`);
  writeFileSync(join(queries, "may.db.test.ts"), `${BY_KEY[0]};\n`);
  const run = spawnSync(process.execPath, ["scripts/check-conventions.mjs", folder], { encoding: "utf8" });
  const said = run.stderr.trim().split("\n");
  expect(run.status).toBe(1);
  expect(said.filter((line) => !/by its meaning, never by its key/.test(line))).toEqual([]);
  expect(said.map((line) => /by-key-\d+/.exec(line)?.[0]).sort()).toEqual(
    BY_KEY.map((_text, at) => `by-key-${at}`).sort(),
  );
});
