import type { Turns } from "@/lib/platform/in-turns";
import { done, type Result, refused } from "@/lib/platform/result";
import type { FileEvent, FileRefusal, FileRoom, ScheduleFile } from "../schema/schedule-file";
import { JsonReading } from "./json-reading";
import { looksOfJson } from "./looks-like";
import { type JsonNode, parseJson } from "./parse-json";
import { positionsOf } from "./positions";
import { readEvents2 } from "./read-json-2";
import { type JsonFile, readCommon, readPerson } from "./read-json-event";

/**
 * A frab / c3voc schedule.json in the neutral shape: version 1, with events in the rooms of its days, and version 2, with
 * lists of events and persons. What is not read is listed.
 */
export function* readFrabJson(text: string): Turns<Result<ScheduleFile, FileRefusal>> {
  const tree = parseJson(text);
  if (!tree.ok) return tree;
  yield;
  const { root } = tree.value;
  const json = new JsonReading();
  const schedule = json.member(root, "schedule") ?? root;
  const conference = json.member(schedule, "conference") ?? schedule;
  const days = json.items(json.member(conference, "days") ?? json.member(schedule, "days"));
  const lists = [schedule, root].map((node) => json.member(node, "events"));
  if (days.length === 0 && !lists.some((list) => Array.isArray(list?.value)))
    return refused("no-schedule", { looks: looksOfJson(root, text) });
  const file: JsonFile = { json, schedule, conference, where: positionsOf(text) };
  const first: FileEvent[] = [];
  for (const day of days) {
    for (const event of eventsOfDay(day, file)) first.push(event);
    yield;
  }
  const second = readEvents2(file, root);
  yield;
  const own = [schedule, root].some(
    (node) => json.said(json.member(node, "generator"), "name")?.toLowerCase() === "convivio",
  );
  const tracks = json.items(json.member(conference, "tracks"));
  return done({
    format: second.length > 0 ? "c3voc-json-2" : "frab-json",
    own,
    title: json.said(conference, "title"),
    acronym: json.said(conference, "acronym"),
    version: json.said(schedule, "version"),
    timeZone: json.said(conference, "time_zone_name"),
    baseUrl:
      json.said(schedule, "base_url") ?? json.said(conference, "base_url") ?? json.said(conference, "url"),
    days: days.flatMap((day) => json.said(day, "date") ?? []),
    rooms: roomsOf(file, days),
    tracks: tracks.flatMap((track) => json.text(track) ?? json.said(track, "name") ?? []),
    events: [...first, ...second],
    notRead: json.left(tree.value, file.where, own).list(),
  });
}

/** Rooms are a map of lists; some systems write a list of rooms, or no rooms at all. */
function eventsOfDay(day: JsonNode, { json, where }: JsonFile): FileEvent[] {
  const date = json.said(day, "date");
  const rooms = json.member(day, "rooms");
  const lists: Array<{ room: string | null; list: JsonNode | undefined }> = [
    ...json.entries(rooms).map(([room, list]) => ({ room: room === "" ? null : room, list })),
    ...json
      .objects(rooms)
      .map((room) => ({ room: json.said(room, "name"), list: json.member(room, "events") })),
    { room: null, list: json.member(day, "events") },
  ];
  return lists.flatMap(({ room, list }) =>
    json
      .objects(list)
      .map((event) => ({ at: where(event.offset), ...readEvent(json, event), day: date, room })),
  );
}

function readEvent(json: JsonReading, event: JsonNode): Omit<FileEvent, "at" | "day" | "room"> {
  const language = json.said(event, "language");
  return {
    ...readCommon(json, event, [language]),
    date: json.said(event, "date"),
    start: json.said(event, "start"),
    duration: json.said(event, "duration"),
    ownRoom: json.said(event, "room"),
    track: json.said(event, "track"),
    language,
    people: json.items(json.member(event, "persons")).map((person) => readPerson(json, person)),
  };
}

function roomsOf({ json, conference, where }: JsonFile, days: JsonNode[]): FileRoom[] {
  const found = new Map<string, FileRoom>();
  for (const room of json.objects(json.member(conference, "rooms"))) {
    const name = json.said(room, "name");
    const capacity = Number(json.said(room, "capacity") ?? Number.NaN);
    if (name)
      found.set(name, {
        name,
        capacity: Number.isSafeInteger(capacity) && capacity > 0 ? capacity : null,
        line: where(room.offset).line,
      });
  }
  for (const rooms of days.map((day) => json.member(day, "rooms"))) {
    const named = [
      ...json.entries(rooms).map(([name, { offset }]) => ({ name, offset })),
      ...json.objects(rooms).map((room) => ({ name: json.said(room, "name") ?? "", offset: room.offset })),
    ];
    for (const { name, offset } of named)
      if (name !== "" && !found.has(name))
        found.set(name, { name, capacity: null, line: where(offset).line });
  }
  return [...found.values()];
}
