import { repeatedHour } from "@/lib/platform/dates/reader-zone";
import { localDate, localTime } from "@/lib/platform/dates/zones";
import { type FormRecord, texts } from "@/lib/platform/form-fields";
import { asWebsites } from "./websites";

/** Records of the programme under the field names of their forms. */

export function themeFields(row: {
  number: number;
  colour: string;
  title: unknown;
  summary: unknown;
}): FormRecord {
  return { number: row.number, colour: row.colour, title: texts(row.title), summary: texts(row.summary) };
}

export function roomFields(row: {
  name: string;
  floor: unknown;
  kind: string;
  venueId: string | null;
  capacity: number | null;
  equipment: unknown;
  stepFree: boolean | null;
  opensMinute: number | null;
  closesMinute: number | null;
  shared: boolean;
  joinLink: string | null;
  joinHours: number;
  order: number;
}): FormRecord {
  return {
    name: row.name,
    floor: texts(row.floor),
    kind: row.kind,
    venue: row.venueId,
    capacity: row.capacity,
    equipment: texts(row.equipment),
    stepFree: row.stepFree === null ? "" : row.stepFree ? "yes" : "no",
    opens: clockOf(row.opensMinute),
    closes: clockOf(row.closesMinute),
    shared: row.shared,
    joinLink: row.joinLink,
    joinHours: row.joinHours,
    order: row.order,
  };
}

export function sessionFields(row: {
  title: unknown;
  subtitle: unknown;
  abstract: unknown;
  kind: string;
  themeId: string | null;
  languages: string[];
  minutes: number | null;
  noRecording: boolean;
  people: Array<{ speakerId: string; role: string }>;
  interpretations: Array<{
    fromLanguage: string;
    toLanguage: string;
    mode: string;
    speakerId: string | null;
  }>;
}): FormRecord {
  return {
    title: texts(row.title),
    subtitle: texts(row.subtitle),
    abstract: texts(row.abstract),
    kind: row.kind,
    theme: row.themeId,
    languages: row.languages,
    minutes: row.minutes,
    noRecording: row.noRecording,
    people: row.people.map((person) => ({ speaker: person.speakerId, role: person.role })),
    interpretations: row.interpretations.map((entry) => ({
      from: entry.fromLanguage,
      to: entry.toLanguage,
      mode: entry.mode,
      speaker: entry.speakerId,
    })),
  };
}

/** Of a session's form, those in which somebody is chosen. */
export const isPersonField = (field: string): boolean =>
  /^(people|interpretations)\.\d+\.speaker$/.test(field);

export function speakerFields(row: {
  fullName: string;
  sortName: string | null;
  affiliation: string;
  country: string | null;
  headline: unknown;
  biography: unknown;
  websites: unknown;
  email: string | null;
  unconfirmed: boolean;
}): FormRecord {
  return {
    fullName: row.fullName,
    sortName: row.sortName,
    affiliation: row.affiliation,
    country: row.country,
    headline: texts(row.headline),
    biography: texts(row.biography),
    websites: asWebsites(row.websites).map(({ url, label }) => ({ url, label })),
    email: row.email,
    unconfirmed: row.unconfirmed,
  };
}

export function slotFields(
  row: { kind: string; roomId: string | null; startsAt: Date; endsAt: Date; title: unknown; note: unknown },
  zone: string,
): FormRecord {
  return {
    ...(row.kind === "session" ? {} : { kind: row.kind, title: texts(row.title), note: texts(row.note) }),
    room: row.roomId,
    date: localDate(row.startsAt, zone),
    time: localTime(row.startsAt, zone),
    choose: repeatedHour(row.startsAt, zone) ?? "",
    minutes: Math.round((row.endsAt.getTime() - row.startsAt.getTime()) / 60_000),
  };
}

/** "HH:MM" of minutes after midnight, the night after included; "" for null. */
export function clockOf(minute: number | null): string {
  if (minute === null) return "";
  const inDay = minute % 1_440;
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
}

/** Opening hours as minutes after midnight. A closing time up to the opening one is the night after. */
export function roomHours(
  opens: string | null,
  closes: string | null,
): { opensMinute: number | null; closesMinute: number | null } {
  const minute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const opensMinute = opens === null ? null : minute(opens);
  if (closes === null) return { opensMinute, closesMinute: null };
  const closing = minute(closes);
  // Midnight as a closing time is the end of the day; the programme's night ends at 04:00.
  const overnight = closing <= (opensMinute ?? 0) && closing <= 240;
  return { opensMinute, closesMinute: overnight ? closing + 1_440 : closing };
}
