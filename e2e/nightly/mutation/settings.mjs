/** What is mutated, what judges it and where the reports go. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/start/processes.mjs";

export const REPORTS = ".mutation";

/** Below this share of killed mutants, of those that a unit test reaches, over all nouns the night fails. In per cent. */
export const LEAST_SCORE = 85;

/** The same for each noun, as it was last measured (docs/nightly.md); one without a line has not been measured yet. */
export const LEAST_SCORES = {
  access: 96,
  audit: 92,
  translations: 94,
  team: 100,
  people: 100,
  places: 100,
  editions: 96,
  files: 98,
  audiences: 98,
  setup: 98,
  forms: 99,
  releases: 92,
  registration: 98,
  participants: 86,
  organisations: 100,
  schools: 100,
  practices: 100,
  "public-pages": 100,
  agenda: 96,
  programme: 96,
};

/** What of lib/platform is as pure as a rule: no request, no database, no state. */
const PURE_PLATFORM = ["calendar", "dates", "i18n", "markdown"].map((folder) => `lib/platform/${folder}`);

/** The nouns that have rules, from platform up, each with the files that are mutated, as patterns. */
export function findRules() {
  const order = JSON.parse(readFileSync(join(root, "lib/order.json"), "utf8"));
  return new Map(
    order
      .flatMap(Object.keys)
      .map((noun) => [
        noun,
        noun === "platform" ? PURE_PLATFORM : [`lib/${noun}/rules`, `lib/${noun}/policy`],
      ])
      .map(([noun, places]) => [noun, places.flatMap(patternsOf)])
      .filter(([, patterns]) => patterns.length > 0),
  );
}

function patternsOf(place) {
  return [
    ...(existsSync(join(root, `${place}.ts`)) ? [`${place}.ts`] : []),
    ...(existsSync(join(root, place)) ? [`${place}/**/!(*.test).ts`] : []),
  ];
}

/** The options of Stryker for these files; `runners` tests run beside each other. */
export function strykerOptions(name, patterns, runners) {
  return {
    mutate: patterns,
    concurrency: runners,
    // A mutant is judged by the tests that reach it, found by the files they import and then one by one.
    coverageAnalysis: "perTest",
    // Beside other work a mutant may be slow and alive: what ends in this time is judged by its tests.
    timeoutMS: 30_000,
    testRunner: "vitest",
    vitest: { configFile: "e2e/nightly/mutation/vitest-settings.ts", related: true },
    plugins: ["@stryker-mutator/vitest-runner"],
    // The compiler is not asked: a mutant that it would refuse is one more that a test must kill.
    disableTypeChecks: false,
    ignorePatterns: [REPORTS, ".next", ".data", "docs/screenshots", "prisma/upgrades", "test-results"],
    tempDirName: `${REPORTS}/sandbox`,
    reporters: ["html", "json"],
    htmlReporter: { fileName: `${REPORTS}/${name}.html` },
    jsonReporter: { fileName: `${REPORTS}/${name}.json` },
    logLevel: "warn",
    allowConsoleColors: false,
    allowEmpty: true,
  };
}
