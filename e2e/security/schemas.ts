import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type * as z from "zod/mini";

export type Shape = Record<string, z.ZodMiniType>;

/** By Playwright and Vitest alike: neither knows the other's way of reading a folder. */
const modules: Array<Record<string, unknown>> = await Promise.all(
  readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => /^[^/]+\/schema(\/[^/]+)?\.ts$/.test(file) && !file.includes(".test."))
    .map((file) => import(join(process.cwd(), "lib", file))),
);

type ObjectDefinition = { type: string; out?: unknown; shape?: Shape; options?: readonly unknown[] };

/** The fields of a strict object, also behind the transform that nests a form's keys; of several kinds those of the one that has most. */
function shapeOf(schema: unknown): Shape | null {
  const def = (schema as { _zod?: { def: ObjectDefinition } } | null)?._zod?.def;
  if (def?.type === "object") return def.shape ?? null;
  const size = (shape: Shape | null) => Object.keys(shape ?? {}).length;
  if (def?.type === "union")
    return (def.options ?? []).map(shapeOf).toSorted((one, other) => size(other) - size(one))[0] ?? null;
  return def?.type === "pipe" ? shapeOf(def.out) : null;
}

/** The fields of a row, where a field holds rows, also those of which blank ones are left out. */
export function rowOf(schema: unknown): Shape | null {
  const def = (schema as { _zod?: { def: Definition } } | null)?._zod?.def;
  if (def?.type === "nullable") return shapeOf(def.innerType);
  if (def?.type === "array") return shapeOf(def.element) ?? rowOf(def.element);
  return def?.type === "pipe" ? (rowOf(def.out) ?? rowOf(def.in)) : null;
}

interface Definition {
  type: string;
  in?: unknown;
  out?: unknown;
  element?: unknown;
  innerType?: unknown;
  entries?: Record<string, string>;
}

/** What may be chosen, where a field is a choice, also one that may be left blank. */
export function choicesOf(schema: unknown): string[] {
  const def = (schema as { _zod?: { def: Definition } } | null)?._zod?.def;
  if (def?.type === "enum") return Object.values(def.entries ?? {});
  return def?.out || def?.innerType ? choicesOf(def.out ?? def.innerType) : [];
}

/** Every schema of what comes in, by its name. What our own column of drafts holds came through the others. */
export function allWhole(): Map<string, unknown> {
  const named = modules.flatMap((exported) => Object.entries(exported));
  return new Map(named.filter(([name]) => /Schema$/.test(name) && name !== "DraftContentSchema"));
}

/** The fields of each. */
export function allSchemas(): Map<string, Shape> {
  const shapes = [...allWhole()].map(([name, schema]) => [name, shapeOf(schema)] as const);
  return new Map(shapes.filter((entry): entry is readonly [string, Shape] => entry[1] !== null));
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
