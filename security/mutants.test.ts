import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MUTANTS } from "../e2e/nightly/mutants/all";

test("every mutant of the night has a name of its own, its text stands once in its file, and its tests are there", () => {
  expect(new Set(MUTANTS.map((mutant) => mutant.name)).size).toBe(MUTANTS.length);
  const gone = MUTANTS.filter(({ file, text }) => readFileSync(file, "utf8").split(text).length !== 2).map(
    ({ name, file }) => `${file}: ${name}`,
  );
  expect(gone).toEqual([]);
  expect(MUTANTS.flatMap(({ seenBy }) => seenBy).filter((file) => !existsSync(file))).toEqual([]);
});
