import type { NotRead } from "@/lib/schedules/schema/schedule-file";
import type { ColumnsRefusal, DayOrder, TableColumn } from "@/lib/schedules/schema/session-table";
import type { EventNote, EventRefusal, FieldChange, IdentityGuess, PlanCounts } from "./import-plan";

/** A plan as a screen shows it: the first of every list, texts cut, nothing that only applying needs. */
export interface PlanView {
  title: string | null;
  version: string | null;
  counts: PlanCounts;
  nothing: boolean;
  deleteGone: boolean;
  /** Deletes all or most of what was imported: asked for on its own. */
  largeDeletion: { count: number; of: number } | null;
  guesses: Shortened<IdentityGuess>;
  nameOnly: number;
  newDays: Shortened<string>;
  newRooms: Shortened<string>;
  newThemes: Shortened<string>;
  newSpeakers: Shortened<string>;
  newSessions: Shortened<{ title: string; placements: ViewPlacement[] }>;
  changedSessions: Shortened<{
    number: number;
    title: string;
    changes: FieldChange[];
    moves: Array<{ before: ViewPlacement | null; after: ViewPlacement }>;
  }>;
  changedSpeakers: Shortened<{ name: string; changes: FieldChange[] }>;
  gone: Shortened<{ number: number; title: string }>;
  goneTimes: Shortened<{ number: number; title: string; placement: ViewPlacement }>;
  /** One remark with everything it is about: a whole file often has the same one. */
  notes: Array<{ note: EventNote; events: Shortened<NotedEvent> }>;
  refused: Shortened<{ line: number; title: string; reason: EventRefusal; value: string }>;
  notRead: Array<{ why: NotRead["why"]; paths: Shortened<NotRead> }>;
}

export interface NotedEvent {
  line: number;
  title: string;
  /** What the remark is about, e.g. the links. */
  value: string;
}

export interface Shortened<Item> {
  items: Item[];
  more: number;
}

export interface ViewPlacement {
  start: number;
  end: number;
  room: string;
}

/** What travels with an answer of the desk, so that nothing is kept. */
export interface Travelling {
  packed: string;
  language: string;
  deleteGone: boolean;
  /** Of a table: what its columns were understood as; null for a file that says it itself. */
  table: { columns: TableColumn[]; order: DayOrder; unclear: boolean } | null;
}

/** What the desk answers: a table whose columns have to be said, a plan to look at, or what was done. */
export type DeskImport =
  | (Travelling & { state: "columns"; refusal: ColumnsRefusal; heading: string })
  | (Travelling & {
      state: "shown" | "changed-meanwhile" | "answers-changed" | "columns-changed" | "deletion-unconfirmed";
      plan: PlanView;
      hash: string;
    })
  | { state: "applied"; plan: PlanView };
