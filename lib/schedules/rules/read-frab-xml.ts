import type { XmlElement } from "@rgrove/parse-xml";
import type { Turns } from "@/lib/platform/in-turns";
import { done, type Result, refused } from "@/lib/platform/result";
import type { FileEvent, FileRefusal, FileRoom, Position, ScheduleFile } from "../schema/schedule-file";
import { looksOfXml } from "./looks-like";
import { parseXmlTree } from "./parse-xml-tree";
import { positionsOf } from "./positions";
import { readFlag } from "./read-words";
import { elements, isNamed, XmlReading } from "./xml-reading";

interface Reading {
  xml: XmlReading;
  where: (offset: number) => Position;
}

/**
 * A frab / c3voc schedule.xml in the neutral shape. Events are taken wherever they stand: under a room, directly under a
 * day, or in some system's own wrapping. What is not read is listed.
 */
export function* readFrabXml(text: string): Turns<Result<ScheduleFile, FileRefusal>> {
  const tree = parseXmlTree(text);
  if (!tree.ok) return tree;
  yield;
  const root = tree.value;
  if (!isNamed(root, "schedule")) return refused("no-schedule", { looks: looksOfXml(root.name) });
  const xml = new XmlReading();
  const reading: Reading = { xml, where: positionsOf(text) };
  const conference = xml.child(root, "conference");
  const days = xml.children(root, "day");
  const events = yield* eventsIn(root, { day: null, room: null }, reading);
  yield;
  const generator = xml.child(root, "generator") ?? xml.child(conference, "generator");
  const own = xml.attribute(generator, "name")?.toLowerCase() === "convivio";
  const tracks = xml.children(conference, "track");
  return done({
    format: "frab-xml",
    own,
    title: xml.said(conference, "title"),
    acronym: xml.said(conference, "acronym"),
    version: xml.said(root, "version"),
    timeZone: xml.said(conference, "time_zone_name"),
    baseUrl: xml.said(conference, "base_url") ?? xml.said(root, "base_url"),
    days: days.flatMap((day) => xml.attribute(day, "date") ?? []),
    rooms: roomsOf(days, reading),
    tracks: tracks.flatMap((track) => xml.attribute(track, "name") ?? xml.text(track) ?? []),
    events,
    notRead: xml.left(root, reading.where, own).list(),
  });
}

function* eventsIn(
  parent: XmlElement,
  place: { day: string | null; room: string | null },
  reading: Reading,
): Turns<FileEvent[]> {
  const { xml } = reading;
  const all: FileEvent[] = [];
  for (const element of elements(parent)) {
    yield;
    if (isNamed(element, "event")) {
      xml.pass(element);
      all.push(readEvent(element, place, reading));
      continue;
    }
    const isDay = isNamed(element, "day");
    const isRoom = isNamed(element, "room");
    const found = yield* eventsIn(
      element,
      {
        day: isDay ? xml.attribute(element, "date") : place.day,
        room: isRoom ? xml.attribute(element, "name") : place.room,
      },
      reading,
    );
    if (found.length > 0) xml.pass(element);
    for (const event of found) all.push(event);
  }
  return all;
}

function readEvent(
  element: XmlElement,
  { day, room }: { day: string | null; room: string | null },
  { xml, where }: Reading,
): FileEvent {
  const [recording] = xml.children(element, "recording");
  return {
    at: where(element.start),
    guid: xml.attribute(element, "guid"),
    id: xml.attribute(element, "id"),
    title: xml.said(element, "title"),
    subtitle: xml.said(element, "subtitle"),
    abstract: xml.block(element, "abstract"),
    description: xml.block(element, "description"),
    day,
    date: xml.said(element, "date"),
    start: xml.said(element, "start"),
    duration: xml.said(element, "duration"),
    room,
    ownRoom: xml.said(element, "room"),
    track: xml.said(element, "track"),
    type: xml.said(element, "type"),
    language: xml.said(element, "language"),
    state: xml.said(element, "state") ?? xml.said(element, "status"),
    noRecording: readFlag(xml.said(recording, "optout") ?? xml.said(element, "do_not_record")),
    people: xml.listed(element, "persons", "person").map((person) => {
      const [id, guid, code] = ["id", "guid", "code"].map((name) => xml.attribute(person, name));
      return {
        id: id ?? guid ?? code ?? null,
        name: xml.text(person) ?? xml.attribute(person, "name") ?? "",
        biography: xml.attribute(person, "biography"),
      };
    }),
    links: [
      ...xml.listed(element, "links", "link"),
      ...xml.listed(element, "attachments", "attachment"),
    ].flatMap((link) => {
      const title = xml.text(link) ?? "";
      const url = xml.attribute(link, "href") ?? xml.attribute(link, "url") ?? title;
      return url === "" ? [] : [{ url, title }];
    }),
  };
}

/** Rooms repeat on every day; a capacity named once is enough. */
function roomsOf(days: XmlElement[], { xml, where }: Reading): FileRoom[] {
  const found = new Map<string, FileRoom>();
  for (const room of days.flatMap((day) => xml.children(day, "room"))) {
    const name = xml.attribute(room, "name");
    const capacity = Number(xml.attribute(room, "capacity") ?? Number.NaN);
    if (name === null) continue;
    const known = found.get(name);
    found.set(name, {
      name,
      capacity: Number.isSafeInteger(capacity) && capacity > 0 ? capacity : (known?.capacity ?? null),
      line: known?.line ?? where(room.start).line,
    });
  }
  return [...found.values()];
}
