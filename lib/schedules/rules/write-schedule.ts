import { isoWithOffset, localTime, programmeDay, programmeDayBounds } from "@/lib/platform/dates/zones";
import { xmlText } from "@/lib/platform/xml-text";
import type { ExportEvent, ScheduleExport } from "../schema/schedule-export";

const SLOT_STEP = "00:05";

/** Days with their rooms and events in time order; a day without events stays, for its date is a fact. */
function byDay(schedule: ScheduleExport) {
  const { timeZone } = schedule;
  const days = [
    ...new Set([...schedule.days, ...schedule.events.map((event) => programmeDay(event.start, timeZone))]),
  ].sort();
  return days.map((date, index) => {
    const events = schedule.events.filter((event) => programmeDay(event.start, timeZone) === date);
    const { start, end } = programmeDayBounds(date, timeZone);
    // Two rooms may be called the same: a file knows them by their names only.
    const names = [...new Set([...schedule.rooms, ""])].filter((name) =>
      events.some((event) => event.room === name),
    );
    const rooms = names.map((name) => ({
      name,
      events: events
        .filter((event) => event.room === name)
        .sort((one, other) => one.start.getTime() - other.start.getTime() || one.id - other.id),
    }));
    return {
      index: index + 1,
      date,
      start: isoWithOffset(start, timeZone),
      end: isoWithOffset(end, timeZone),
      rooms,
    };
  });
}

function duration(event: ExportEvent): string {
  const minutes = Math.round((event.end.getTime() - event.start.getTime()) / 60_000);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `schedule.json`, valid against the published schema. */
export function writeScheduleJson(schedule: ScheduleExport): string {
  const days = byDay(schedule);
  const { timeZone } = schedule;
  const eventOf = (event: ExportEvent) => ({
    guid: event.guid,
    id: event.id,
    date: isoWithOffset(event.start, timeZone),
    start: localTime(event.start, timeZone),
    duration: duration(event),
    room: event.room,
    slug: event.slug,
    url: event.url,
    title: event.title,
    subtitle: event.subtitle,
    track: event.track,
    type: event.kind,
    language: event.languages.join(", "),
    abstract: event.abstract,
    description: "",
    ...(event.noRecording ? { do_not_record: true } : {}),
    persons: event.people.map((person) => ({ id: person.id, public_name: person.name })),
    links: [],
    attachments: [],
  });
  const conference = {
    acronym: schedule.acronym,
    title: schedule.title,
    start: days[0]?.date ?? "1970-01-01",
    end: days.at(-1)?.date ?? "1970-01-01",
    daysCount: days.length,
    timeslot_duration: SLOT_STEP,
    time_zone_name: timeZone,
    tracks: schedule.tracks.map((name) => ({ name })),
    days: days.map((day) => ({
      index: day.index,
      date: day.date,
      day_start: day.start,
      day_end: day.end,
      rooms: Object.fromEntries(day.rooms.map((room) => [room.name, room.events.map(eventOf)])),
    })),
  };
  return `${JSON.stringify(
    {
      generator: { name: "Convivio", version: "1" },
      schedule: {
        generator: { name: "Convivio", version: "1" },
        url: schedule.url,
        version: schedule.version,
        conference,
      },
    },
    null,
    1,
  )}\n`;
}

const element = (name: string, text: string | number) => `<${name}>${xmlText(String(text))}</${name}>`;

/** `schedule.xml`, valid against the published schema. */
export function writeScheduleXml(schedule: ScheduleExport): string {
  const { timeZone } = schedule;
  const days = byDay(schedule);
  const eventXml = (event: ExportEvent) =>
    [
      `<event guid="${event.guid}" id="${event.id}">`,
      element("room", event.room),
      element("title", event.title),
      element("subtitle", event.subtitle),
      element("type", event.kind),
      element("date", isoWithOffset(event.start, timeZone)),
      element("start", localTime(event.start, timeZone)),
      element("duration", duration(event)),
      element("abstract", event.abstract),
      element("slug", event.slug),
      element("track", event.track),
      `<persons>${event.people
        .map((person) => `<person id="${person.id}">${xmlText(person.name)}</person>`)
        .join("")}</persons>`,
      element("language", event.languages.join(", ")),
      element("description", ""),
      // Complete or absent, as the schema wants it.
      ...(event.noRecording ? ["<recording><license></license><optout>true</optout></recording>"] : []),
      element("url", event.url),
      "</event>",
    ].join("\n");
  const conference = [
    element("title", schedule.title),
    element("acronym", schedule.acronym),
    ...(days[0] ? [element("start", days[0].date), element("end", days.at(-1)?.date ?? days[0].date)] : []),
    element("days", days.length),
    element("timeslot_duration", SLOT_STEP),
    element("time_zone_name", timeZone),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<schedule>",
    '<generator name="Convivio" version="1"/>',
    element("url", schedule.url),
    element("version", schedule.version),
    `<conference>${conference.join("")}</conference>`,
    ...days.flatMap((day) => [
      `<day index="${day.index}" date="${day.date}" start="${day.start}" end="${day.end}">`,
      ...day.rooms.flatMap((room) => [
        `<room name="${xmlText(room.name)}">`,
        ...room.events.map(eventXml),
        "</room>",
      ]),
      "</day>",
    ]),
    "</schedule>",
    "",
  ].join("\n");
}

/** The acronym of an edition as schedules write it: four characters at least, no hyphen, stable with its address. */
export function acronymOf(school: string, edition: string): string {
  const text = edition.replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  return text.length >= 4 ? text : `${school.replace(/[^a-z0-9]+/g, "_")}_${text}`.slice(0, 60);
}
