import type { AnswerValue } from "@/lib/forms/rules/answer-kind";
import type { Shortened } from "@/lib/interchange/schema/plan-view";
import type { AlikeHere } from "@/lib/registration/schema/alike-here";
import type { FieldKind } from "@/prisma/generated/enums";
import type { TableColumn, WrongCell } from "./intake-plan";
import type { DayOrder } from "./intake-request";

/** A cell as it is read: an answer of that kind; of no kind where it is not understood. */
export interface CellSample {
  kind: FieldKind | null;
  value: AnswerValue;
  /** What it chooses, localised, as stored. */
  options?: ReadonlyArray<{ value: string; label?: unknown }>;
  settings?: unknown;
}

/** A column with some of its cells. */
export interface ColumnSample extends TableColumn {
  cells: CellSample[];
}

/** A plan as a screen shows it: the first of every list. */
export interface IntakeView {
  counts: { rows: number; created: number; changed: number; unchanged: number; wrong: number };
  /** Of the new ones, and of those who may be on the list: whose category answers each one, which the import does. */
  answered: { created: number; perhaps: number };
  repeated: number;
  ended: number;
  nothing: boolean;
  wrong: Shortened<WrongCell>;
  /** `what`: names of `intake.target`. */
  changes: Shortened<{ line: number; name: string; what: string[]; answers: boolean }>;
  /** New, and perhaps on the list already: these are `listed`. They come in only where somebody says that they are another person. */
  perhaps: Shortened<{ line: number; name: string; email: string; listed: AlikeHere[] }>;
  arrivals: Shortened<{ line: number; name: string }>;
}

/** What the desk answers: a plan to look at, columns that say too little, or what was done. */
export type DeskIntake =
  | ({
      state: "shown" | "columns-changed" | "wrong-rows" | "changed-meanwhile" | "closed" | "no-place";
      detail: Record<string, string | number>;
      view: IntakeView;
      samples: readonly ColumnSample[];
      hash: string;
    } & Packed)
  | ({ state: "columns"; reason: ColumnsTrouble; detail: Record<string, string | number> } & Packed)
  | { state: "imported"; view: IntakeView; imported: { arrived: number; waiting: number; changed: number } };

export type ColumnsTrouble =
  | "no-headings"
  | "no-name"
  | "no-email"
  | "column-twice"
  | "no-rows"
  | "too-many-rows";

/** What travels with the page: nothing is kept on the server in between. */
export interface Packed {
  columns: TableColumn[];
  /** What a column may be; the questions with their labels, localised, as stored. */
  targets: string[];
  questions: Array<{ key: string; label: unknown }>;
  /** How days are written, as somebody said, and whether that has to be said. */
  days: DayOrder | null;
  unclearDays: boolean;
  packed: string;
  category: string;
  language: string;
  /** Whether new people are to be told, as somebody said last. */
  tell: boolean;
  /** Whose rows they said are other people's, and whether all are. */
  others: number[];
  allOthers: boolean;
}
