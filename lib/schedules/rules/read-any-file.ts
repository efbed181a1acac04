import { inTurns } from "@/lib/platform/in-turns";
import { done, type Result } from "@/lib/platform/result";
import { readTable } from "@/lib/platform/tables/read-table";
import type { ReadRow, TableRefusal } from "@/lib/platform/tables/row-taker";
import type { FileRefusal, ScheduleFile } from "../schema/schedule-file";
import type { TableReading, TableReadingOptions } from "../schema/session-table";
import { decodeText } from "./decode-text";
import { looksOfBytes, looksOfText } from "./looks-like";
import { findTooMuch, readInTurns } from "./read-schedule";
import { readSessionTable } from "./read-session-table";
import { looksLikeSessions } from "./session-columns";
import { yamlRows } from "./yaml-rows";

/** A schedule in a file that says itself what is what, or in a table, whose columns may have to be said. */
export type AnyReading = { file: ScheduleFile; table: null } | { file: null; table: TableReading };

/** A table, with a schedule or without. */
export const scheduleOf = ({ file, table }: AnyReading): ScheduleFile | null =>
  file ?? (table && "file" in table.read ? table.read.file : null);

/** Reads a programme from any kind of file that is known, told apart by its content, never by its name. */
export async function readAnyFile(
  bytes: Uint8Array,
  options: TableReadingOptions,
): Promise<Result<AnyReading, FileRefusal | TableRefusal>> {
  const rows = await tableIn(bytes);
  if (rows === null) {
    const file = await inTurns(readInTurns(bytes));
    return file.ok ? done({ file: file.value, table: null }) : file;
  }
  if (!rows.ok) return rows;
  const table = readSessionTable(rows.value, options);
  const tooMuch = "file" in table.read ? findTooMuch(table.read.file) : null;
  return tooMuch ?? done({ file: null, table });
}

/** The rows of a file that is a table or a list in YAML; null for what is neither. */
async function tableIn(bytes: Uint8Array): Promise<Result<ReadRow[], FileRefusal | TableRefusal> | null> {
  const binary = looksOfBytes(bytes);
  if (binary === "spreadsheet") return readTable(bytes);
  if (binary !== null) {
    // A zip of which the beginning does not tell what is in it.
    const rows = binary === "archive" && bytes[0] === 0x50 ? await readTable(bytes) : null;
    return rows && (rows.ok || rows.reason === "unpacks-too-large") ? rows : null;
  }
  const text = decodeText(bytes);
  if (!text.ok && text.reason !== "encoding") return null;
  // What spreadsheets of western Europe save is no UTF-8.
  const begins = text.ok ? text.value : Buffer.from(bytes.subarray(0, 20_000)).toString("latin1");
  if (/^\s*([<{[]|BEGIN:VCALENDAR)/i.test(begins) || begins.includes("\0")) return null;
  const rows = await readTable(bytes);
  if (rows.ok && looksLikeSessions(rows.value)) return rows;
  const looks = looksOfText(begins);
  if (looks === "yaml" && text.ok) return rowsOfYaml(text.value);
  return looks === "csv" ? rows : null;
}

function rowsOfYaml(text: string): ReturnType<typeof yamlRows> | null {
  const rows = yamlRows(text);
  return rows.ok && rows.value.length === 0 ? null : rows;
}
