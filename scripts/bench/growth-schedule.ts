import { createHash } from "node:crypto";
import { writeScheduleXml } from "@/lib/schedules/rules/write-schedule";
import type { ExportEvent } from "@/lib/schedules/schema/schedule-export";
import { words } from "./programme";

const ROOMS = 50;
const HOURS = 10;
export const A_DAY = ROOMS * HOURS;
const TRACKS = 20;
const HOUR_MS = 3_600_000;

/** The days of a schedule of so many sessions, 500 on each. */
export function daysOf(sessions: number): string[] {
  const first = Date.parse("2027-10-04T12:00:00Z");
  return Array.from({ length: Math.ceil(sessions / A_DAY) }, (_, day) =>
    new Date(first + day * 24 * HOUR_MS).toISOString().slice(0, 10),
  );
}

/**
 * A schedule.xml of another system with invented sessions: hour after hour in 50 rooms, each with two people, who have
 * two sessions each. @param version 2 is the next version of the same: another title for every third, an hour later for all
 */
export function growthSchedule(sessions: number, version: 1 | 2): Buffer {
  const days = daysOf(sessions);
  const events = Array.from({ length: sessions }, (_, index): ExportEvent => {
    const [day, place] = [Math.floor(index / A_DAY), index % A_DAY];
    const [hour, room] = [Math.floor(place / ROOMS), place % ROOMS];
    const start = Date.parse(`${days[day]}T05:00:00Z`) + (hour + version) * HOUR_MS;
    const title = `${words(index, 6)} ${index + 1}`;
    return {
      guid: uuidOf(index),
      id: index + 1,
      slug: `growth-${index + 1}`,
      url: `https://example.org/${index + 1}`,
      room: `Room ${room + 1}`,
      title: version === 2 && index % 3 === 0 ? `${title} again` : title,
      subtitle: "",
      kind: "lecture",
      track: `${words(index % TRACKS, 2)} ${index % TRACKS}`,
      languages: ["en"],
      noRecording: false,
      abstract: `${words(index + 3, 45)}.`,
      start: new Date(start),
      end: new Date(start + HOUR_MS / 2),
      people: [personOf(index * 2, sessions), personOf(index * 2 + 1, sessions)],
    };
  });
  const xml = writeScheduleXml({
    title: `${sessions} sessions`,
    acronym: "growth",
    version: String(version),
    url: "https://example.org/schedule.xml",
    timeZone: "Europe/Rome",
    days,
    rooms: Array.from({ length: ROOMS }, (_, room) => `Room ${room + 1}`),
    tracks: [],
    events,
  });
  // As another system would have written it: our own files are recognised by their numbers.
  return Buffer.from(xml.replace('<generator name="Convivio"', '<generator name="frab"'));
}

function personOf(place: number, people: number) {
  const number = place % people;
  return { id: number + 1, name: `Ada Esempio ${words(number, 1)} ${number + 1}` };
}

function uuidOf(index: number): string {
  const hash = createHash("sha256").update(`growth ${index}`).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
