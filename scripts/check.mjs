/**
 * check:quick ⊂ check ⊂ npm test ⊂ .ci/run. Runs the steps in order, shows their output, stops at the first failure
 * (but at night, when nobody waits and a fault must not hide the next), and ends with one plain line: "N passed, N failed" (tests where a step counts them, else one per step).
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { prepareClient } from "./start/prepare.mjs";
import { root } from "./start/processes.mjs";

const level = process.argv[2] ?? "check";
const bin = (name) => join(root, "node_modules/.bin", name);
const node = process.execPath;
const RESILIENCE = [bin("vitest"), "run", "--project", "resilience", "--no-file-parallelism"];
/**
 * Where whole sites do on PostgreSQL what they do on any engine (kept pages, mail servers, strangers' bytes, starting): tried once
 * with each change, on the embedded database. At night everything is tried everywhere.
 */
const ON_ANY_ENGINE = ["door", "freshness", "mail", "planned-mails", "start", "strangers"].map(
  (name) => `e2e/resilience/${name}.test.ts`,
);
for (const file of ON_ANY_ENGINE)
  if (!existsSync(join(root, file))) throw new Error(`There is no ${file} any more`);

/** One that is `beside` begins together with the step before it, and what it says comes in its turn. */
const STEPS = [
  {
    name: "format and lint",
    level: "quick",
    command: [bin("biome"), "ci", "--error-on-warnings", "--colors=off", "."],
  },
  { name: "conventions", level: "quick", command: [node, "scripts/check-conventions.mjs"] },
  { name: "texts", level: "quick", command: [node, "scripts/check-messages.mjs"] },
  {
    name: "types",
    level: "quick",
    // The native compiler; what it keeps between runs would hide errors, and it needs a quarter of the time without. One
    // checker: more do the same work several times, and the steps beside it need the other processor.
    command: [
      node,
      join(root, "node_modules/typescript-native/bin/tsc"),
      "--noEmit",
      "--incremental",
      "false",
      "--checkers",
      "1",
    ],
  },
  {
    name: "boundaries",
    level: "quick",
    beside: true,
    command: [
      bin("depcruise"),
      "--config",
      ".dependency-cruiser.cjs",
      ...[
        "app",
        "components",
        "lib",
        "prisma",
        "e2e",
        "scripts",
        "security",
        "server",
        "proxy.ts",
        "instrumentation.ts",
      ],
    ],
  },
  {
    name: "picture of the modules",
    level: "quick",
    beside: true,
    command: [node, "scripts/architecture.mjs", "--check"],
  },
  // As long as the types themselves: not before every commit.
  { name: "unused texts", level: "check", command: [node, "scripts/check-unused-texts.mjs"] },
  {
    name: "unit and database tests",
    level: "check",
    command: [bin("vitest"), "run", "--project", "unit", "--project", "database"],
    counts: "vitest",
  },
  { name: "build", level: "test", command: [node, "scripts/start.mjs", "--build-only"] },
  {
    name: "journeys in a browser",
    level: "test",
    command: [node, "scripts/browser.mjs"],
    counts: "playwright",
  },
  { name: "resilience", level: "test", command: RESILIENCE, counts: "vitest" },
];
const LEVELS = ["quick", "check", "test"];
/** What .ci/run repeats on the PostgreSQL server of TEST_DATABASE_URL. */
const SERVER_STEPS = [
  {
    name: "database tests on PostgreSQL",
    command: [bin("vitest"), "run", "--project", "database"],
    counts: "vitest",
  },
  { name: "journeys on PostgreSQL", command: [node, "scripts/browser.mjs"], counts: "playwright" },
  {
    name: "resilience on PostgreSQL",
    command: [...RESILIENCE, ...ON_ANY_ENGINE.flatMap((file) => ["--exclude", file])],
    counts: "vitest",
  },
];
/** Too slow for every change: run whole before a version is published; its last figures are in docs/nightly.md. */
const NIGHTLY_STEPS = [
  {
    name: "power cuts and long races",
    command: [bin("vitest"), "run", "--project", "nightly", "--no-file-parallelism"],
    counts: "vitest",
  },
  {
    name: "unit and database tests, every round",
    command: [bin("vitest"), "run", "--project", "unit", "--project", "database"],
    env: { TESTS: "nightly" },
    counts: "vitest",
  },
  { name: "resilience, every round", command: RESILIENCE, env: { TESTS: "nightly" }, counts: "vitest" },
  {
    name: "long journeys in a browser",
    command: [node, "scripts/browser.mjs", "--project", "desktop"],
    env: { TESTS: "nightly" },
    counts: "playwright",
  },
  { name: "mutation of the rules", command: [node, "scripts/mutation.mjs"] },
];
const upTo = (last) => STEPS.filter((step) => LEVELS.indexOf(step.level) <= LEVELS.indexOf(last));
/** What .ci/run repeats on another version of Node: what needs neither a database nor the build. */
const HALF_STEPS = [
  ...upTo("quick"),
  { name: "unit tests", command: [bin("vitest"), "run", "--project", "unit"], counts: "vitest" },
];
const steps = { nightly: NIGHTLY_STEPS, server: SERVER_STEPS, half: HALF_STEPS }[level] ?? upTo(level);

