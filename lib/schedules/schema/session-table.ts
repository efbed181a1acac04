import type { ScheduleFile } from "./schedule-file";

/** What a column of a table of sessions may hold, in the order it is offered. */
export const SESSION_COLUMNS = [
  "title",
  "subtitle",
  "abstract",
  "people",
  "affiliation",
  "day",
  "start",
  "end",
  "minutes",
  "zone",
  "room",
  "theme",
  "kind",
  "languages",
  "state",
  "link",
  "id",
] as const;
export type SessionColumn = (typeof SESSION_COLUMNS)[number];

export interface TableColumn {
  /** As a spreadsheet names it: A, B … */
  letter: string;
  heading: string;
  target: SessionColumn | null;
}

/** A mapping as it is kept: folded heading → target, "" where the column is not to be read. */
export type RememberedColumns = Readonly<Record<string, string>>;

/** Which of day and month comes first in 3/4/2027. */
export type DayOrder = "day-first" | "month-first";

/** How a table is to be understood, where somebody said so. */
export interface TableReadingOptions {
  /** What each column is, "" for nothing; null: as it was before, else by its heading. */
  targets: readonly string[] | null;
  remembered: RememberedColumns;
  order: DayOrder;
}

/** Why the columns of a table don't make sessions. */
export type ColumnsRefusal = "no-title" | "column-twice" | "no-rows";

/** A table as sessions, or why its columns make none; the columns can be said otherwise. */
export interface TableReading {
  columns: TableColumn[];
  /** Days that could be read in either order stand in it. */
  unclear: boolean;
  read: { file: ScheduleFile } | { refusal: ColumnsRefusal; heading: string };
}
