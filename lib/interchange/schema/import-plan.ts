import type { SessionKind } from "../rules/read-words";
import type { Position } from "./schedule-file";

/** Why one event of a file is not taken. Every event is taken or has one of these. */
export type EventRefusal =
  | "no-title"
  | "title-too-long"
  | "text-too-long"
  | "name-too-long"
  | "room-name-too-long"
  | "date-unreadable"
  | "start-unreadable"
  | "no-such-time"
  | "length-unreadable"
  | "lasts-too-long"
  | "too-many-people"
  | "same-event-twice";

/** What was read with a grain of salt; the event is taken. */
export type EventNote =
  | "offset-differs"
  | "start-differs"
  | "hour-shown-twice"
  | "no-time"
  | "no-length"
  | "room-differs"
  | "guid-used-twice"
  | "guid-not-uuid"
  | "language-unknown"
  | "person-without-name";

export interface RefusedEvent {
  at: Position;
  title: string;
  reason: EventRefusal;
  value: string;
}

/** An event as this program understands it; "" and null where the file says nothing, which leaves things as they are. */
export interface ReadEvent {
  at: Position;
  guid: string | null;
  sourceId: string | null;
  title: string;
  subtitle: string;
  abstract: string;
  kind: SessionKind | null;
  track: string;
  languages: string[];
  people: ReadPerson[];
  /** Null: not placed. */
  place: ReadPlace | null;
  notes: EventNote[];
}

export interface ReadPerson {
  /** The same for everybody who is one person within the file. */
  key: string;
  id: string | null;
  name: string;
  biography: string;
}

export interface ReadPlace {
  start: number;
  end: number;
  room: string;
}
