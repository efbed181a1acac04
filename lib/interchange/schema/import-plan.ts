import type { SessionKind } from "@/lib/schedules/rules/read-words";
import type { NotRead, Position } from "@/lib/schedules/schema/schedule-file";

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
  | "all-day"
  | "zone-unknown"
  | "end-unreadable"
  | "ends-before"
  | "length-unreadable"
  | "lasts-too-long"
  | "too-many-people"
  | "cancelled-there"
  | "same-event-twice";

/** What was read with a grain of salt; the event is taken. */
export type EventNote =
  | "offset-differs"
  | "start-differs"
  | "hour-shown-twice"
  | "no-time"
  | "day-of-edition"
  | "no-length"
  | "room-differs"
  | "guid-used-twice"
  | "guid-not-uuid"
  | "language-unknown"
  | "person-without-name"
  | "biography-too-long"
  | "track-cut"
  | "kind-unknown"
  | "link-left-out"
  | "markup-left-out"
  | "recording-allowed-there";

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
  /** The wish not to be recorded; null where the file does not say. */
  noRecording: boolean | null;
  people: ReadPerson[];
  /** Null: not scheduled. */
  placement: ReadPlacement | null;
  notes: EventNote[];
  leftOut: LeftOut;
}

export interface ReadPerson {
  /** The same for everybody who is one person within the file. */
  key: string;
  id: string | null;
  name: string;
  biography: string;
  /** Where they come from; "" where the file does not say. */
  affiliation: string;
}

/** What two of the notes are about. */
export interface LeftOut {
  links: string[];
  /** Names of elements. */
  elements: string[];
}

/** A decision of this program about who is who, which an organiser may turn round. */
export interface IdentityGuess {
  /** What the organiser's choice is kept under. */
  key: string;
  /** Every spelling. */
  names: string[];
  ids: string[];
  /** Some of the events they are in. */
  events: Array<{ line: number; title: string }>;
  reason:
    | "same-name"
    | "spelling"
    | "same-id"
    | "known-one"
    | "known-apart"
    | "own-numbers"
    | "same-session"
    | "biographies-differ"
    | "same-time"
    | "one-id-many-names"
    | "here-by-name"
    | "here-by-id";
  /** Taken for one person, or kept apart. */
  one: boolean;
  /** By the organiser. */
  chosen: boolean;
  /** Whether there is anything to choose. */
  open: boolean;
}

/** What an organiser decided, by the guess's key. */
export type PeopleChoices = Readonly<Record<string, "one" | "apart">>;

export interface ReadPlacement {
  start: number;
  end: number;
  room: string;
}

/** What an import would do, before it does it. Plain data: shown, hashed, applied. */
export interface ImportPlan {
  file: { format: string; title: string | null; version: string | null };
  /** Of the texts that are new. */
  language: string;
  newDays: string[];
  newRooms: PlannedRoom[];
  newThemes: string[];
  newSpeakers: ReadPerson[];
  changedSpeakers: PlannedSpeaker[];
  guesses: IdentityGuess[];
  /** People without an id in the file: their name is all there is to know them by. */
  nameOnly: number;
  sessions: PlannedSession[];
  /** Imported earlier, no longer in the file. They stay unless the organiser says otherwise. */
  gone: GoneSession[];
  /** Times of sessions that are in the file, but not at these times any more. */
  goneTimes: GoneTime[];
  deleteGone: boolean;
  /** Sessions that earlier imports brought; `gone` are some of them. */
  imported: number;
  refused: RefusedEvent[];
  /** What stands in the file and has no place in a session, room or person. */
  notRead: NotRead[];
  counts: PlanCounts;
}

/** events = taken + refused; taken = the sum of the events of all sessions. */
export interface PlanCounts {
  events: number;
  taken: number;
  refused: number;
  sessions: number;
  new: number;
  changed: number;
  moved: number;
  unchanged: number;
  gone: number;
}

export interface PlannedRoom {
  name: string;
  capacity: number | null;
}

export interface PlannedSpeaker {
  speakerId: string;
  /** As it is before the import. */
  name: string;
  version: number;
  changes: FieldChange[];
}

/** A field as people read it, before and after. */
export interface FieldChange {
  field:
    | "title"
    | "subtitle"
    | "abstract"
    | "kind"
    | "theme"
    | "languages"
    | "recording"
    | "people"
    | "name"
    | "affiliation"
    | "biography"
    | "restored";
  before: string;
  after: string;
  /** Of a localised text: the language that changes. */
  language?: string;
}

export type PlannedState = "new" | "changed" | "moved" | "unchanged";

export interface PlannedSession {
  at: Position;
  state: PlannedState;
  title: string;
  /** Null for a new one. */
  sessionId: string | null;
  number: number | null;
  version: number | null;
  /** Events of the file that this session stands for. */
  events: number;
  changes: FieldChange[];
  content: SessionContent;
  slots: PlannedSlot[];
  notes: EventNote[];
  leftOut: LeftOut;
}

/** What is written; themes by title, people by `ReadPerson.key` or "speaker <id>". Only what changes, for a known session. */
export interface SessionContent {
  guid?: string | null;
  sourceId?: string | null;
  kind?: SessionKind;
  theme?: string;
  languages?: string[];
  noRecording?: boolean;
  people?: string[];
}

export interface PlannedSlot {
  state: "new" | "moved" | "unchanged";
  slotId: string | null;
  version: number | null;
  start: number;
  end: number;
  /** Room by name; "" is not yet known. */
  room: string;
  before: { start: number; end: number; room: string } | null;
}

export interface GoneSession {
  sessionId: string;
  number: number;
  version: number;
  title: string;
}

export interface GoneTime {
  slotId: string;
  version: number;
  number: number;
  title: string;
  start: number;
  end: number;
  room: string;
}
