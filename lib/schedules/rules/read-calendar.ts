import { instantOf, isIsoDate, isTimeZone } from "@/lib/platform/dates/zones";
import { done, type Result, refused } from "@/lib/platform/result";
import { isUuid } from "@/lib/platform/uuid";
import {
  FILE_LIMITS,
  type FileEvent,
  type FileRefusal,
  type NotRead,
  type ScheduleFile,
} from "../schema/schedule-file";
import { type ContentLine, calendarTextIn, contentLines } from "./calendar-lines-in";
import { derivedGuid, slotGuid } from "./event-identity";

/** A component that is open, with its properties. */
interface Component {
  name: string;
  line: number;
  properties: ContentLine[];
}

/**
 * A calendar (RFC 5545) in the neutral shape: each VEVENT is an event, known by its UID. What repeats is read once, and told;
 * what lasts whole days is refused by its event.
 */
export function readCalendar(text: string): Result<ScheduleFile, FileRefusal> {
  const lines = contentLines(text);
  if (lines.length > FILE_LIMITS.nodes)
    return refused("too-much", {
      ...{ what: "values", count: lines.length, most: FILE_LIMITS.nodes },
      line: lines[FILE_LIMITS.nodes]?.line ?? 1,
    });
  const left = new Map<string, NotRead>();
  const leave = (path: string, line: number, why: NotRead["why"]) => {
    const known = left.get(path);
    if (known) known.count += 1;
    else if (left.size < MOST_PATHS) left.set(path, { path, count: 1, line, why });
  };
  const open: Component[] = [];
  const events: Component[] = [];
  const calendar: ContentLine[] = [];
  for (const line of lines) {
    if (line.name === null) {
      leave("?", line.line, "unknown");
    } else if (line.name === "BEGIN") {
      if (open.length >= FILE_LIMITS.depth) return refused("too-deep", { line: line.line, column: 1 });
      open.push({ name: line.value.trim().toUpperCase(), line: line.line, properties: [] });
    } else if (line.name === "END") {
      const ended = open.pop();
      if (ended?.name !== line.value.trim().toUpperCase())
        return refused("not-calendar", { line: line.line });
      if (ended.name === "VEVENT" && open.length === 1) events.push(ended);
      else if (ended.name !== "VCALENDAR" && !open.some(({ name }) => name === "VTIMEZONE"))
        leave(
          ended.name.slice(0, LONGEST_PATH),
          ended.line,
          ended.name === "VTIMEZONE" ? "derived" : "no-field",
        );
    } else if (open.length === 1) calendar.push(line);
    else open.at(-1)?.properties.push(line);
  }
  const unended = open.at(-1);
  if (unended) return refused("not-calendar", { line: unended.line });
  const said = (name: string) => calendar.find((line) => line.name === name)?.value ?? null;
  const own = /^-\/\/Convivio\/\//i.test(said("PRODID") ?? "");
  const title = said("X-WR-CALNAME") ?? said("NAME");
  return done({
    format: "icalendar",
    own,
    title: title === null ? null : calendarTextIn(title),
    ...{ acronym: null, version: null, timeZone: said("X-WR-TIMEZONE"), baseUrl: null },
    ...{ days: [], rooms: [], tracks: [] },
    events: events.map((event) => readVevent(event, own, leave)),
    notRead: [...left.values()],
  });
}

const LONGEST_PATH = 60;
const MOST_PATHS = 1_000;

/** Read by this, or said by other things. */
const READ = new Set([
  "UID",
  "SUMMARY",
  "DTSTART",
  "DTEND",
  "DURATION",
  "LOCATION",
  "URL",
  "CATEGORIES",
  "STATUS",
]);
const DERIVED = new Set(["DTSTAMP", "SEQUENCE", "CREATED", "LAST-MODIFIED", "TRANSP", "CLASS"]);

