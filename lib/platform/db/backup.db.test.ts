import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LEFT_OUT } from "@/lib/left-out";
import {
  createOnServer,
  migrate,
  startEmbedded,
  type ThrowAwayDatabase,
} from "@/prisma/testing/throw-away-database";
import { backup } from "./backup";
import { EVERYTHING } from "./every-page";
import { AWKWARD, type Ids, insertPeople, insertRegistration, insertSchool } from "./fixtures/records";
import { reseal } from "./fixtures/reseal";
import { BackupRefused, type Manifest } from "./manifest";
import { type RestoreOptions, restore } from "./restore";

const scratch = mkdtempSync(join(tmpdir(), "convivio-backup-"));
const files = join(scratch, "files");
const SECRET = "s".repeat(32);
const open: Array<() => Promise<void>> = [];
let number = 0;

async function connected(database: ThrowAwayDatabase): Promise<Client> {
  await migrate(database.url);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  open.unshift(async () => {
    await client.end();
    await database.stop();
  });
  return client;
}

/** The other engine where a server is at hand, else a second embedded one. */
const otherEngine = () =>
  process.env.TEST_DATABASE_URL ? createOnServer(process.env.TEST_DATABASE_URL) : startEmbedded();

const kept = { version: "0.1.0", secret: SECRET, leftOut: LEFT_OUT };
async function backUp(client: Client, from = files): Promise<Manifest & { folder: string }> {
  number += 1;
  const folder = join(scratch, `backup-${number}`);
  return { ...(await backup({ client, folder, files: from, ...kept })), folder };
}

const target = join(scratch, "restored-files");
const ours = { files: target, migrations: [], secrets: [SECRET], unsealed: false, ignored: ["setting"] };

function putBack(client: Client, folder: string, force = true, choice: Partial<RestoreOptions> = {}) {
  return restore({ ...ours, ...kept, client, folder, force, finish: async () => {}, ...choice });
}

