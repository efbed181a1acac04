import { parseXml, XmlElement, XmlError } from "@rgrove/parse-xml";
import type { TableRefusal } from "./row-taker";

/** A part of a workbook that is not what the format says, or more than is read. */
export class BrokenPart extends Error {
  constructor(
    readonly reason: Extract<
      TableRefusal,
      "broken-workbook" | "declared-entities" | "unpacks-too-large"
    > = "broken-workbook",
  ) {
    super("A workbook with a broken part");
  }
}

/** Of a part that is read at once, and of a row: both are a few kilobytes in whatever a program writes. */
const MOST_BYTES = 4 * 1024 * 1024;

/** A small part as a tree. @throws BrokenPart */
export function rootOf(part: Buffer): XmlElement {
  if (part.includes("<!DOCTYPE")) throw new BrokenPart("declared-entities");
  return parse(part);
}

/** The children with a name, whatever prefix it has. */
export function elementsOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && localName(child.name) === name,
  );
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Every element of a name in a large part, parsed one by one. A "<" begins a tag wherever it stands in XML, but for
 * comments and what they may hide in; those no program writes, and here they are refused with the document types.
 * @throws BrokenPart
 */
export function* piecesOf(part: Buffer, name: string): Generator<XmlElement> {
  refuseHidden(part);
  const prefix = prefixOf(part);
  const open = Buffer.from(`<${prefix}${name}`);
  const close = Buffer.from(`</${prefix}${name}>`);
  for (let at = part.indexOf(open); at >= 0; at = part.indexOf(open, at)) {
    const after = part[at + open.length];
    // The beginning of a longer name: <rowBreaks> is no row.
    if (after === undefined || !/[\s/>]/.test(String.fromCharCode(after))) {
      at += open.length;
      continue;
    }
    const tagEnd = endOfTag(part, at);
    const closed = part[tagEnd - 1] === 0x2f;
    const closing = closed ? -1 : part.indexOf(close, tagEnd);
    if (!closed && closing < 0) throw new BrokenPart();
    const end = closed ? tagEnd + 1 : closing + close.length;
    if (end - at > MOST_BYTES) throw new BrokenPart();
    yield parse(part.subarray(at, end));
    at = end;
  }
}

/** Where a tag ends; a ">" within quotes is none. */
function endOfTag(part: Buffer, from: number): number {
  let quote = 0;
  for (let at = from; at < part.length; at += 1) {
    const byte = part[at];
    if (quote !== 0) quote = byte === quote ? 0 : quote;
    else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === 0x3e) return at;
  }
  throw new BrokenPart();
}

/** The prefix of the part's own names ("x:"), from its first element. */
function prefixOf(part: Buffer): string {
  const head = part.toString("utf8", 0, 2_000).replace(/<\?[\s\S]*?\?>/g, "");
  return /^\uFEFF?\s*<([A-Za-z][\w.-]*:)?[A-Za-z]/.exec(head)?.[1] ?? "";
}

function refuseHidden(part: Buffer): void {
  if (part.includes("<!DOCTYPE")) throw new BrokenPart("declared-entities");
  // In UTF-16 nothing would be found by its bytes.
  if (part.includes("<!") || part.includes(0)) throw new BrokenPart();
}

function parse(piece: Buffer): XmlElement {
  if (piece.length > MOST_BYTES) throw new BrokenPart();
  try {
    const { root } = parseXml(piece.toString("utf8"));
    if (root) return root;
  } catch (error) {
    // A RangeError: nested so deep that the parser, which calls itself, has no stack left.
    if (!(error instanceof XmlError || error instanceof RangeError)) throw error;
  }
  throw new BrokenPart();
}
