import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("an owner signs in while 1,000 requests an hour from 200 networks ask for her address", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--project", "database", "security/flood.db.test.ts"],
    { env: { ...process.env, FLOOD_REQUESTS: "1000" }, encoding: "utf8" },
  );
  expect(status, `${stdout}\n${stderr}`).toBe(0);
});
