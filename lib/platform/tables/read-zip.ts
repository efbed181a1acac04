import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { done, type Result, refused } from "@/lib/platform/result";
import { TABLE_LIMITS, type TableRefusal } from "./row-taker";

const unpack = promisify(inflateRaw);

// APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12 and 4.3.16.
const LOCAL = 0x04034b50;
const LISTED = 0x02014b50;
const END = 0x06054b50;
/** The end and the longest comment behind it. */
const END_WITHIN = 22 + 0xffff;
const ENCRYPTED = 0x0001;
const STORED = 0;
const DEFLATED = 8;

interface Part {
  method: number;
  packed: number;
  at: number;
}

/** An archive that is unpacked part by part, and no further than its allowance goes. */
export class ZipReader {
  /** Bytes that may still be unpacked. */
  private left: number = TABLE_LIMITS.unpacked;

  private constructor(
    private readonly bytes: Buffer,
    private readonly parts: ReadonlyMap<string, Part>,
  ) {}

  /** Reads the list at the end of an archive. What it says of sizes is not believed. */
  static open(bytes: Uint8Array): Result<ZipReader, TableRefusal> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      const parts = listParts(buffer);
      return parts ? done(new ZipReader(buffer, parts)) : refused("broken-workbook");
    } catch (error) {
      // It points behind its own end.
      if (error instanceof RangeError) return refused("broken-workbook");
      throw error;
    }
  }

  /** A part by its name, in whatever case; null when there is none. */
  async part(name: string): Promise<Result<Buffer | null, TableRefusal>> {
    const part = this.parts.get(name.toLowerCase());
    if (!part) return done(null);
    const { bytes } = this;
    if (part.at + 30 > bytes.length || bytes.readUInt32LE(part.at) !== LOCAL)
      return refused("broken-workbook");
    const from = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28);
    const packed = bytes.subarray(from, from + part.packed);
    try {
      const content =
        part.method === STORED ? packed : await unpack(packed, { maxOutputLength: Math.max(1, this.left) });
      if (content.length > this.left) return refused("unpacks-too-large");
      this.left -= content.length;
      return done(content);
    } catch (error) {
      const { code } = error as { code?: string };
      return refused(code === "ERR_BUFFER_TOO_LARGE" ? "unpacks-too-large" : "broken-workbook");
    }
  }
}

/** Null where it is no archive that this reads: no end, too many parts, a password, a name twice. */
function listParts(bytes: Buffer): Map<string, Part> | null {
  const tail = Math.max(0, bytes.length - END_WITHIN);
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(END);
  const found = bytes.subarray(tail).lastIndexOf(mark);
  if (found < 0) return null;
  const count = bytes.readUInt16LE(tail + found + 10);
  let at = bytes.readUInt32LE(tail + found + 16);
  if (count > TABLE_LIMITS.parts) return null;
  const parts = new Map<string, Part>();
  for (let read = 0; read < count; read += 1) {
    if (bytes.readUInt32LE(at) !== LISTED) return null;
    const flags = bytes.readUInt16LE(at + 8);
    const method = bytes.readUInt16LE(at + 10);
    if (flags & ENCRYPTED || (method !== STORED && method !== DEFLATED)) return null;
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const path = bytes.toString("utf8", at + 46, at + 46 + name).toLowerCase();
    // Two parts of one name: programs differ in which one they show.
    if (parts.has(path)) return null;
    parts.set(path, { method, packed: bytes.readUInt32LE(at + 20), at: bytes.readUInt32LE(at + 42) });
    at += 46 + name + extra + comment;
  }
  return parts;
}
