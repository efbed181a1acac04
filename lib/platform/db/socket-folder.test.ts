import { chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isDatabaseRunning, startEmbeddedDatabase } from "./embedded";
import { requireOwnSockets } from "./socket-folder";

let root: string;
let sockets: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "convivio-sockets-"));
  sockets = join(root, "run");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const OWN = "belongs to another account";

test("a folder of sockets of one's own, or that is still to be made, is taken", async () => {
  expect(() => requireOwnSockets(sockets)).not.toThrow();
  mkdirSync(sockets);
  expect(() => requireOwnSockets(sockets)).not.toThrow();
  expect(await isDatabaseRunning(sockets)).toBe(false);
});

test("one of another account is refused, unless the folder around it is theirs, too", () => {
  const foreign = mkdtempSync(join(tmpdir(), "convivio-foreign-"));
  try {
    // Only root can make one that is really somebody's; others are taken for somebody else themselves.
    const root = process.getuid?.() === 0;
    if (root) chownSync(foreign, 4_242, 4_242);
    const account = root ? 0 : 4_242;
    expect(() => requireOwnSockets(foreign, account)).toThrow(OWN);
    mkdirSync(join(foreign, "run"));
    if (root) chownSync(join(foreign, "run"), 4_242, 4_242);
    // Root calls a command of a service, in the data folder of its account.
    expect(() => requireOwnSockets(join(foreign, "run"), account)).not.toThrow();
  } finally {
    rmSync(foreign, { recursive: true });
  }
});

test("a link to elsewhere, or a file, is neither opened nor asked", async () => {
  mkdirSync(join(root, "elsewhere"));
  symlinkSync(join(root, "elsewhere"), sockets);
  await expect(startEmbeddedDatabase(join(root, "database"), sockets)).rejects.toThrow(OWN);
  await expect(isDatabaseRunning(sockets)).rejects.toThrow(OWN);
});
