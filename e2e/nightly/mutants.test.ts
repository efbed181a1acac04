import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MUTANTS } from "./mutants/all";
import { SERVER_LOCKS } from "./mutants/locks";

/**
 * Tests are believed when they die of what is wrong: one change for the worse at a time, in a copy of the source, and the
 * tests named beside it must fail. Whoever survives has no test. Part of it: MUTANTS=flag npx vitest run --project nightly e2e/nightly/mutants.test.ts
 */
const wanted = process.env.MUTANTS ?? "";
/** Nothing on the embedded engine can see these. */
const unseen = process.env.TEST_DATABASE_URL ? [] : SERVER_LOCKS;
const chosen = MUTANTS.filter((mutant) => mutant.name.includes(wanted) && !unseen.includes(mutant));

const root = process.cwd();
const copy = mkdtempSync(join(tmpdir(), "convivio-mutants-"));
/** Not source: made by builds and runs, or large. */
const LEFT_OUT = /^(\.git|\.next|\.data|\.mutation|node_modules|test-results)$/;

/** The tests run elsewhere, as from a shell: what this run sets for its own tests is not handed on. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_ENV|DATABASE_|APP_SECRET|PUBLIC_URL|CONVIVIO_)/.test(name),
  ),
) as NodeJS.ProcessEnv;

interface Seen {
  failed: string[];
  passed: number;
  output: string;
}

interface Report {
  numPassedTests: number;
  testResults: Array<{ assertionResults: Array<{ fullName: string; status: string }> }>;
}

async function runTests(files: string[], ...more: string[]): Promise<Seen> {
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const words = ["run", "--project", "unit", "--project", "database", ...files, ...more];
  const vitest = join(copy, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=json", `--outputFile=${report}`];
  const child = spawn(process.execPath, [vitest, ...words, ...reporters], { cwd: copy, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  await new Promise((resolve) => child.on("close", resolve));
  try {
    const { numPassedTests, testResults }: Report = JSON.parse(readFileSync(report, "utf8"));
    const all = testResults.flatMap((file) => file.assertionResults);
    const failed = all.filter((one) => one.status === "failed").map((one) => one.fullName);
    return { failed, passed: numPassedTests, output };
  } catch {
    return { failed: [], passed: 0, output };
  }
}

beforeAll(() => {
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !LEFT_OUT.test(basename(path)),
  });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});

const dead: string[] = [];
const alive: string[] = [];

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
  console.log(`${dead.length} of ${chosen.length} mutants died.`);
  for (const name of alive) console.log(`Survived: ${name}`);
});

/** What fails anyway has seen nothing. */
let failing: string[] = [];

test("the tests pass as long as nothing is wrong", async () => {
  const { failed, passed, output } = await runTests([...new Set(chosen.flatMap((mutant) => mutant.seenBy))]);
  failing = failed;
  expect(failed).toEqual([]);
  expect(passed, output).toBeGreaterThan(0);
});

describe("dies:", () => {
  test.each(chosen.map((mutant) => [mutant.name, mutant] as const))("%s", async (name, mutant) => {
    const path = join(copy, mutant.file);
    const source = readFileSync(path, "utf8");
    const wrong = source.replace(mutant.text, () => mutant.instead);
    writeFileSync(path, wrong);
    const { failed, output } = await runTests(mutant.seenBy, "--bail", "1").finally(() =>
      writeFileSync(path, source),
    );
    // A file that can't be read fails no test: such a mutant says nothing.
    const seen = failed.filter((one) => !failing.includes(one));
    (seen.length > 0 ? dead : alive).push(name);
    expect(seen.length, `${mutant.seenBy.join(", ")} did not see it in ${mutant.file}\n${output}`).not.toBe(
      0,
    );
  });
});
