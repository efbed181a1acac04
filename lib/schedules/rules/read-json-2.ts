import type { FileEvent, FilePerson } from "../schema/schedule-file";
import type { JsonReading } from "./json-reading";
import type { JsonNode } from "./parse-json";
import { type JsonFile, readCommon, readPerson } from "./read-json-event";

/**
 * The events of a version 2 schedule.json: one list beside the conference, rooms, tracks and people by reference. They
 * stand beside the schedule's other keys, or at the top.
 */
export function readEvents2({ json, schedule, conference, where }: JsonFile, root: JsonNode): FileEvent[] {
  const places = schedule === root ? [root] : [schedule, root];
  const all = (key: string) => places.flatMap((node) => json.items(json.member(node, key)));
  const events = all("events").filter((event) => event.value instanceof Map);
  if (events.length === 0) return [];
  const people = new Map(
    all("persons").flatMap((person) => {
      const read = readPerson(json, person);
      return read.id === null ? [] : [[read.id, read] as const];
    }),
  );
  const rooms = namesOf(json, json.member(conference, "rooms"), ["guid", "slug"]);
  const tracks = namesOf(json, json.member(conference, "tracks"), ["slug", "guid"]);
  const usual = json.said(json.member(conference, "defaults"), "language");
  return events.map((event): FileEvent => {
    const language = json.said(event, "language");
    const start = json.said(event, "start");
    const end = json.said(event, "end");
    const listed = [json.member(event, "participants"), json.member(event, "persons")];
    return {
      at: where(event.offset),
      ...readCommon(json, event, [language, usual]),
      day: null,
      date: json.said(event, "date") ?? start,
      // "10:00" is a time of day as in version 1; a full date is an instant.
      start: start !== null && /^\d{1,2}:\d\d/.test(start) ? start : null,
      duration: json.said(event, "duration") ?? durationOf(start, end),
      room: named(json, json.member(event, "room"), rooms),
      ownRoom: null,
      track: named(json, json.member(event, "track"), tracks),
      language: language ?? usual,
      people: listed
        .flatMap((list) => json.items(list))
        .map((person) => completed(readPerson(json, person), people)),
    };
  });
}

/** Names by what refers to them. */
function namesOf(json: JsonReading, list: JsonNode | undefined, keys: string[]): Map<string, string> {
  return new Map(
    json.objects(list).flatMap((item) => {
      const name = json.said(item, "name");
      if (name === null) return [];
      return keys.flatMap((key) => {
        const reference = json.said(item, key);
        return reference === null ? [] : [[reference, name] as const];
      });
    }),
  );
}

function named(json: JsonReading, node: JsonNode | undefined, names: Map<string, string>): string | null {
  const plain = json.text(node);
  if (plain !== null) return names.get(plain) ?? plain;
  const references = ["guid", "slug"].map((key) => json.said(node, key));
  const name = json.said(node, "name");
  const found = references.flatMap((reference) => (reference && names.get(reference)) || []);
  return name ?? found[0] ?? references.find((reference) => reference !== null) ?? null;
}

/** What the list of people says more of somebody who is named at an event. */
function completed(person: FilePerson, people: ReadonlyMap<string, FilePerson>): FilePerson {
  const known = person.id === null ? undefined : people.get(person.id);
  return {
    ...person,
    name: person.name || (known?.name ?? ""),
    biography: person.biography ?? known?.biography ?? null,
  };
}

/** Minutes between two instants, as a duration is written. */
function durationOf(start: string | null, end: string | null): string | null {
  const minutes = (Date.parse(end ?? "") - Date.parse(start ?? "")) / 60_000;
  return Number.isFinite(minutes) && minutes >= 0 ? `PT${Math.round(minutes)}M` : null;
}
