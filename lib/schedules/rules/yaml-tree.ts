import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, visit } from "yaml";
import { done, type Result, refused } from "@/lib/platform/result";
import { FILE_LIMITS } from "../schema/schedule-file";

/** Ten times the largest list that is known; the parser goes through its text at once, and others wait. */
const YAML_BYTES = 256 * 1024;

/** What a file in YAML says: texts as they are written, lists, and mappings with their keys in order. */
export type YamlTree =
  | { kind: "text"; line: number; text: string }
  | { kind: "list"; line: number; items: readonly YamlTree[] }
  | { kind: "mapping"; line: number; pairs: ReadonlyArray<readonly [string, YamlTree]> };

export type YamlRefusal = "not-yaml" | "too-deep" | "too-much" | "too-large";

class Stop extends Error {
  constructor(
    readonly reason: "not-yaml" | "too-deep" | "too-much",
    readonly line: number,
    readonly column = 1,
  ) {
    super(reason);
  }
}

/**
 * The documents of a file in YAML 1.2. Every value is the text that was written: 9:30 is no number, and no is no boolean.
 * Tags do nothing. What an alias stands for is read again in its place and counts again, so that a small text can't become
 * a large one.
 * @param text with LF at the ends of lines
 */
export function parseYaml(text: string): Result<YamlTree[], YamlRefusal> {
  if (Buffer.byteLength(text) > YAML_BYTES)
    return refused("too-large", { megabytes: YAML_BYTES / 1024 / 1024 });
  try {
    return read(text);
  } catch (error) {
    // The parser calls itself for each level, and may run out of them.
    if (error instanceof RangeError) return refused("too-deep", { line: 1, column: 1 });
    if (!(error instanceof Stop)) throw error;
    const { reason, line, column } = error;
    return reason === "too-much"
      ? refused(reason, { what: "values", count: FILE_LIMITS.nodes + 1, most: FILE_LIMITS.nodes, line })
      : refused(reason, { line, column });
  }
}

function read(text: string): Result<YamlTree[], YamlRefusal> {
  const lines = new LineCounter();
  // Keys are compared below: the parser would compare each with each.
  const options = {
    ...({ schema: "failsafe", lineCounter: lines, uniqueKeys: false } as const),
    ...({ logLevel: "silent", prettyErrors: false } as const),
  };
  const documents = parseAllDocuments(text, options);
  const trees: YamlTree[] = [];
  let nodes = 0;
  for (const document of Array.isArray(documents) ? documents : []) {
    const error = document.errors[0];
    if (error) {
      const { line, col } = lines.linePos(error.pos[0]);
      return refused("not-yaml", { line, column: col });
    }
    const anchored = new Map<string, unknown>();
    visit(document, {
      Node: (_, node) => {
        if ("anchor" in node && node.anchor) anchored.set(node.anchor, node);
      },
    });
    const placeOf = (node: unknown) => {
      const start = (node as { range?: readonly number[] | null } | null)?.range?.[0];
      return start === undefined ? null : lines.linePos(start);
    };
    const treeOf = (node: unknown, depth: number, above: number): YamlTree => {
      const line = placeOf(node)?.line ?? above;
      nodes += 1;
      if (nodes > FILE_LIMITS.nodes) throw new Stop("too-much", line);
      if (depth > FILE_LIMITS.depth) throw new Stop("too-deep", line);
      const below = (one: unknown) => treeOf(one, depth + 1, line);
      if (isAlias(node)) {
        const meant = anchored.get(node.source);
        if (meant === undefined) throw new Stop("not-yaml", line, placeOf(node)?.col);
        return below(meant);
      }
      if (isSeq(node)) return { kind: "list", line, items: node.items.map(below) };
      if (!isMap(node))
        return { kind: "text", line, text: isScalar(node) ? written(node.value, node.type) : "" };
      const keys = new Set<string>();
      const pairs = node.items.map(({ key, value }) => {
        const name = textOf(below(key));
        if (keys.has(name)) throw new Stop("not-yaml", placeOf(key)?.line ?? line, placeOf(key)?.col);
        keys.add(name);
        return [name, below(value)] as const;
      });
      return { kind: "mapping", line, pairs };
    };
    if (document.contents) trees.push(treeOf(document.contents, 0, 1));
  }
  return done(trees);
}

/** Nothing is said by what stands for nothing, unless it stands in quotation marks. */
function written(value: unknown, type: string | undefined): string {
  const text = typeof value === "string" ? value : "";
  return type === "PLAIN" && /^(~|null)$/i.test(text) ? "" : text;
}

const textOf = (tree: YamlTree): string => (tree.kind === "text" ? tree.text : "");
