import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";

/** Every state people have installed, the one that landed last too. */
const STATES = readdirSync("prisma/upgrades").filter((name) => /^\d{4}-\d\d-\d\d(-\w+)?$/.test(name));

test.each(STATES)(
  "an installation of %s starts, and its backup is restored, under today's schema",
  (state) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["node_modules/vitest/vitest.mjs", "run", "--project", "database", "prisma/upgrades"],
      { env: { ...process.env, UPGRADE_FROM: state }, encoding: "utf8" },
    );
    expect(status, `${stdout}\n${stderr}`).toBe(0);
  },
);
