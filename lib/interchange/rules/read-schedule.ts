import { type Result, refused } from "@/lib/platform/result";
import type { FileRefusal, ScheduleFile } from "../schema/schedule-file";
import { decodeText } from "./decode-text";
import { readFrabJson } from "./read-frab-json";
import { readFrabXml } from "./read-frab-xml";

/**
 * Reads a schedule file of any known format, told apart by its first character, never by its name. Bad files are refused
 * as a whole, with line and column where there is one.
 */
export function readSchedule(bytes: Uint8Array): Result<ScheduleFile, FileRefusal> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const first = text.value.trimStart()[0];
  if (first === "<") return readFrabXml(text.value);
  if (first === "{") return readFrabJson(text.value);
  return refused("unknown-format");
}
