import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const alias = { "@": root, "server-only": `${root}/node_modules/server-only/empty.js` };
const tests = ["lib", "components", "prisma", "scripts", "security", "server"].map(
  (place) => `${place}/**/*.test.{ts,tsx}`,
);
/** What is waited for may take its time on a busy machine; the one second of the runner is too little. */
const expect = { poll: { timeout: 20_000 } };

/**
 * In .ci/run a test that fails is tried once more, as journeys are, and named as flaky: one moment of a busy machine must
 * not hide what a change does. At night and everywhere else there is no second go.
 */
const retry = process.env.CI && process.env.TESTS !== "nightly" ? { count: 1, delay: 1_000 } : 0;

/**
 * Four worlds: `*.test.ts` needs no database; `*.db.test.ts` runs on the real engine, one database per worker;
 * e2e/resilience starts the built site and breaks it; e2e/nightly takes longer than a change may wait.
 * In the first two, files share the modules of their worker, so that each does not load the product anew: what a file sets
 * (environment, clock, spies) is put back (put-back.ts).
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ["default", "./scripts/name-flaky.mjs"],
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          retry,
          include: tests,
          exclude: ["**/*.db.test.ts", "**/node_modules/**"],
          isolate: false,
          setupFiles: [
            "prisma/testing/router-first.ts",
            "prisma/testing/put-back.ts",
            "prisma/testing/same-draws.ts",
          ],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          retry,
          include: ["lib", "prisma", "scripts", "security"].map((place) => `${place}/**/*.db.test.ts`),
          pool: "forks",
          isolate: false,
          globalSetup: ["prisma/testing/start-databases.ts"],
          setupFiles: [
            "prisma/testing/use-database.ts",
            "prisma/testing/leave-nothing.ts",
            "prisma/testing/put-back.ts",
            "prisma/testing/same-draws.ts",
          ],
          expect,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Whole sites that are killed, cut off and rushed at: after the build, one file at a time.
        resolve: { alias },
        test: {
          name: "resilience",
          retry,
          include: ["e2e/resilience/**/*.test.ts"],
          pool: "forks",
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        // What is too slow for every change: npm run nightly.
        resolve: { alias },
        test: {
          name: "nightly",
          include: ["e2e/nightly/**/*.test.ts"],
          pool: "forks",
          testTimeout: 1_800_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
