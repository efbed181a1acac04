import "server-only";
import { randomBytes } from "node:crypto";
import type { ReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { flushPath } from "../db/flushing-files";

/**
 * Where the bytes of files lie, each under a name that is made from them: what is stored never changes, it is put or
 * removed. These six are all that a bucket behind HTTP would have to offer, too.
 */
export interface Storage {
  /** Stores bytes under a name; they are on the disk when this is done. A name that is there already stays as it is. */
  put: (name: string, bytes: Uint8Array) => Promise<void>;
  /** The bytes from their beginning; null when there are none under this name. */
  read: (name: string) => Promise<{ size: number; stream: ReadStream } | null>;
  has: (name: string) => Promise<boolean>;
  /** Removes what is there; nothing there is no fault. */
  remove: (name: string) => Promise<void>;
  /** All names, with when each was stored. */
  list: () => AsyncGenerator<{ name: string; storedAt: Date }>;
  /** Takes away what was begun before a moment and never became whole. @returns how many */
  sweep: (before: Date) => Promise<number>;
}

const NAME = /^[0-9a-f]{64}$/;
const PART = ".part";

/**
 * Files in a folder, in 256 folders of their first two letters. A file appears under its name only when it is whole and on
 * the disk; what a process that was killed had begun ends in ".part", and is listed by nobody.
 */
export function folderStorage(root: string): Storage {
  const folderOf = (name: string) => join(root, name.slice(0, 2));
  const placeOf = (name: string) => {
    if (!NAME.test(name)) throw new Error("No name of a stored file");
    return join(folderOf(name), name);
  };
  return {
    async put(name, bytes) {
      const place = placeOf(name);
      await mkdir(folderOf(name), { recursive: true, mode: 0o700 });
      const part = `${place}.${randomBytes(6).toString("hex")}${PART}`;
      try {
        const file = await open(part, "wx", 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(part, place);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      flushPath(folderOf(name));
      flushPath(root);
    },
    async read(name) {
      const file = await open(placeOf(name), "r").catch(notThere);
      if (!file) return null;
      const { size } = await file.stat();
      return { size, stream: file.createReadStream() };
    },
    has: async (name) => (await stat(placeOf(name)).catch(notThere)) !== null,
    async remove(name) {
      await rm(placeOf(name), { force: true });
    },
    async *list() {
      const folders = (await readdir(root).catch(notThere)) ?? [];
      for (const folder of folders.filter((one) => /^[0-9a-f]{2}$/.test(one)).sort()) {
        const names = (await readdir(join(root, folder)).catch(notThere)) ?? [];
        for (const name of names.filter((one) => NAME.test(one)).sort()) {
          const found = await stat(join(root, folder, name)).catch(notThere);
          if (found) yield { name, storedAt: found.mtime };
        }
      }
    },
    async sweep(before) {
      let swept = 0;
      for (const folder of (await readdir(root).catch(notThere)) ?? []) {
        const names = (await readdir(join(root, folder)).catch(notThere)) ?? [];
        for (const name of names.filter((one) => one.endsWith(PART))) {
          const part = join(root, folder, name);
          const found = await stat(part).catch(notThere);
          if (!found || found.mtime >= before) continue;
          await rm(part, { force: true });
          swept += 1;
        }
      }
      return swept;
    },
  };
}

function notThere(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}