/** Begins a step. What it says is kept until it is shown, and comes as it is said from then on. */
function begin({ command, env = {} }) {
  const began = Date.now();
  const child = spawn(command[0], command.slice(1), {
    cwd: root,
    env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.scripts.json", NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let kept = [];
  for (const [stream, target] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    stream.on("data", (chunk) => {
      output += chunk;
      if (kept) kept.push([target, chunk]);
      else target.write(chunk);
    });
  }
  const ended = new Promise((resolve) => {
    const end = (code) => resolve({ code, output, seconds: ((Date.now() - began) / 1000).toFixed(1) });
    child.on("error", (error) => {
      output += String(error);
      end(1);
    });
    child.on("close", (code) => end(code ?? 1));
  });
  return {
    stop: () => child.kill(),
    show() {
      for (const [target, chunk] of kept ?? []) target.write(chunk);
      kept = null;
      return ended;
    },
  };
}

function countTests(step, code, output) {
  const text = output;
  if (step.counts === "vitest") {
    const line = /^\s*Tests\s+(.*)$/m.exec(text)?.[1] ?? "";
    const flaky = /^(\d+) flaky$/m.exec(text)?.[0] ?? "";
    return counted(`${line} ${flaky}`, code);
  }
  if (step.counts === "playwright") return counted(text.split("\n").slice(-15).join(" "), code);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

function counted(line, code) {
  const flaky = Number(/(\d+) flaky/.exec(line)?.[1] ?? 0);
  if (flaky > 0) console.log(`— ${flaky} passed only at the second go: mend what is said of it above`);
  const passed = Number(/(\d+) passed/.exec(line)?.[1] ?? 0) + flaky;
  const failed = Number(/(\d+) failed/.exec(line)?.[1] ?? 0);
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

const total = { passed: 0, failed: 0 };
await prepareClient();
const here = steps.filter(
  ({ command }) => !command[1]?.startsWith("scripts/") || existsSync(join(root, command[1])),
);
const begun = new Map();
for (const [at, step] of here.entries()) {
  console.log(`\n— ${step.name}`);
  if (!step.beside || at === 0) {
    const beside = here.slice(at + 1);
    const first = beside.findIndex((next) => !next.beside);
    for (const one of [step, ...beside.slice(0, first < 0 ? beside.length : first)])
      begun.set(one, begin(one));
  }
  const { code, output, seconds } = await begun.get(step).show();
  begun.delete(step);
  const { passed, failed } = countTests(step, code, output);
  total.passed += passed;
  total.failed += failed;
  console.log(`— ${step.name}: ${code === 0 ? "passed" : "FAILED"} in ${seconds} s`);
  if (code !== 0 && level !== "nightly") break;
}
for (const { stop } of begun.values()) stop();
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
