import { LONGEST_SLOT_MS } from "@/lib/programme/rules/findings";
import { asMarkdown, cleanLine, plainReading, type TextReading } from "@/lib/schedules/rules/clean-text";
import { readGuid } from "@/lib/schedules/rules/event-identity";
import { linkList } from "@/lib/schedules/rules/read-links";
import { readEnd, readTime } from "@/lib/schedules/rules/read-time";
import { isNoTrack, readKind, readLanguages, readMinutes } from "@/lib/schedules/rules/read-words";
import type { FileEvent } from "@/lib/schedules/schema/schedule-file";
import { FILE_LIMITS } from "@/lib/schedules/schema/schedule-file";
import type { EventNote, EventRefusal, ReadEvent, ReadPlacement } from "../schema/import-plan";
import { readPeople } from "./read-people";

export const TEXT_LIMITS = {
  title: 300,
  subtitle: 300,
  abstract: 20_000,
  name: 160,
  room: 120,
  track: 160,
} as const;
/** HTML is longer than the text it becomes. */
const MOST_RAW = 60_000;
const MINUTE_MS = 60_000;

export interface ReadingContext {
  timeZone: string;
  fileZone: string | null;
  /** What relative links stand below. */
  baseUrl: string | null;
  /** Of the edition. */
  days: readonly string[];
  /** Persons' ids that stand for several names in the file (merged systems). */
  sharedIds: ReadonlySet<string>;
}

export type EventReading =
  | { ok: true; event: ReadEvent }
  | { ok: false; reason: EventRefusal; value: string };

/** One event as this program understands it, or why it can't be taken. Pure. */
export function readEvent(event: FileEvent, context: ReadingContext): EventReading {
  const notes: EventNote[] = [];
  if (event.state !== null && CANCELLED.test(event.state)) return refuse("cancelled-there", event.state);
  if (event.refusal) return refuse(event.refusal.reason, event.refusal.value);
  const reading = { ...plainReading(), base: context.baseUrl };
  const texts = readTexts(event, reading);
  if (!texts.ok) return texts;
  const placement = readPlacement(event, context, notes);
  if (!placement.ok) return placement;
  if (event.people.length > FILE_LIMITS.peoplePerEvent)
    return refuse("too-many-people", String(event.people.length));
  const people = readPeople(event.people, context.sharedIds, notes, reading);
  const longName = people.find((person) => person.name.length > TEXT_LIMITS.name);
  if (longName) return refuse("name-too-long", longName.name);
  const { guid, derived } = readGuid(event.guid);
  if (derived) notes.push("guid-not-uuid");
  const { languages, unknown } = readLanguages(event.language);
  if (unknown) notes.push("language-unknown");
  const fullTrack = cleanLine(event.track);
  const track = fullTrack.slice(0, TEXT_LIMITS.track).trim();
  if (track !== fullTrack) notes.push("track-cut");
  const kind = readKind(event.type);
  if (kind === null && cleanLine(event.type) !== "") notes.push("kind-unknown");
  if (reading.lost.length > 0) notes.push("link-left-out");
  if (reading.dropped.size > 0) notes.push("markup-left-out");
  return {
    ok: true,
    event: {
      at: event.at,
      guid,
      sourceId: cleanLine(event.id).slice(0, 200) || null,
      ...texts.value,
      kind,
      track: isNoTrack(track) ? "" : track,
      languages,
      noRecording: event.noRecording,
      people,
      placement: placement.value,
      notes,
      leftOut: { links: reading.lost, elements: [...reading.dropped] },
    },
  };
}

/** Words by which other systems say that an event does not take place. */
const CANCELLED = /^(cancel|withdraw|reject|delet|declin)/i;

function refuse(reason: EventRefusal, value: string): { ok: false; reason: EventRefusal; value: string } {
  return {
    ok: false,
    reason,
    value: value.length > 80 ? `${cleanLine(value.slice(0, 79))}…` : cleanLine(value),
  };
}

type Texts = Pick<ReadEvent, "title" | "subtitle" | "abstract">;

function readTexts(
  event: FileEvent,
  reading: TextReading,
): { ok: true; value: Texts } | ReturnType<typeof refuse> {
  if ((event.title?.length ?? 0) > MOST_RAW) return refuse("title-too-long", event.title ?? "");
  const title = cleanLine(event.title);
  if (title === "") return refuse("no-title", "");
  if (title.length > TEXT_LIMITS.title) return refuse("title-too-long", title);
  const raw = [event.subtitle, event.abstract, event.description].map((text) => text?.length ?? 0);
  if (raw.some((length) => length > MOST_RAW)) return refuse("text-too-long", `${Math.max(...raw)}`);
  const subtitle = cleanLine(event.subtitle);
  const abstract = joinTexts(
    [event.abstract, event.description].map((text) => asMarkdown(text, reading)),
    linkList(event.links, reading.base, reading.lost),
  );
  if (subtitle.length > TEXT_LIMITS.subtitle) return refuse("text-too-long", subtitle);
  if (abstract.length > TEXT_LIMITS.abstract) return refuse("text-too-long", `${abstract.length}`);
  return { ok: true, value: { title, subtitle, abstract } };
}

/** Abstract, description and links as one text; what is there already is not said twice. */
function joinTexts(texts: string[], links: string): string {
  let joined = "";
  for (const text of [...texts, links]) {
    if (text === "" || joined.includes(text)) continue;
    joined = text.includes(joined) ? text : `${joined}\n\n${text}`;
  }
  return joined.trim();
}

function readPlacement(
  event: FileEvent,
  { timeZone, fileZone, days }: ReadingContext,
  notes: EventNote[],
): { ok: true; value: ReadPlacement | null } | ReturnType<typeof refuse> {
  const room = cleanLine(event.room ?? event.ownRoom);
  if (room.length > TEXT_LIMITS.room) return refuse("room-name-too-long", room);
  // The grid it stands in is what every reader of such files shows.
  if (event.room !== null && event.ownRoom !== null && cleanLine(event.ownRoom) !== room)
    notes.push("room-differs");
  const time = readTime(event, timeZone, fileZone, days);
  if (!time.ok) return refuse(time.reason, time.value);
  if (time.note) notes.push(time.note);
  if (time.instant === null) return { ok: true, value: null };
  const start = time.instant.getTime();
  const length = readLength(event, time.instant, timeZone);
  if (!length.ok) return length;
  if (length.value === null) {
    notes.push("no-length");
    return { ok: true, value: null };
  }
  if (length.value > LONGEST_SLOT_MS) return refuse("lasts-too-long", event.end ?? event.duration ?? "");
  return { ok: true, value: { start, end: start + length.value, room } };
}

/** How long an event lasts, in milliseconds; null where the file does not say. */
function readLength(
  { end, duration }: FileEvent,
  start: Date,
  zone: string,
): { ok: true; value: number | null } | ReturnType<typeof refuse> {
  if (end) {
    const until = readEnd(end, start, zone);
    if (!until.ok) return refuse(until.reason === "no-such-time" ? until.reason : "end-unreadable", end);
    const length = (until.instant?.getTime() ?? Number.NaN) - start.getTime();
    if (Number.isNaN(length)) return refuse("end-unreadable", end);
    return length < 0 ? refuse("ends-before", end) : { ok: true, value: length };
  }
  if (duration === null) return { ok: true, value: null };
  const minutes = readMinutes(duration);
  return Number.isNaN(minutes)
    ? refuse("length-unreadable", duration)
    : { ok: true, value: minutes * MINUTE_MS };
}
