import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { embeddedExtensions } from "@/lib/platform/db/extensions";
import { keptFolder } from "./kept-folders";

const FILE = "engine.tar";

/**
 * The engine in memory with nothing in its database: for what is tried on a schema of its own. Making the files of an
 * engine takes seconds, reading them less than one.
 */
export async function openBareEngine(): Promise<PGlite> {
  const state = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex").slice(0, 16);
  const folder = await keptFolder("bare", state, async (made) => {
    const engine = await PGlite.create();
    const files = await engine.dumpDataDir("none");
    writeFileSync(join(made, FILE), Buffer.from(await files.arrayBuffer()));
    await engine.close();
  });
  return PGlite.create({
    loadDataDir: new Blob([Uint8Array.from(readFileSync(join(folder, FILE)))]),
    extensions: embeddedExtensions,
  });
}
