import type { EventNote, EventRefusal, FieldChange, PlanCounts } from "./import-plan";

/** A plan as a screen shows it: the first of every list, texts cut, nothing that only applying needs. */
export interface PlanView {
  title: string | null;
  version: string | null;
  counts: PlanCounts;
  nothing: boolean;
  removeGone: boolean;
  newDays: Shortened<string>;
  newRooms: Shortened<string>;
  newThemes: Shortened<string>;
  newSpeakers: Shortened<string>;
  newSessions: Shortened<{ title: string; places: ViewPlace[] }>;
  changedSessions: Shortened<{
    number: number;
    title: string;
    changes: FieldChange[];
    moves: Array<{ before: ViewPlace | null; after: ViewPlace }>;
  }>;
  changedSpeakers: Shortened<{ name: string; changes: FieldChange[] }>;
  gone: Shortened<{ number: number; title: string }>;
  goneTimes: Shortened<{ number: number; title: string; place: ViewPlace }>;
  /** One remark with everything it is about: a whole file often has the same one. */
  notes: Array<{ note: EventNote; events: Shortened<{ line: number; title: string }> }>;
  refused: Shortened<{ line: number; title: string; reason: EventRefusal; value: string }>;
}

export interface Shortened<Item> {
  items: Item[];
  more: number;
}

export interface ViewPlace {
  start: number;
  end: number;
  room: string;
}

/** What the desk answers: a plan to look at, or what was done. */
export type DeskImport =
  | { state: "shown" | "changed-meanwhile"; plan: PlanView; packed: string; hash: string; language: string }
  | { state: "applied"; plan: PlanView };
