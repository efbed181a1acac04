import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { folderStorage, type Storage } from "./folder";

let root: string;
let files: Storage;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "convivio-storage-"));
  files = folderStorage(join(root, "files"));
});
afterEach(() => rm(root, { recursive: true }));

const nameOf = (content: string) => createHash("sha256").update(content).digest("hex");
const put = (content: string) => files.put(nameOf(content), Buffer.from(content));
const all = async () => {
  const names: string[] = [];
  for await (const { name } of files.list()) names.push(name);
  return names;
};

test("what is put is there, for nobody but the server, until it is removed", async () => {
  expect([await all(), await files.has(nameOf("a")), await files.read(nameOf("a"))]).toEqual([
    [],
    false,
    null,
  ]);
  await put("a");
  await put("b");
  await put("a");
  const read = await files.read(nameOf("a"));
  expect([read?.size, read && (await text(read.stream))]).toEqual([1, "a"]);
  expect(await all()).toEqual([nameOf("a"), nameOf("b")].sort());
  const place = join(root, "files", nameOf("a").slice(0, 2), nameOf("a"));
  expect((await stat(place)).mode & 0o777).toBe(0o600);
  await files.remove(nameOf("a"));
  await files.remove(nameOf("a"));
  expect([await files.has(nameOf("a")), await all()]).toEqual([false, [nameOf("b")]]);
});

test.each(["../secret", "", "a".repeat(63), `${"a".repeat(63)}/`, "A".repeat(64), "%2e%2e"])(
  "a name that is no fingerprint reaches nothing: %s",
  async (name) => {
    await writeFile(join(root, "secret"), "x");
    await expect(files.put(name, Buffer.from("x"))).rejects.toThrow("No name");
    await expect(files.read(name)).rejects.toThrow("No name");
    await expect(files.remove(name)).rejects.toThrow("No name");
    expect(await readdir(root)).toEqual(["secret"]);
  },
);

test("what a killed process had begun is no file", async () => {
  await put("a");
  const name = nameOf("a");
  await writeFile(join(root, "files", name.slice(0, 2), `${name}.0123.part`), "half");
  expect(await all()).toEqual([name]);
});

test("what a killed process had begun is swept once it is old, and nothing else", async () => {
  await put("a");
  const name = nameOf("a");
  const part = join(root, "files", name.slice(0, 2), `${name}.0123.part`);
  await writeFile(part, "half");
  const { mtime } = await stat(part);
  expect(await files.sweep(mtime)).toBe(0);
  expect(await files.sweep(new Date(mtime.getTime() + 1))).toBe(1);
  expect(await readdir(join(root, "files", name.slice(0, 2)))).toEqual([name]);
});

test("many who put the same at once leave one whole file", async () => {
  const content = "x".repeat(200_000);
  await Promise.all(Array.from({ length: 50 }, () => put(content)));
  expect((await files.read(nameOf(content)))?.size).toBe(200_000);
  expect(await readdir(join(root, "files", nameOf(content).slice(0, 2)))).toEqual([nameOf(content)]);
});