/** Runs a restore in a process of its own and kills it when every row is there but nothing is committed. */
async function killedRestore(folder: string): Promise<void> {
  const child = fork(
    "lib/platform/db/fixtures/hanging-restore.ts",
    [secondUrl, folder, join(scratch, "restored-files"), JSON.stringify(LEFT_OUT)],
    { execArgv: ["--import", "tsx"], env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.scripts.json" } },
  );
  const said = await Promise.race([once(child, "message"), once(child, "exit")]);
  expect(said[0]).toBe("all rows are in");
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  expect((await gone)[1]).toBe("SIGKILL");
}

let first: Client;
let second: Client;
let secondUrl: string;
let ids: Ids;
let secret: string;

/** Two engines are started and given their schema; a busy machine takes its time. */
beforeAll(async () => {
  first = await connected(await startEmbedded());
  const other = await otherEngine();
  secondUrl = other.url;
  second = await connected(other);
  ids = await insertSchool(first, "milan");
  ({ secret } = await insertPeople(first, ids));
  mkdirSync(join(files, "ab"), { recursive: true });
  writeFileSync(join(files, "ab", "poster.bin"), Buffer.from([0, 255, 13, 10]));
}, 180_000);
afterAll(async () => {
  for (const close of open) await close();
  rmSync(scratch, { recursive: true, force: true });
});

describe("a backup", () => {
  test("goes through the other engine and back with every row and file equal", async () => {
    const there = await backUp(first);
    await putBack(second, there.folder, false);
    const back = await backUp(second, join(scratch, "restored-files"));
    expect(back.tables).toEqual(there.tables);
    expect(back.files).toEqual(there.files);
    expect(back.files).toHaveLength(1);
    const third = await connected(await startEmbedded());
    await putBack(third, back.folder, false);
    expect((await backUp(third, join(scratch, "restored-files"))).tables).toEqual(there.tables);
    const names = await third.query("SELECT full_name FROM person");
    expect(names.rows.map((row) => row.full_name).sort()).toEqual(
      AWKWARD.map((name) => `${name} person`).sort(),
    );
    const values = await third.query("SELECT before IS NULL AS sql_null, after FROM audit_value");
    expect(values.rows[0]).toEqual({ sql_null: true, after: null });
    expect((await third.query("SELECT 1 FROM audit_value WHERE after = 'null'::jsonb")).rowCount).toBe(
      AWKWARD.length,
    );
  }, 180_000);

  test("holds no sign-in secret", async () => {
    const { folder } = await backUp(first);
    for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const text = readFileSync(join(name.parentPath, name.name), "utf8");
      expect(text).not.toContain(secret);
      expect(text).not.toContain(SECRET);
    }
  });

  test("is of one instant, also while others write", async () => {
    let writing = true;
    const url = (first as unknown as { connectionParameters: { host: string } }).connectionParameters;
    const writers = [0, 1, 2].map(async (writer) => {
      const client = new Client({ ...url, user: "postgres", database: "postgres" });
      await client.connect();
      for (let count = 0; writing; count += 1) await insertRegistration(client, ids, `w${writer} ${count}`);
      await client.end();
    });
    await expect
      .poll(async () => (await first.query("SELECT 1 FROM registration")).rowCount, { timeout: 20_000 })
      .toBeGreaterThan(50);
    const { folder } = await backUp(first);
    writing = false;
    await Promise.all(writers);
    await putBack(second, folder);
    const torn = await second.query(`
      SELECT 1 FROM registration FULL JOIN outbox_message ON outbox_message.registration_id = registration.id
      FULL JOIN audit_entry ON audit_entry.object_id = registration.id
      WHERE registration.id IS NULL OR outbox_message.id IS NULL OR audit_entry.id IS NULL`);
    expect(torn.rowCount).toBe(0);
  });

  test("never overwrites a folder that holds something", async () => {
    const { folder } = await backUp(first);
    await expect(backup({ client: first, folder, files, ...kept })).rejects.toThrow(/not empty/);
    expect(readdirSync(scratch).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });
});

describe("a restore", () => {
  test("leaves constraints, triggers and sign-ins as they should be", async () => {
    const { folder } = await backUp(first);
    const before = await second.query("SELECT conname, condeferrable FROM pg_constraint ORDER BY conname");
    await putBack(second, folder);
    const after = await second.query("SELECT conname, condeferrable FROM pg_constraint ORDER BY conname");
    expect(after.rows).toEqual(before.rows);
    await expect(second.query("DELETE FROM audit_entry")).rejects.toThrow(/append-only/);
    expect((await second.query("SELECT 1 FROM login_session")).rowCount).toBe(0);
    const tags = await second.query("SELECT tag FROM cache_tag ORDER BY seq DESC LIMIT 1");
    expect(tags.rows).toEqual([{ tag: EVERYTHING }]);
  });

  test("refuses a database in use unless told to replace it", async () => {
    const { folder } = await backUp(first);
    await putBack(second, folder);
    await expect(putBack(second, folder, false)).rejects.toThrow(/holds records already .*--force/);
  });

  test("that is killed just before its end leaves rows and files as they were, and the next one goes through", async () => {
    const older = await backUp(first);
    await putBack(second, older.folder);
    const before = await backUp(second, join(scratch, "restored-files"));
    await insertRegistration(first, ids, `after ${number}`);
    writeFileSync(join(files, "ab", "later.bin"), "later");
    const newer = await backUp(first);
    rmSync(join(files, "ab", "later.bin"));
    await killedRestore(newer.folder);
    const after = await backUp(second, join(scratch, "restored-files"));
    expect(after.tables).toEqual(before.tables);
    expect(after.files).toEqual(before.files);
    await putBack(second, newer.folder);
    const through = await backUp(second, join(scratch, "restored-files"));
    expect(through.tables).toEqual(newer.tables);
    expect(through.files).toEqual(newer.files);
    await putBack(second, older.folder);
    expect((await backUp(second, join(scratch, "restored-files"))).files).toEqual(older.files);
  });

  test("that fails half-way leaves rows, files and constraints as they were", async () => {
    const { folder } = await backUp(first);
    await putBack(second, folder);
    const before = await backUp(second, join(scratch, "restored-files"));
    writeFileSync(join(folder, "files/ab/poster.bin"), "other");
    // A person that no longer exists, in a manifest that is otherwise right: only the database can notice, at the end.
    const people = readFileSync(join(folder, "tables/person.ndjson"), "utf8").split("\n").slice(1).join("\n");
    writeFileSync(join(folder, "tables/person.ndjson"), people);
    const sha = (path: string) =>
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest("hex");
    reseal(folder, (manifest) => {
      for (const table of manifest.tables) {
        if (table.name === "person")
          Object.assign(table, { sha256: sha("tables/person.ndjson"), rows: table.rows - 1 });
      }
      Object.assign(manifest.files[0] ?? {}, { sha256: sha("files/ab/poster.bin"), bytes: 5 });
    });
    await expect(putBack(second, folder, true, { unsealed: true })).rejects.toThrow(/foreign key/);
    const fails = async () => {
      throw new Error("no more");
    };
    const other = await backUp(first);
    await expect(putBack(second, other.folder, true, { finish: fails })).rejects.toThrow("no more");
    const after = await backUp(second, join(scratch, "restored-files"));
    expect(after.tables).toEqual(before.tables);
    expect(after.files).toEqual(before.files);
  });
});

describe("a restore refuses", () => {
  let good: string;
  let before: Manifest;
  beforeAll(async () => {
    good = (await backUp(first)).folder;
    before = await backUp(second, join(scratch, "restored-files"));
  });

  test.each<[string, (folder: string) => void, RegExp]>([
    ["a folder that is none", (folder) => rmSync(join(folder, "manifest.json")), /is not a Convivio backup/],
    ["half a manifest", (folder) => writeFileSync(join(folder, "manifest.json"), "{"), /damaged/],
    [
      "an edited manifest",
      (folder) => {
        const path = join(folder, "manifest.json");
        writeFileSync(path, readFileSync(path, "utf8").replace('"rows": ', '"rows": 1'));
      },
      /damaged/,
    ],
    [
      "a changed byte",
      (folder) => {
        const path = join(folder, "tables/person.ndjson");
        writeFileSync(path, readFileSync(path, "utf8").replace("person", "persom"));
      },
      /damaged: tables\/person\.ndjson is not as it was written/,
    ],
    [
      "a missing table",
      (folder) => rmSync(join(folder, "tables/login.ndjson")),
      /damaged: tables\/login\.ndjson is missing/,
    ],
    [
      "a missing file",
      (folder) => rmSync(join(folder, "files/ab/poster.bin")),
      /files\/ab\/poster\.bin is missing/,
    ],
    [
      "a newer form",
      (folder) => reseal(folder, (manifest) => Object.assign(manifest, { format: 3 })),
      /newer Convivio/,
    ],
    [
      "a newer schema",
      (folder) =>
        reseal(folder, (manifest) =>
          manifest.migrations.push({ name: "20990101000000_later", checksum: "x" }),
        ),
      /newer Convivio .*20990101000000_later/,
    ],
    [
      "another schema of the same name",
      (folder) =>
        reseal(folder, (manifest) => Object.assign(manifest.migrations[0] ?? {}, { checksum: "x" })),
      /checksum differs/,
    ],
    [
      "a file that climbs out",
      (folder) =>
        reseal(folder, (manifest) => manifest.files.push({ path: "a/../../evil", bytes: 0, sha256: "" })),
      /damaged/,
    ],
  ])("%s with a sentence and changes nothing", async (what, damage, sentence) => {
    const folder = join(scratch, `damaged: ${what}`);
    cpSync(good, folder, { recursive: true });
    damage(folder);
    // However much the operator trusts the place it was kept in.
    const attempt = putBack(second, folder, true, { unsealed: true });
    await expect(attempt).rejects.toThrow(sentence);
    await expect(attempt).rejects.toBeInstanceOf(BackupRefused);
    const after = await backUp(second, join(scratch, "restored-files"));
    expect(after.tables).toEqual(before.tables);
    expect(after.files).toEqual(before.files);
  });
});
