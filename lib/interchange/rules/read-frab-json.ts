import { done, type Result, refused } from "@/lib/platform/result";
import type { FileEvent, FilePerson, FileRefusal, FileRoom, ScheduleFile } from "../schema/schedule-file";
import { FILE_LIMITS } from "../schema/schedule-file";
import { type JsonNode, parseJson } from "./parse-json";
import { positionsOf } from "./positions";

/** A frab / c3voc schedule.json (schema versions 1 and 2) in the neutral shape. Values of other kinds are passed over. */
export function readFrabJson(text: string): Result<ScheduleFile, FileRefusal> {
  const tree = parseJson(text);
  if (!tree.ok) return tree;
  const schedule = member(tree.value, "schedule") ?? tree.value;
  const conference = member(schedule, "conference") ?? schedule;
  const days = items(member(conference, "days") ?? member(schedule, "days"));
  if (days.length === 0) return refused("no-schedule");
  const where = positionsOf(text);
  const events = days.flatMap((day) =>
    roomsOfDay(day).flatMap(({ room, list }) =>
      list.map((event) => ({ ...readEvent(event, said(day, "date"), room), at: where(event.offset) })),
    ),
  );
  if (events.length > FILE_LIMITS.events) return refused("too-much", { events: events.length });
  return done({
    format: "frab-json",
    own: said(member(schedule, "generator"), "name")?.toLowerCase() === "convivio",
    title: said(conference, "title"),
    acronym: said(conference, "acronym"),
    version: said(schedule, "version"),
    timeZone: said(conference, "time_zone_name"),
    days: days.flatMap((day) => said(day, "date") ?? []),
    rooms: roomsOf(conference, days),
    events,
  });
}

/** Rooms are a map of lists; some systems write a list of rooms, or no rooms at all. */
function roomsOfDay(day: JsonNode): Array<{ room: string | null; list: JsonNode[] }> {
  const rooms = member(day, "rooms")?.value;
  const found: Array<{ room: string | null; list: JsonNode[] }> = [];
  if (rooms instanceof Map) for (const [room, list] of rooms) found.push({ room, list: objects(list) });
  else if (Array.isArray(rooms))
    for (const room of rooms) found.push({ room: said(room, "name"), list: objects(member(room, "events")) });
  found.push({ room: null, list: objects(member(day, "events")) });
  return found;
}

function readEvent(event: JsonNode, day: string | null, room: string | null): Omit<FileEvent, "at"> {
  return {
    guid: said(event, "guid"),
    id: said(event, "id"),
    title: said(event, "title"),
    subtitle: said(event, "subtitle"),
    abstract: said(event, "abstract"),
    description: said(event, "description"),
    day,
    date: said(event, "date"),
    start: said(event, "start"),
    duration: said(event, "duration"),
    room: room === "" ? null : room,
    ownRoom: said(event, "room"),
    track: said(event, "track"),
    type: said(event, "type"),
    language: said(event, "language"),
    people: items(member(event, "persons")).map(readPerson),
    links: objects(member(event, "links")).flatMap((link) => {
      const url = said(link, "url");
      return url ? [{ url, title: said(link, "title") ?? url }] : [];
    }),
  };
}

function readPerson(person: JsonNode): FilePerson {
  return {
    id: said(person, "id") ?? said(person, "guid") ?? said(person, "code"),
    name:
      said(person, "public_name") ??
      said(person, "name") ??
      said(person, "full_public_name") ??
      text(person) ??
      "",
    biography: said(person, "biography"),
  };
}

function roomsOf(conference: JsonNode, days: JsonNode[]): FileRoom[] {
  const found = new Map<string, FileRoom>();
  for (const room of objects(member(conference, "rooms"))) {
    const name = said(room, "name");
    const capacity = Number(said(room, "capacity") ?? Number.NaN);
    if (name)
      found.set(name, { name, capacity: Number.isSafeInteger(capacity) && capacity > 0 ? capacity : null });
  }
  for (const { room } of days.flatMap(roomsOfDay))
    if (room && !found.has(room)) found.set(room, { name: room, capacity: null });
  return [...found.values()];
}

function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.value instanceof Map ? node.value.get(key) : undefined;
}

function items(node: JsonNode | undefined): JsonNode[] {
  return Array.isArray(node?.value) ? node.value : [];
}

function objects(node: JsonNode | undefined): JsonNode[] {
  return items(node).filter((item) => item.value instanceof Map);
}

function text(node: JsonNode | undefined): string | null {
  if (typeof node?.value === "string") return node.value.trim() === "" ? null : node.value;
  return typeof node?.value === "number" ? String(node.value) : null;
}

/** Empty is not said. */
function said(node: JsonNode | undefined, key: string): string | null {
  return text(member(node, key));
}
