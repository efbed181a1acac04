import type { Position } from "../schema/schedule-file";
import { Leftovers, pathBelow } from "./not-read";
import type { JsonDocument, JsonNode } from "./parse-json";

/** Reads a JSON value and remembers what it read, so that the rest can be named. */
export class JsonReading {
  /** Objects and lists whose content is read one by one. */
  private readonly passed = new Set<JsonNode>();
  /** Texts, numbers and truths. */
  private readonly taken = new Set<JsonNode>();

  member(node: JsonNode | undefined, key: string): JsonNode | undefined {
    const found = node?.value instanceof Map ? node.value.get(key) : undefined;
    if (node) this.passed.add(node);
    if (found && isContainer(found)) this.passed.add(found);
    return found;
  }

  /** What stands in a list. */
  items(node: JsonNode | undefined): JsonNode[] {
    if (!Array.isArray(node?.value)) return [];
    this.passed.add(node);
    return node.value;
  }

  /** The objects of a list; what is no object stays unread. */
  objects(node: JsonNode | undefined): JsonNode[] {
    const found = this.items(node).filter((item) => item.value instanceof Map);
    for (const item of found) this.passed.add(item);
    return found;
  }

  /** The members of an object whose keys are names. */
  entries(node: JsonNode | undefined): Array<[string, JsonNode]> {
    if (!(node?.value instanceof Map)) return [];
    this.passed.add(node);
    return [...node.value];
  }

  text(node: JsonNode | undefined): string | null {
    if (typeof node?.value !== "string" && typeof node?.value !== "number") return null;
    this.taken.add(node);
    const text = String(node.value);
    return text.trim() === "" ? null : text;
  }

  /** Empty is not said. */
  said(node: JsonNode | undefined, key: string): string | null {
    return this.text(this.member(node, key));
  }

  /** The first key that says something; the others of them say the same. */
  firstSaid(node: JsonNode | undefined, keys: readonly string[]): string | null {
    const found = keys.map((key) => this.said(node, key));
    return found.find((text) => text !== null) ?? null;
  }

  /** A text, or one of several languages: the first wanted one that is there. */
  localised(node: JsonNode | undefined, key: string, wanted: ReadonlyArray<string | null>): string | null {
    const value = this.member(node, key);
    if (!(value?.value instanceof Map)) return this.text(value);
    const languages = [...value.value.keys()];
    const chosen = wanted.find((tag) => tag !== null && languages.includes(tag)) ?? languages[0];
    return chosen === undefined ? null : this.said(value, chosen);
  }

  flag(node: JsonNode | undefined, key: string): string | null {
    const value = this.member(node, key);
    if (typeof value?.value !== "boolean") return this.text(value);
    this.taken.add(value);
    return String(value.value);
  }

  /** Everything with content that nobody read. */
  left({ root, repeated }: JsonDocument, where: (offset: number) => Position, own: boolean): Leftovers {
    const left = new Leftovers();
    this.visit(root, "", (path, node) => left.add(path, where(node.offset), own));
    for (const { key, offset } of repeated) left.add(`${key} (2)`, where(offset), own);
    return left;
  }

  private visit(node: JsonNode, path: string, add: (path: string, node: JsonNode) => void): void {
    if (!isContainer(node)) {
      if (!this.taken.has(node) && hasContent(node)) add(path, node);
    } else if (!this.passed.has(node)) {
      if (hasContent(node)) add(path, node);
    } else if (Array.isArray(node.value)) for (const item of node.value) this.visit(item, path, add);
    else if (node.value instanceof Map)
      for (const [key, inner] of node.value) this.visit(inner, belowOf(path, key), add);
  }
}

/** Keys are data: a map, so that none of them is a member of an object. */
const LISTS = new Map([
  ["events", "event"],
  ["days", "day"],
]);

/** "events" hold events: the paths of both formats read alike. */
function belowOf(path: string, key: string): string {
  if (path === "room" || /(^|\/)rooms$/.test(path))
    return path === "conference/rooms" ? `${path}/${key}` : "event";
  if (path === "" && key === "schedule") return "";
  if (path === "day" && key === "rooms") return "rooms";
  return pathBelow(path, LISTS.get(key) ?? key);
}

function isContainer(node: JsonNode): boolean {
  return typeof node.value === "object" && node.value !== null;
}

function hasContent(node: JsonNode): boolean {
  const { value } = node;
  if (value === null || value === "") return false;
  if (Array.isArray(value)) return value.some(hasContent);
  if (value instanceof Map) return [...value.values()].some(hasContent);
  return typeof value !== "string" || value.trim() !== "";
}
