import { done, type Result, refused } from "@/lib/platform/result";
import { readCsv } from "./read-csv";
import { readXlsx } from "./read-xlsx";
import type { ReadRow, TableRefusal } from "./row-taker";

const ZIP = [0x50, 0x4b];
/** The container of Microsoft's older files, in which a workbook with a password is packed, too. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The rows of a table file that hold something, told apart by its first bytes, never by its name: a workbook's first sheet
 * that is not hidden, or text with separators. Nothing in it is run or fetched, and memory is asked for within
 * `TABLE_LIMITS` only, whatever the file says of itself.
 */
export async function readTable(bytes: Uint8Array): Promise<Result<ReadRow[], TableRefusal>> {
  if (bytes.byteLength === 0) return refused("empty");
  const begins = (mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
  if (begins(COMPOUND)) return refused("old-workbook");
  const rows = begins(ZIP) ? await readXlsx(bytes) : readCsv(bytes);
  if (!rows.ok) return rows;
  if (rows.value.length === 0) return refused("empty");
  return done(rows.value);
}
