import { XmlElement } from "@rgrove/parse-xml";
import { done, type Result, refused } from "@/lib/platform/result";
import type { FileEvent, FileRefusal, FileRoom, Position, ScheduleFile } from "../schema/schedule-file";
import { FILE_LIMITS } from "../schema/schedule-file";
import { parseXmlTree } from "./parse-xml-tree";
import { positionsOf } from "./positions";

type Where = (offset: number) => Position;

/**
 * A frab / c3voc schedule.xml in the neutral shape. Events are taken under a room or directly under a day; whatever else
 * stands in the file is passed over.
 */
export function readFrabXml(text: string): Result<ScheduleFile, FileRefusal> {
  const tree = parseXmlTree(text);
  if (!tree.ok) return tree;
  const root = tree.value;
  if (root.name.toLowerCase() !== "schedule")
    return refused("no-schedule", { found: root.name.slice(0, 60) });
  const conference = child(root, "conference");
  const days = children(root, "day");
  const where = positionsOf(text);
  const events = days.flatMap((day) => eventsOf(day, where));
  if (events.length > FILE_LIMITS.events) return refused("too-much", { events: events.length });
  const generator = child(root, "generator") ?? (conference && child(conference, "generator"));
  return done({
    format: "frab-xml",
    own: attribute(generator, "name")?.toLowerCase() === "convivio",
    title: said(conference, "title"),
    acronym: said(conference, "acronym"),
    version: said(root, "version"),
    timeZone: said(conference, "time_zone_name"),
    days: days.flatMap((day) => attribute(day, "date") ?? []),
    rooms: roomsOf(days),
    events,
  });
}

function eventsOf(day: XmlElement, where: Where): FileEvent[] {
  const date = attribute(day, "date");
  return elements(day).flatMap((element) => {
    if (is(element, "event")) return [readEvent(element, date, null, where)];
    if (!is(element, "room")) return [];
    const room = attribute(element, "name");
    return children(element, "event").map((event) => readEvent(event, date, room, where));
  });
}

function readEvent(element: XmlElement, day: string | null, room: string | null, where: Where): FileEvent {
  return {
    at: where(element.start),
    guid: attribute(element, "guid"),
    id: attribute(element, "id"),
    title: said(element, "title"),
    subtitle: said(element, "subtitle"),
    abstract: said(element, "abstract"),
    description: said(element, "description"),
    day,
    date: said(element, "date"),
    start: said(element, "start"),
    duration: said(element, "duration"),
    room,
    ownRoom: said(element, "room"),
    track: said(element, "track"),
    type: said(element, "type"),
    language: said(element, "language"),
    people: listed(element, "persons", "person").map((person) => ({
      id: attribute(person, "id"),
      name: person.text,
      biography: attribute(person, "biography"),
    })),
    links: listed(element, "links", "link").map((link) => ({
      url: attribute(link, "href") ?? link.text,
      title: link.text,
    })),
  };
}

/** Rooms repeat on every day; a capacity named once is enough. */
function roomsOf(days: XmlElement[]): FileRoom[] {
  const found = new Map<string, FileRoom>();
  for (const room of days.flatMap((day) => children(day, "room"))) {
    const name = attribute(room, "name");
    const capacity = Number(attribute(room, "capacity") ?? Number.NaN);
    if (name === null) continue;
    const known = found.get(name)?.capacity ?? null;
    found.set(name, { name, capacity: Number.isSafeInteger(capacity) && capacity > 0 ? capacity : known });
  }
  return [...found.values()];
}

function is(element: XmlElement, name: string): boolean {
  return element.name.toLowerCase() === name;
}

function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((node) => node instanceof XmlElement);
}

function children(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).filter((element) => is(element, name));
}

function child(parent: XmlElement, name: string): XmlElement | undefined {
  return children(parent, name)[0];
}

function listed(parent: XmlElement, list: string, item: string): XmlElement[] {
  return children(parent, list).flatMap((element) => children(element, item));
}

/** Empty is not said. */
function said(parent: XmlElement | undefined, name: string): string | null {
  const text = parent && child(parent, name)?.text;
  return text === undefined || text.trim() === "" ? null : text;
}

function attribute(element: XmlElement | undefined, name: string): string | null {
  const value = element?.attributes[name];
  return value === undefined || value.trim() === "" ? null : value.trim();
}
