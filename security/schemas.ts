import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type * as z from "zod/mini";

export type Shape = Record<string, z.ZodMiniType>;

const modules = import.meta.glob<Record<string, unknown>>(["../lib/*/schema.ts", "../lib/*/schema/*.ts"], {
  eager: true,
});

/** The fields of a strict object, also behind the transform that nests a form's keys. */
function shapeOf(schema: unknown): Shape | null {
  const def = (schema as { _zod?: { def: { type: string; out?: unknown; shape?: Shape } } } | null)?._zod
    ?.def;
  if (def?.type === "object") return def.shape ?? null;
  return def?.type === "pipe" ? shapeOf(def.out) : null;
}

/** Every schema of what comes in, by its name. What our own column of drafts holds came through the others. */
export function allSchemas(): Map<string, Shape> {
  const schemas = new Map<string, Shape>();
  for (const exported of Object.values(modules))
    for (const [name, schema] of Object.entries(exported)) {
      const shape = /Schema$/.test(name) && name !== "DraftContentSchema" ? shapeOf(schema) : null;
      if (shape) schemas.set(name, shape);
    }
  return schemas;
}

/** Which schema each server action parses by, read from the source. */
export function schemasOfActions(): Map<string, string> {
  const found = new Map<string, string>();
  for (const noun of readdirSync("lib")) {
    const folder = join("lib", noun, "actions");
    for (const file of existsSync(folder) ? readdirSync(folder) : []) {
      const source = readFileSync(join(folder, file), "utf8");
      for (const [, action, schema] of source.matchAll(
        /export const (\w+) = (?:defineAction\(\{[^}]*?\bschema: |\w+Action\(\s*"[\w-]+",\s*)(\w+)/g,
      ))
        found.set(action ?? "", schema ?? "");
    }
  }
  return found;
}
