import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LEFT_OUT } from "@/lib/left-out";
import { migrate, startEmbedded, type ThrowAwayDatabase } from "@/prisma/testing/throw-away-database";
import { backup } from "./backup";
import { insertPeople, insertSchool } from "./fixtures/records";
import { reseal } from "./fixtures/reseal";
import { BackupRefused, secretMark } from "./manifest";
import { type RestoreOptions, restore } from "./restore";

const scratch = mkdtempSync(join(tmpdir(), "convivio-seal-"));
const files = join(scratch, "files");
const SECRET = "s".repeat(32);
let database: ThrowAwayDatabase;
let client: Client;
let number = 0;

beforeAll(async () => {
  database = await startEmbedded();
  await migrate(database.url);
  client = new Client({ connectionString: database.url });
  await client.connect();
  await insertPeople(client, await insertSchool(client, "milan"));
});
afterAll(async () => {
  await client.end();
  await database.stop();
  rmSync(scratch, { recursive: true, force: true });
});

async function backUp(): Promise<{ folder: string }> {
  number += 1;
  const folder = join(scratch, `backup-${number}`);
  await backup({ client, folder, files, version: "0.1.0", secret: SECRET, leftOut: LEFT_OUT });
  return { folder };
}

function putBack(folder: string, choice: Partial<RestoreOptions> = {}) {
  return restore({
    client,
    folder,
    files,
    migrations: [],
    secrets: [SECRET],
    unsealed: false,
    force: true,
    ignored: ["setting"],
    leftOut: LEFT_OUT,
    finish: async () => {},
    ...choice,
  });
}

describe("the seal of a backup", () => {
  /** What somebody without the secret can do to a backup: any edit, and every plain hash made anew. */
  function forge(folder: string, keep: "signature" | "none"): void {
    const path = join(folder, "tables/login.ndjson");
    const text = readFileSync(path, "utf8").replace(
      '"administrator_since":null',
      '"administrator_since":"2026-01-01"',
    );
    expect(text).toContain("2026-01-01");
    writeFileSync(path, text);
    const sha256 = createHash("sha256").update(text).digest("hex");
    reseal(folder, (manifest) => {
      Object.assign(manifest.tables.find((table) => table.name === "login") ?? {}, { sha256 });
      if (keep === "none") Object.assign(manifest, { signature: undefined, format: 1 });
    });
  }
  const administrators = async () =>
    (await client.query("SELECT 1 FROM login WHERE administrator_since IS NOT NULL")).rowCount;
  const OTHER = "o".repeat(32);

  test.each([
    ["edited, and its hashes made anew", "signature", [SECRET], /was changed after it was made.*--unsealed/s],
    ["edited, and its seal taken away", "none", [SECRET], /has no seal.*--unsealed/s],
    [
      "edited, where another secret is",
      "signature",
      [OTHER],
      /another secret.*APP_SECRET_PREVIOUS.*--unsealed/s,
    ],
  ] as const)("%s: it is restored only unsealed", async (_what, keep, secrets, sentence) => {
    await client.query("UPDATE login SET administrator_since = NULL");
    const { folder } = await backUp();
    await putBack(folder);
    expect(await administrators()).toBe(0);
    forge(folder, keep);
    const attempt = putBack(folder, { secrets });
    await expect(attempt).rejects.toThrow(sentence);
    await expect(attempt).rejects.toBeInstanceOf(BackupRefused);
    expect(await administrators()).toBe(0);
    const through = await putBack(folder, { secrets, unsealed: true });
    expect(through.provenance).not.toBe("ours");
    expect(await administrators()).toBe(1);
  });

  test("counts as long as its secret is one of those here, and a name in the manifest proves nothing", async () => {
    const { folder } = await backUp();
    expect(await putBack(folder, { secrets: [OTHER, SECRET] })).toMatchObject({
      provenance: "ours",
    });
    await expect(putBack(folder, { secrets: [OTHER] })).rejects.toThrow(/another secret/);
    reseal(folder, (manifest) => Object.assign(manifest, { secretMark: secretMark(OTHER) }));
    await expect(putBack(folder, { secrets: [OTHER] })).rejects.toThrow(/changed/);
  });
});