function readVevent(
  { line, properties }: Component,
  own: boolean,
  leave: (path: string, line: number, why: NotRead["why"]) => void,
): FileEvent {
  const of = (name: string) => properties.find((property) => property.name === name);
  const text = (name: string) => {
    const value = of(name)?.value ?? "";
    return value.trim() === "" ? null : calendarTextIn(value);
  };
  const rich = properties.find(
    ({ name, parameters }) => name === "X-ALT-DESC" && /html/i.test(parameters.get("FMTTYPE") ?? ""),
  );
  for (const property of properties) {
    if (READ.has(property.name) || property === rich || property.name === "DESCRIPTION") continue;
    const known = /^X-/.test(property.name) ? "unknown" : "no-field";
    const path = `event/${property.name.slice(0, LONGEST_PATH)}`;
    leave(path, property.line, own || DERIVED.has(property.name) ? "derived" : known);
  }
  const start = momentOf(of("DTSTART"));
  const end = momentOf(of("DTEND"));
  const uid = of("UID")?.value.trim() || null;
  const url = text("URL");
  const refusal = start.refusal ?? end.refusal;
  return {
    at: { line, column: 1 },
    guid: uid === null ? null : guidOf(uid, own),
    id: uid,
    title: text("SUMMARY"),
    subtitle: null,
    // Ours says people and place in it, too, which nobody could tell apart again.
    abstract: own ? null : rich ? calendarTextIn(rich.value) : text("DESCRIPTION"),
    description: null,
    ...{ day: null, date: start.moment, start: null, end: end.moment },
    duration: of("DURATION")?.value.trim() ?? null,
    room: own ? null : text("LOCATION"),
    ownRoom: null,
    track: own ? null : (text("CATEGORIES")?.split(",")[0] ?? null),
    type: null,
    language: of("SUMMARY")?.parameters.get("LANGUAGE") ?? null,
    state: /^cancelled$/i.test(of("STATUS")?.value.trim() ?? "") ? "cancelled" : null,
    noRecording: null,
    people: [],
    links: url === null || own ? [] : [{ url, title: url }],
    ...(refusal ? { refusal } : {}),
  };
}

/** Ours names a session and which of its times it is. */
const OWN_UID = /^([0-9a-f-]{36})-(\d{1,3})@convivio$/;

function guidOf(uid: string, own: boolean): string {
  const [, guid, ordinal] = (own && OWN_UID.exec(uid)) || [];
  if (guid !== undefined && isUuid(guid)) return slotGuid(guid, Number(ordinal));
  return isUuid(uid.toLowerCase()) ? uid.toLowerCase() : derivedGuid(uid);
}

interface Moment {
  /** As schedules write it; null where nothing is said. */
  moment: string | null;
  refusal?: NonNullable<FileEvent["refusal"]>;
}

const DATE_TIME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z)?$/;

function momentOf(line: ContentLine | undefined): Moment {
  const value = line?.value.trim() ?? "";
  if (value === "") return { moment: null };
  if (/^\d{8}$/.test(value)) return { moment: null, refusal: { reason: "all-day", value } };
  const [, year, month, day, hour = "", minute = "", , utc] = DATE_TIME.exec(value) ?? [];
  const date = `${year}-${month}-${day}`;
  // What is no date is refused by its event, with its words.
  if (year === undefined || !isIsoDate(date) || hour > "23" || minute > "59") return { moment: value };
  const local = `${date}T${hour}:${minute}`;
  if (utc) return { moment: `${local}Z` };
  const named = line?.parameters.get("TZID")?.trim();
  if (!named) return { moment: local };
  const zone = zoneOf(named);
  if (zone === null) return { moment: local, refusal: { reason: "zone-unknown", value: named } };
  const found = instantOf(date, `${hour}:${minute}`, zone, "earlier");
  if (found.ok) return { moment: found.instant.toISOString() };
  return { moment: local, refusal: { reason: "no-such-time", value: `${date} ${hour}:${minute}` } };
}

/** Some programs write a path before the name: "/example.org/2027/Europe/Rome". */
function zoneOf(named: string): string | null {
  const [, ending] = /\/([A-Za-z_]+\/[A-Za-z_+-]+)$/.exec(named.slice(-100)) ?? [];
  return [named, ending].find((zone) => zone !== undefined && isTimeZone(zone)) ?? null;
}
