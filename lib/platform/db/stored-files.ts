import { copyFile, mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fingerprintOf, type Manifest, storedFile } from "./manifest";

/** The stored files of a folder by their paths with `/`, in order; none when there is no such folder. */
export async function listStoredFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** How what is being written ends (lib/platform/storage): it is no file yet. */
const PART = ".part";

/**
 * Copies stored files into a backup that is being made. They never change under their name, so copying after the records is
 * consistent; one that is deleted meanwhile is not in it, and no reason to have no backup. @returns what was copied
 */
export async function copyStoredFiles(from: string, partial: string): Promise<Manifest["files"]> {
  const copied: Manifest["files"] = [];
  for (const path of await listStoredFiles(from)) {
    if (path.endsWith(PART)) continue;
    const target = storedFile(partial, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    try {
      await copyFile(join(from, ...path.split("/")), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") continue;
      throw error;
    }
    const print = await fingerprintOf(target);
    if (print) copied.push({ path, ...print });
  }
  return copied;
}

export interface StagedFiles {
  /** Before the records are committed: adds what is missing. Nothing that was there changes. */
  add: () => Promise<void>;
  /** When the records were rolled back: takes away what was added. */
  undo: () => Promise<void>;
  /** After the commit: the folder holds the backup's files and no others. */
  settle: () => Promise<void>;
}

/**
 * Copies a backup's files beside their place, so that a full disk is noticed before anything changes. A restore that is
 * killed before its commit then leaves every old file with the old records; one killed after it has every new file with
 * the new records. Files too many are all that may stay, and the next restore removes them.
 */
export async function stageFiles(folder: string, manifest: Manifest, target: string): Promise<StagedFiles> {
  const incoming = `${target}.restoring`;
  const place = (root: string, path: string) => join(root, ...path.split("/"));
  await rm(incoming, { recursive: true, force: true });
  const missing: string[] = [];
  const other: string[] = [];
  for (const { path, sha256 } of manifest.files) {
    const present = await fingerprintOf(place(target, path));
    if (present?.sha256 === sha256) continue;
    (present ? other : missing).push(path);
    await mkdir(dirname(place(incoming, path)), { recursive: true, mode: 0o700 });
    await copyFile(storedFile(folder, path), place(incoming, path));
  }
  const moveIn = async (paths: string[]) => {
    for (const path of paths) {
      await mkdir(dirname(place(target, path)), { recursive: true, mode: 0o700 });
      await rename(place(incoming, path), place(target, path));
    }
  };
  return {
    add: () => moveIn(missing),
    async undo() {
      for (const path of missing) await rm(place(target, path), { force: true });
      await rm(incoming, { recursive: true, force: true });
    },
    async settle() {
      await moveIn(other);
      const kept = new Set(manifest.files.map((file) => file.path));
      for (const path of await listStoredFiles(target)) if (!kept.has(path)) await rm(place(target, path));
      await rm(incoming, { recursive: true, force: true });
    },
  };
}
