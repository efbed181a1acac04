import { nameKey } from "@/lib/platform/name-key";
import type { ReadRow } from "@/lib/platform/tables/row-taker";
import { readLengthCell } from "@/lib/programme/rules/pasted-length";
import type { FileEvent, NotRead, ScheduleFile } from "../schema/schedule-file";
import type {
  DayOrder,
  SessionColumn,
  TableColumn,
  TableReading,
  TableReadingOptions,
} from "../schema/session-table";
import { momentInZone } from "./moment-in-zone";
import { columnsRefusal, mapColumns, readColumns } from "./session-columns";
import { OWN_COLUMNS } from "./session-headings";
import { isUnclearDay } from "./written-days";
import { readTablePeople } from "./written-people";
import { readWrittenTime } from "./written-times";

/** A table as a schedule: each row below the headings is an event, whatever it says. Pure. */
export function readSessionTable(rows: readonly ReadRow[], options: TableReadingOptions): TableReading {
  const found = readColumns(rows, options.remembered);
  const columns = options.targets ? mapColumns(found.columns, options.targets) : found.columns;
  const body = found.body;
  const unclear = hasUnclearDays(columns, body);
  const refusal = columnsRefusal(columns);
  if (refusal) return { columns, unclear, read: refusal };
  if (body.length === 0) return { columns, unclear, read: { refusal: "no-rows", heading: "" } };
  return { columns, unclear, read: { file: fileOf(columns, body, options.order) } };
}

function fileOf(columns: readonly TableColumn[], body: readonly ReadRow[], order: DayOrder): ScheduleFile {
  const targets = columns.flatMap(({ target }) => target ?? []);
  const own = targets.length === columns.length && targets.join() === OWN_COLUMNS.join();
  let day: string | null = null;
  const events = body.map((row) => {
    const event = readRow(row, columns, { order, own });
    // Of cells that are merged the first one says the day.
    if (event.day === null && event.date === null && event.start !== null) event.day = day;
    day = event.day ?? day;
    return event;
  });
  return {
    format: "table",
    own,
    ...{ title: null, acronym: null, version: null, timeZone: null, baseUrl: null },
    ...{ days: [], rooms: [], tracks: [] },
    events,
    notRead: columns.flatMap((column, at) => notReadOf(column, at, body)),
  };
}

interface RowReading {
  order: DayOrder;
  own: boolean;
}

function readRow(
  { line, cells }: ReadRow,
  columns: readonly TableColumn[],
  { order, own }: RowReading,
): FileEvent {
  const of = (target: SessionColumn) => {
    const at = columns.findIndex((column) => column.target === target);
    const cell = at < 0 ? "" : (cells[at] ?? "");
    return cell === "" ? null : cell;
  };
  const id = of("id");
  const minutes = of("minutes");
  const length = minutes === null ? null : readLengthCell(minutes);
  const state = of("state");
  const link = of("link");
  return {
    at: { line, column: 1 },
    guid: null,
    id,
    title: of("title"),
    subtitle: of("subtitle"),
    abstract: of("abstract"),
    description: null,
    ...timesOf({ day: of("day"), start: of("start"), end: of("end"), zone: of("zone") }, order),
    duration: minutes === null ? null : length === null ? minutes : String(length),
    room: of("room"),
    ownRoom: null,
    track: of("theme"),
    type: of("kind"),
    language: of("languages"),
    state: state !== null && YES.has(nameKey(state)) ? "cancelled" : state,
    noRecording: null,
    people: readTablePeople(of("people") ?? "", of("affiliation") ?? "", own),
    links: link === null ? [] : [{ url: link, title: link }],
  };
}

/** What stands below "Cancelled" where it is so. */
const YES = new Set([
  "yes",
  "si",
  "oui",
  "ja",
  "x",
  "true",
  "1",
  "annullata",
  "annullato",
  "annulee",
  "annule",
  "abgesagt",
]);

interface Written {
  day: string | null;
  start: string | null;
  end: string | null;
  zone: string | null;
}

/** When an event takes place, as schedules write it. What can't be read stays as it is, and is refused by its event. */
function timesOf(written: Written, order: DayOrder): Pick<FileEvent, "day" | "date" | "start" | "end"> {
  const day = written.day === null ? null : readWrittenTime(written.day, order);
  const start = written.start === null ? null : readWrittenTime(written.start, order);
  const end = written.end === null ? null : readWrittenTime(written.end, order);
  // A day of words may be one of the edition's: "Saturday", "Day 2".
  const ownDay = day?.day ?? (day?.moment ? day.moment.slice(0, 10) : written.day);
  const from = start ?? (written.start === null ? day : null);
  const moment = from?.moment ?? null;
  const until = end?.moment ?? end?.clock ?? from?.until ?? null;
  return {
    day: moment === null ? (from?.day ?? ownDay) : null,
    date: moment === null ? null : momentInZone(moment, written.zone),
    start: moment === null ? (from?.clock ?? written.start) : null,
    end: until !== null ? momentInZone(until, written.zone) : written.end,
  };
}

function hasUnclearDays(columns: readonly TableColumn[], body: readonly ReadRow[]): boolean {
  const cells = columns.flatMap(({ target }, at) =>
    target === "day" || target === "start" || target === "end"
      ? body.map(({ cells }) => cells[at] ?? "")
      : [],
  );
  // One day that is clear tells how the others are meant only where people write them alike, which nobody can know.
  return cells.some(
    (cell) => /^\D*\d{1,2}[/-]\d{1,2}/.test(cell) && isUnclearDay(cell.split(/[ ,]/)[0] ?? ""),
  );
}

/** A column that says something and was not read. */
function notReadOf({ heading, target }: TableColumn, at: number, body: readonly ReadRow[]): NotRead[] {
  const filled = target === null ? body.filter(({ cells }) => (cells[at] ?? "") !== "") : [];
  const first = filled[0];
  return first ? [{ path: heading, count: filled.length, line: first.line, why: "no-field" }] : [];
}
