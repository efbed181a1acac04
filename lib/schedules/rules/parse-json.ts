import { done, type Result, refused } from "@/lib/platform/result";
import { FILE_LIMITS } from "../schema/schedule-file";
import { positionsOf } from "./positions";

/** A JSON value that knows where it stood. Objects are maps, so that no key can touch a prototype. */
export interface JsonNode {
  offset: number;
  value: string | number | boolean | null | JsonNode[] | Map<string, JsonNode>;
}

/** The whole of a file, and what stands in it a second time under one key. */
export interface JsonDocument {
  root: JsonNode;
  repeated: Array<{ key: string; offset: number }>;
}

class Fault extends Error {
  constructor(
    readonly reason: "not-json" | "too-deep" | "too-much",
    readonly offset: number,
  ) {
    super(reason);
  }
}

/**
 * Strict JSON (RFC 8259) with positions and limits, which JSON.parse has not. The first of two equal keys wins, the other
 * is named.
 * @returns a refusal with `line` and `column`
 */
export function parseJson(text: string): Result<JsonDocument, "not-json" | "too-deep" | "too-much"> {
  try {
    const reader = new JsonReader(text);
    return done({ root: reader.document(), repeated: reader.repeated });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { line, column } = positionsOf(text)(error.offset);
    return error.reason === "too-much"
      ? refused("too-much", { what: "values", count: FILE_LIMITS.nodes, most: FILE_LIMITS.nodes, line })
      : refused(error.reason, { line, column });
  }
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const WORD = /true|false|null/y;

class JsonReader {
  private offset = 0;
  private nodes = 0;
  readonly repeated: JsonDocument["repeated"] = [];

  constructor(private readonly text: string) {}

  document(): JsonNode {
    const node = this.node(0);
    this.skip();
    if (this.offset < this.text.length) throw new Fault("not-json", this.offset);
    return node;
  }

  private node(depth: number): JsonNode {
    this.skip();
    const offset = this.offset;
    this.nodes += 1;
    if (depth > FILE_LIMITS.depth) throw new Fault("too-deep", offset);
    if (this.nodes > FILE_LIMITS.nodes) throw new Fault("too-much", offset);
    const first = this.text[offset];
    if (first === "{") return { offset, value: this.object(depth) };
    if (first === "[") return { offset, value: this.array(depth) };
    if (first === '"') return { offset, value: this.string() };
    const text = this.take(NUMBER) ?? this.take(WORD);
    if (text === null) throw new Fault("not-json", offset);
    return { offset, value: JSON.parse(text) as number | boolean | null };
  }

  private object(depth: number): Map<string, JsonNode> {
    const members = new Map<string, JsonNode>();
    this.offset += 1;
    if (this.skips("}")) return members;
    do {
      this.skip();
      const keyAt = this.offset;
      const key = this.string();
      if (!this.skips(":")) throw new Fault("not-json", this.offset);
      const node = this.node(depth + 1);
      if (members.has(key)) this.repeated.push({ key, offset: keyAt });
      else members.set(key, node);
    } while (this.skips(","));
    if (!this.skips("}")) throw new Fault("not-json", this.offset);
    return members;
  }

  private array(depth: number): JsonNode[] {
    const items: JsonNode[] = [];
    this.offset += 1;
    if (this.skips("]")) return items;
    do items.push(this.node(depth + 1));
    while (this.skips(","));
    if (!this.skips("]")) throw new Fault("not-json", this.offset);
    return items;
  }

  private string(): string {
    const text = this.take(STRING);
    if (text === null) throw new Fault("not-json", this.offset);
    return JSON.parse(text) as string;
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) return null;
    this.offset += found.length;
    return found;
  }

  private skip(): void {
    this.take(SPACE);
  }

  private skips(character: string): boolean {
    this.skip();
    if (this.text[this.offset] !== character) return false;
    this.offset += 1;
    return true;
  }
}
