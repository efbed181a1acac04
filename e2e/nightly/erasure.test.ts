import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** The engines: the embedded one always, a server where TEST_DATABASE_URL names one. */
const ENGINES: ReadonlyArray<readonly [engine: string, url: string]> = [
  ["embedded", ""] as const,
  ...(process.env.TEST_DATABASE_URL ? [["server", process.env.TEST_DATABASE_URL] as const] : []),
];

/** Half an hour on a quiet machine; on a busy one it was three quarters. */
const LONGEST_MS = 2 * 3_600_000;

test.each(ENGINES)(
  "200 rounds of erasure against each writer leave no trace (%s)",
  (_, url) => {
    const { TEST_DATABASE_URL: _none, ...rest } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        "node_modules/vitest/vitest.mjs",
        "run",
        "--project",
        "database",
        "lib/registration/commands/erase-races.db.test.ts",
      ],
      {
        env: { ...rest, ERASURE_ROUNDS: "200", ...(url ? { TEST_DATABASE_URL: url } : {}) },
        encoding: "utf8",
      },
    );
    expect(status, `${stdout}\n${stderr}`).toBe(0);
  },
  LONGEST_MS,
);
