import { done, type Result, refused } from "@/lib/platform/result";
import { FILE_LIMITS, type FileRefusal, type ScheduleFile } from "../schema/schedule-file";
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
  const file =
    first === "<"
      ? readFrabXml(text.value)
      : first === "{"
        ? readFrabJson(text.value)
        : refused("unknown-format" as const);
  if (!file.ok) return file;
  const { rooms, events } = file.value;
  const tracks = new Set(events.map((event) => event.track)).size;
  if (rooms.length > FILE_LIMITS.rooms) return refused("too-much", { rooms: rooms.length });
  return tracks > FILE_LIMITS.tracks ? refused("too-much", { tracks }) : done(file.value);
}
