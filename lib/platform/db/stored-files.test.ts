import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { folderStorage } from "../storage/folder";
import { copyStoredFiles, listStoredFiles } from "./stored-files";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "convivio-stored-"));
});
afterEach(() => rm(root, { recursive: true }));

const nameOf = (content: string) => createHash("sha256").update(content).digest("hex");

test("a backup goes through while pictures come and go, with every one that stays", async () => {
  const from = join(root, "files");
  const files = folderStorage(from);
  const put = (content: string) => files.put(nameOf(content), Buffer.from(content));
  const staying = Array.from({ length: 20 }, (_, n) => `stays ${n}`);
  const passing = Array.from({ length: 20 }, (_, n) => `goes ${n}`);
  for (const content of [...staying, ...passing]) await put(content);
  let ended = false;
  const others = (async () => {
    while (!ended) {
      for (const content of passing) await files.remove(nameOf(content));
      for (const content of passing) await put(content);
    }
  })();
  try {
    for (let round = 0; round < 5; round += 1) {
      const to = join(root, `backup-${round}`);
      const copied = await copyStoredFiles(from, to);
      const names = copied.map(({ path }) => path.slice(3));
      expect(names).toEqual(expect.arrayContaining(staying.map(nameOf)));
      for (const { path, sha256 } of copied) expect(path.slice(3)).toBe(sha256);
      expect((await listStoredFiles(join(to, "files"))).sort()).toEqual(copied.map(({ path }) => path));
    }
  } finally {
    ended = true;
    await others;
  }
}, 60_000);

test("what is being written is no file of a backup", async () => {
  const from = join(root, "files");
  const name = nameOf("whole");
  await folderStorage(from).put(name, Buffer.from("whole"));
  await writeFile(join(from, name.slice(0, 2), `${name}.0123.part`), "half");
  const copied = await copyStoredFiles(from, join(root, "backup"));
  expect(copied.map(({ path }) => path)).toEqual([`${name.slice(0, 2)}/${name}`]);
});
