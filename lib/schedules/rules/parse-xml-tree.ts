import { parseXml, XmlElement, XmlError } from "@rgrove/parse-xml";
import { done, type Result, refused } from "@/lib/platform/result";
import { FILE_LIMITS } from "../schema/schedule-file";
import { positionsOf } from "./positions";

export type XmlRefusal = "not-xml" | "doctype" | "too-deep" | "too-much";

/**
 * A well-formed XML document without a document type, within limits; elements know their `start` in the text. A document
 * type is refused before anything is parsed: entities are the only way a small file becomes a large one, and no schedule
 * needs them.
 * @returns a refusal with `line` and `column` where there is a place to name
 */
export function parseXmlTree(text: string): Result<XmlElement, XmlRefusal> {
  const position = positionsOf(text);
  const doctype = findDoctype(text);
  if (doctype !== null) return refused("doctype", { ...position(doctype) });
  const tooMuch = findTooMany(text);
  if (tooMuch !== null) {
    const { what, most, at } = tooMuch;
    return refused("too-much", { what, count: most, most, line: position(at).line });
  }
  try {
    const { root } = parseXml(text, { includeOffsets: true });
    if (!root) return refused("not-xml", { line: 1, column: 1 });
    const deepest = findTooDeep(root);
    return deepest ? refused("too-deep", { ...position(deepest.start) }) : done(root);
  } catch (error) {
    if (error instanceof XmlError) return refused("not-xml", { ...position(offsetOf(text, error.pos)) });
    // The parser descends by calling itself, so what is nested a hundred thousand deep ends its stack.
    if (error instanceof RangeError) return refused("too-deep");
    throw error;
  }
}

/** Where the prolog holds a document type; read by hand because a pattern over it could be made to run for ever. */
function findDoctype(text: string): number | null {
  let at = 0;
  for (;;) {
    while (/\s/.test(text[at] ?? "")) at += 1;
    const close = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : null;
    if (close === null) return text.slice(at, at + 9).toUpperCase() === "<!DOCTYPE" ? at : null;
    const end = text.indexOf(close, at + 2);
    if (end === -1) return null;
    at = end + close.length;
  }
}

const LESS_THAN = 60;
const EQUALS = 61;
/** Equal signs between two tags: thousands in one place are attributes meant to fill the memory. */
const MOST_EQUALS = 5_000;

/** Where there is more than any schedule has; counted in one pass before parsing, so that memory is never asked for. */
function findTooMany(text: string): { what: "elements" | "attributes"; most: number; at: number } | null {
  let tags = 0;
  let equals = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LESS_THAN) {
      tags += 1;
      equals = 0;
    } else if (code === EQUALS) equals += 1;
    // A start and an end tag each.
    if (tags > FILE_LIMITS.nodes * 2) return { what: "elements", most: FILE_LIMITS.nodes, at };
    if (equals > MOST_EQUALS) return { what: "attributes", most: MOST_EQUALS, at };
  }
  return null;
}

function findTooDeep(root: XmlElement): XmlElement | null {
  const waiting: Array<[XmlElement, number]> = [[root, 1]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [element, depth] = next;
    if (depth > FILE_LIMITS.depth) return element;
    for (const child of element.children) if (child instanceof XmlElement) waiting.push([child, depth + 1]);
  }
  return null;
}

/** The parser counts characters, a string counts UTF-16 units: they differ after an emoji. */
function offsetOf(text: string, characters: number): number {
  let offset = 0;
  for (let count = 0; count < characters && offset < text.length; count += 1)
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return offset;
}
