import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCategory } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { makeSite, type Site } from "@/scripts/bench/site";

/**
 * schemathesis reads the description of the API and makes up requests, right and wrong ones, by the thousand; what is
 * answered must be what the description says. Needs Python with schemathesis 4.32: `SCHEMATHESIS=/path/to/schemathesis`,
 * or on the path (`python3 -m pip install schemathesis==4.32`); elsewhere it says so and does nothing.
 */
const program = process.env.SCHEMATHESIS ?? "schemathesis";
const said = spawnSync(program, ["--version"], { encoding: "utf8" }).stdout ?? "";
const possible = /\b4\.32\b/.test(said);
if (!possible) console.warn("schemathesis is not asked: SCHEMATHESIS names no program of version 4.32.");

const folder = mkdtempSync(join(tmpdir(), "convivio-schemathesis-"));
let site: Site;
let remove: () => Promise<void> = async () => {};
beforeAll(async () => {
  if (!possible) return;
  ({ site, remove } = await makeSite());
  await site.start();
  await site.openRecords();
});
afterAll(async () => {
  await remove();
  rmSync(folder, { recursive: true, force: true });
});

/** One run with the settings of `config`. @returns what it counted and what it found */
async function run(name: string, config: string, ...more: string[]) {
  writeFileSync(join(folder, "schemathesis.toml"), config);
  const report = join(folder, `${name}.xml`);
  const words = [
    "run",
    `${site.url}/api/v1/openapi.json`,
    "--report",
    "junit",
    "--report-junit-path",
    report,
  ];
  const options = ["--max-examples", "300", "--continue-on-failure", "--seed", "7", "--no-color", ...more];
  const env = { ...process.env, SCHEMATHESIS_HOOKS: resolve("e2e/nightly/schemathesis.py") };
  const output = await new Promise<string>((done) => {
    execFile(program, [...words, ...options], { cwd: folder, env, maxBuffer: 64e6 }, (_error, out, faults) =>
      done(out + faults),
    );
  });
  const [, tests = "0"] = /<testsuites[^>]* tests="(\d+)"/.exec(readFileSync(report, "utf8")) ?? [];
  const summary = output.slice(output.indexOf("= SUMMARY ="));
  console.log(`${name}\n${summary}`);
  return { output, tests: Number(tests), cases: Number(/(\d+) generated/.exec(summary)?.[1] ?? 0) };
}

test.runIf(possible)("whatever is asked is answered as the description says", async () => {
  const { output, cases } = await run("any address", "");
  expect(output).not.toMatch(/FAILURES|ERRORS/);
  expect(cases).toBeGreaterThan(1_000);
});

test.runIf(possible)("also below an edition that is there, with a category that is there", async () => {
  const { school, edition } = await makeOpenEdition({ capacity: 5 });
  await makeCategory(edition, { slug: "member", quotaIds: [edition.rootQuotaId] });
  const places = `[parameters]\n"path.school" = "${school.slug}"\n"path.edition" = "${edition.slug}"\n`;
  // What an edition asks for stands in no description: a good body without it is 422.
  const { output, cases } = await run(
    "an open edition",
    places,
    "--exclude-checks",
    "positive_data_acceptance",
  );
  expect(output).not.toMatch(/FAILURES|ERRORS/);
  expect(cases).toBeGreaterThan(1_000);
});
