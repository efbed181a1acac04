/** A schedule as a file says it, in one shape for all formats. Nothing is judged yet: texts are as they were written. */
export interface ScheduleFile {
  format: "frab-xml" | "frab-json" | "c3voc-json-2" | "table" | "icalendar";
  /** Made by this program: ids are then numbers of ours. */
  own: boolean;
  title: string | null;
  acronym: string | null;
  version: string | null;
  timeZone: string | null;
  /** What relative addresses stand below. */
  baseUrl: string | null;
  /** Every day the file names, also those without events (ISO dates as written). */
  days: string[];
  rooms: FileRoom[];
  /** Named by the conference, also those without events. */
  tracks: string[];
  events: FileEvent[];
  /** Everything else that stands in the file. */
  notRead: NotRead[];
}

/** An element, attribute or key that says something and was not read. */
export interface NotRead {
  /** As in "event/recording/license" or "event@code". */
  path: string;
  count: number;
  /** Where it stands first. */
  line: number;
  /** It follows from what was read; the format knows it and no field here does; or nobody knows it. */
  why: "derived" | "no-field" | "unknown";
}

/** Where something stands in the file, counted from 1. */
export interface Position {
  line: number;
  column: number;
}

export interface FileRoom {
  name: string;
  capacity: number | null;
  /** Where it is named first. */
  line: number;
}

/** One event as written; null where the file says nothing. */
export interface FileEvent {
  at: Position;
  guid: string | null;
  id: string | null;
  title: string | null;
  subtitle: string | null;
  abstract: string | null;
  description: string | null;
  /** The date of the day it stands under. */
  day: string | null;
  /** Full date with offset, as written. */
  date: string | null;
  start: string | null;
  /** When it ends, where the file says that: a moment, or a time of day. It counts before the length. */
  end?: string | null;
  duration: string | null;
  /** The room it stands under. */
  room: string | null;
  /** The room it names itself. */
  ownRoom: string | null;
  track: string | null;
  type: string | null;
  language: string | null;
  /** Whether it is confirmed, cancelled … in its own system. */
  state: string | null;
  /** The wish not to be recorded; null where the file does not say. */
  noRecording: boolean | null;
  people: FilePerson[];
  /** Why it can't be taken, where its reader knows that already. */
  refusal?: { reason: "all-day" | "zone-unknown" | "no-such-time"; value: string };
  /** Links and attachments. */
  links: FileLink[];
}

export interface FilePerson {
  id: string | null;
  name: string;
  biography: string | null;
  /** Where they come from. */
  affiliation?: string;
}

export interface FileLink {
  url: string;
  title: string;
}

/**
 * What a file may hold. The largest schedules known are those of FOSDEM: 1,351 events, 110 tracks, 110 rooms, 4 MB; each
 * limit is several times that.
 */
export const FILE_LIMITS = {
  bytes: 12 * 1024 * 1024,
  depth: 40,
  /** Elements or JSON values. */
  nodes: 400_000,
  events: 5_000,
  peoplePerEvent: 200,
  rooms: 600,
  tracks: 600,
} as const;

/** Why a whole file is refused; nothing of it is imported. */
export type FileRefusal =
  | "empty"
  | "too-large"
  | "encoding"
  | "not-xml"
  | "not-json"
  | "not-calendar"
  | "not-yaml"
  | "doctype"
  | "too-deep"
  | "too-much"
  | "unknown-format"
  | "no-schedule"
  | "no-events";
