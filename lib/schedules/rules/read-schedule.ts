import { atOnce, type Turns } from "@/lib/platform/in-turns";
import { done, type Result, refused } from "@/lib/platform/result";
import { FILE_LIMITS, type FileRefusal, type ScheduleFile } from "../schema/schedule-file";
import { decodeText } from "./decode-text";
import { looksOfBytes, looksOfText } from "./looks-like";
import { mendFolds } from "./mend-folds";
import { readCalendar } from "./read-calendar";
import { readFrabJson } from "./read-frab-json";
import { readFrabXml } from "./read-frab-xml";

/**
 * Reads a schedule file of any known format, told apart by its first character, never by its name. Bad files are refused
 * as a whole, with line and column where there is one, or with what they look like. A file that holds something and no
 * event is one of them: "0 events" would be said of what was not understood.
 */
export function readSchedule(bytes: Uint8Array): Result<ScheduleFile, FileRefusal> {
  return atOnce(readInTurns(bytes));
}

/** The same in turns, as far as it can be parted: a parser goes through its text at once. */
export function* readInTurns(bytes: Uint8Array): Turns<Result<ScheduleFile, FileRefusal>> {
  const binary = looksOfBytes(bytes);
  if (binary) return refused("unknown-format", { looks: binary });
  const written = decodeText(bytes);
  const mended = !written.ok && written.reason === "encoding" ? mendFolds(bytes) : null;
  const text = mended ? decodeText(mended) : written;
  if (!text.ok) return text.reason === "encoding" ? refusedBytes(bytes, text) : text;
  const file = yield* readText(text.value);
  if (!file.ok) return file;
  const { events, notRead } = file.value;
  const strange = notRead.filter((one) => one.why !== "derived");
  if (events.length === 0 && strange.length > 0) {
    const holds = strange.slice(0, 5).map(({ path, count }) => `${path} (${count})`);
    return refused("no-events", { holds: holds.join(", ") });
  }
  return findTooMuch(file.value) ?? done(file.value);
}

function* readText(text: string): Turns<Result<ScheduleFile, FileRefusal>> {
  const first = text.trimStart()[0];
  if (first === "<")
    return looksOfText(text) === "html"
      ? refused("no-schedule", { looks: "html" })
      : yield* readFrabXml(text);
  if (first === "{" || first === "[") return yield* readFrabJson(text);
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return readCalendar(text);
  return refused("unknown-format", { looks: looksOfText(text) });
}

/** Bytes in another encoding: what is neither XML nor JSON would not be read in UTF-8 either. */
function refusedBytes(bytes: Uint8Array, refusal: Result<never, FileRefusal>): Result<never, FileRefusal> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 20_000)).toString(
    "latin1",
  );
  if (/^\s*[<{[]/.test(text)) return refusal;
  return refused("unknown-format", { looks: text.includes("\0") ? "binary" : looksOfText(text) });
}

/** What there is more of than is read, how many of it, and the line of the first too many. */
export function findTooMuch({ events, rooms }: ScheduleFile): Result<never, FileRefusal> | null {
  const tracks = new Map<string, number>();
  for (const { track, at } of events) if (track && !tracks.has(track)) tracks.set(track, at.line);
  const lines = {
    events: events.map(({ at }) => at.line),
    rooms: rooms.map(({ line }) => line),
    tracks: [...tracks.values()],
  };
  for (const what of ["events", "rooms", "tracks"] as const) {
    const most = FILE_LIMITS[what];
    const count = lines[what].length;
    if (count > most) return refused("too-much", { what, count, most, line: lines[what][most] ?? 1 });
  }
  return null;
}
