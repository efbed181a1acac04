import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

export const root = process.cwd();
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A tiny project with the given files and our configuration. */
export function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "convivio-boundaries-"));
  folders.push(folder);
  for (const name of [
    "tsconfig.json",
    ".dependency-cruiser.cjs",
    "scripts/architecture/folders.cjs",
    "lib/order.json",
  ])
    cpSync(join(root, name), join(folder, name));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
