import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HISTORY_KINDS } from "./schema";

/** The code of the commands, which are what writes a history. */
function commands(folder = "lib"): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return commands(path);
    return /(?<!\.test)\.ts$/.test(entry.name) ? [readFileSync(path, "utf8")] : [];
  });
}

test("whatever the history can be narrowed down to, some act is done to", () => {
  const code = commands().join("\n");
  for (const [kind, objects] of Object.entries(HISTORY_KINDS))
    expect(
      objects.filter((object) => code.includes(`objectKind: "${object}"`)),
      kind,
    ).toEqual(objects);
});
