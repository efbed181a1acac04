import { closeSync, fsyncSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { PGlite, postgresMod } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** What PGlite's file layer (Emscripten's NODEFS) hands to its operations; a folder has no descriptor of its own. */
interface Stream {
  nfd?: number;
  node: unknown;
}
type SetAttributes = (target: unknown, change: { mode?: number }) => void;
interface NodeFileSystem {
  realPath: (node: unknown) => string;
  node_ops: { setattr: SetAttributes };
  stream_ops: { fsync?: (stream: Stream) => number; setattr: SetAttributes };
}

const EIO = 29;

/**
 * PGlite's files on disk, closed to other accounts, with an `fsync` that reaches the disk. As shipped, NODEFS has none, so the engine believes that
 * its log is safe while the kernel still holds it: a power cut took every registration of the last seconds, though each
 * had been answered.
 */
export class FlushingFiles extends NodeFS {
  /** How many flushes the engine has asked for; the test of durability counts them. */
  flushes = 0;

  override async init(database: PGlite, options: Partial<postgresMod.PostgresMod>) {
    const made = await super.init(database, options);
    const preRun = made.emscriptenOpts.preRun;
    const giveFlush = (module: postgresMod.PostgresMod) => {
      const files = (module.FS as unknown as { filesystems: { NODEFS: NodeFileSystem } }).filesystems.NODEFS;
      files.stream_ops.fsync = (stream) => this.flush(files, stream);
      files.node_ops.setattr = forOwnerOnly(files.node_ops.setattr);
      files.stream_ops.setattr = forOwnerOnly(files.stream_ops.setattr);
    };
    return {
      emscriptenOpts: {
        ...made.emscriptenOpts,
        preRun: [...(Array.isArray(preRun) ? preRun : preRun ? [preRun] : []), giveFlush],
      },
    };
  }

  private flush(files: NodeFileSystem, stream: Stream): number {
    try {
      if (stream.nfd === undefined) flushPath(files.realPath(stream.node));
      else fsyncSync(stream.nfd);
      this.flushes += 1;
      return 0;
    } catch {
      // The engine must hear of it: it stops rather than promise what the disk refused.
      return EIO;
    }
  }
}

/** The file layer sets the mode of each new file itself (0666), past the process's umask: others get none of it. */
function forOwnerOnly(setAttributes: SetAttributes): SetAttributes {
  return (target, change) =>
    setAttributes(target, change.mode === undefined ? change : { ...change, mode: change.mode & ~0o077 });
}

/** Flushes one file or folder by name. */
export function flushPath(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Flushes a folder with all that is in it, children first: what a new database was made of. */
export function flushTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) flushTree(path);
    else if (entry.isFile()) flushPath(path);
  }
  flushPath(folder);
}
