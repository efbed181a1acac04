/** A schedule as a file says it, in one shape for all formats. Nothing is judged yet: texts are as they were written. */
export interface ScheduleFile {
  format: "frab-xml" | "frab-json";
  /** Made by this program: ids are then numbers of ours. */
  own: boolean;
  title: string | null;
  acronym: string | null;
  version: string | null;
  timeZone: string | null;
  /** Every day the file names, also those without events (ISO dates as written). */
  days: string[];
  rooms: FileRoom[];
  events: FileEvent[];
}

/** Where something stands in the file, counted from 1. */
export interface Position {
  line: number;
  column: number;
}

export interface FileRoom {
  name: string;
  capacity: number | null;
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
  duration: string | null;
  /** The room it stands under. */
  room: string | null;
  /** The room it names itself. */
  ownRoom: string | null;
  track: string | null;
  type: string | null;
  language: string | null;
  people: FilePerson[];
  links: FileLink[];
}

export interface FilePerson {
  id: string | null;
  name: string;
  biography: string | null;
}

export interface FileLink {
  url: string;
  title: string;
}

/**
 * What a file may hold. A conference of 1,000 sessions is about 3 MB; the largest schedules known have 2,000 events.
 */
export const FILE_LIMITS = {
  bytes: 12 * 1024 * 1024,
  depth: 40,
  /** Elements or JSON values. */
  nodes: 400_000,
  events: 5_000,
  peoplePerEvent: 200,
  rooms: 300,
  tracks: 99,
} as const;

/** Why a whole file is refused; nothing of it is imported. */
export type FileRefusal =
  | "empty"
  | "too-large"
  | "encoding"
  | "not-xml"
  | "not-json"
  | "doctype"
  | "too-deep"
  | "too-much"
  | "unknown-format"
  | "no-schedule";
