import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { prepareData } from "./prepare.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "convivio-data-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a data folder that an older version left open is closed to other accounts at the next start", () => {
  chmodSync(folder, 0o777);
  const warnings: string[] = [];
  prepareData(folder, { warn: (line) => warnings.push(line) });
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(warnings).toEqual([]);
});

test("the data folder of another account is refused, and nothing is written into it", () => {
  const other = statSync(folder).uid + 1;
  expect(() => prepareData(folder, { account: other })).toThrow(
    `The data folder ${folder} belongs to another account`,
  );
  expect(existsSync(join(folder, "secret"))).toBe(false);
});

test("the secret is made once, for its owner only", () => {
  const given = process.env.APP_SECRET;
  delete process.env.APP_SECRET;
  try {
    prepareData(folder);
    const secret = readFileSync(join(folder, "secret"), "utf8");
    expect(secret.trim().length).toBeGreaterThanOrEqual(64);
    expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
    prepareData(folder);
    expect(readFileSync(join(folder, "secret"), "utf8")).toBe(secret);
  } finally {
    if (given !== undefined) process.env.APP_SECRET = given;
  }
});
