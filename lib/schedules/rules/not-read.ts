import type { NotRead, Position } from "../schema/schedule-file";
import { cleanLine } from "./clean-line";

/** What follows from other things in the file, so that leaving it out loses nothing. */
const DERIVED = new Set([
  "$schema",
  "generator",
  "generator@name",
  "generator@version",
  "generator@system",
  "generator@url",
  "generator/name",
  "generator/version",
  "generator/url",
  "conference/start",
  "conference/end",
  "conference/days",
  "conference/daysCount",
  "conference/timeslot_duration",
  "conference/generator",
  "schedule/generator",
  "day@index",
  "day@start",
  "day@end",
  "day/index",
  "day/start",
  "day/end",
  "day/day_start",
  "day/day_end",
  "event@slug",
  "event/slug",
  "event/end",
  "event/room/slug",
  "event/track/slug",
  "conference/rooms/slug",
  "conference/tracks/slug",
  "conference/track@slug",
  "room@slug",
]);

/** What the format knows and no session, room or person here has a field for. */
const NO_FIELD =
  /(^|[@/])(logo|image|avatar|color|colors|colour|license|licence|recording_license|url|link|feedback_url|origin_url|video_download_url|stream|stream_id|do_not_stream|code|guid|answers|state|meta|keywords|description|features|parent|type|service|role|base_url|email|biography|links|attachments|resources|tags|persons)$/;

const LONGEST_PATH = 120;
/** Names of keys may be data: beyond this many they are counted together. */
const MOST_PATHS = 1_000;

/** Collects what a reader passed over: every element, attribute and key once, with how often and where first. */
export class Leftovers {
  private readonly found = new Map<string, NotRead>();

  /** Notes one place; `own` files name pages of this program, which follow from the rest. */
  add(written: string, at: Position, own: boolean): void {
    const name = cleanLine(written).slice(0, LONGEST_PATH);
    const path = this.found.size < MOST_PATHS || this.found.has(name) ? name : "…";
    const known = this.found.get(path);
    if (known) known.count += 1;
    else this.found.set(path, { path, count: 1, line: at.line, why: reasonOf(path, own) });
  }

  /** What nobody knows first, then what has no place here, then what follows from the rest. */
  list(): NotRead[] {
    const order = ["unknown", "no-field", "derived"];
    return [...this.found.values()].sort(
      (one, other) => order.indexOf(one.why) - order.indexOf(other.why) || one.line - other.line,
    );
  }
}

function reasonOf(path: string, own: boolean): NotRead["why"] {
  if (DERIVED.has(path)) return "derived";
  if (own && /(^|\/)url$/.test(path)) return "derived";
  return NO_FIELD.test(path) ? "no-field" : "unknown";
}

/** Paths begin anew at what everybody knows, so that they stay short. */
export function pathBelow(path: string, name: string): string {
  return /^(event|day|room|conference|generator)$/.test(name) ? name : path === "" ? name : `${path}/${name}`;
}
