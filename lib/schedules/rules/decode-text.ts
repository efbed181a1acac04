import { done, type Result, refused } from "@/lib/platform/result";
import { FILE_LIMITS } from "../schema/schedule-file";

// What schedule files are really written in, beside UTF-8; TextDecoder knows many more that no schedule uses.
const DECLARABLE = /^(utf-8|us-ascii|iso-8859-(1|2|15)|windows-125[0-2])$/;

/**
 * The text of a file: UTF-8 or, where a byte order mark says so, UTF-16; or the encoding an XML declaration names. Bytes
 * that do not fit are refused, never replaced. Line ends become LF, so that lines are counted as editors do.
 */
export function decodeText(bytes: Uint8Array): Result<string, "empty" | "too-large" | "encoding"> {
  if (bytes.byteLength > FILE_LIMITS.bytes)
    return refused("too-large", { megabytes: FILE_LIMITS.bytes / 1024 / 1024 });
  const encoding = encodingOf(bytes);
  if (encoding === null) return refused("encoding", { encoding: declaredEncoding(bytes) ?? "" });
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return refused("encoding", { encoding });
  }
  const lines = text.replace(/\r\n?/g, "\n");
  return lines.trim() === "" ? refused("empty") : done(lines);
}

/** Null: an encoding that is not read. */
function encodingOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  // Without a mark, UTF-16 shows as a zero beside the first character.
  if (first !== undefined && first !== 0 && second === 0) return "utf-16le";
  if (first === 0 && second !== undefined && second !== 0) return "utf-16be";
  const declared = declaredEncoding(bytes);
  if (declared === null) return "utf-8";
  return DECLARABLE.test(declared) ? declared : null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const found = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head);
  return found?.[1]?.toLowerCase() ?? null;
}
