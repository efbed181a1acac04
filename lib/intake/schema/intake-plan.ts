import type { AnswerValue } from "@/lib/forms/rules/answer-kind";
import type { AlikeHere } from "@/lib/registration/schema/alike-here";
import { APPLICANT_NAMES, type Applicant, type ApplicantName } from "@/lib/registration/schema/applicant";

/** By what a row's person is found again: a row that says it otherwise is somebody else's. */
const KNOWN_BY = ["fullName", "email"] as const;
export type Changeable = Exclude<ApplicantName, (typeof KNOWN_BY)[number]>;
/** What of an applicant a row may change in a registration that is there; the language, which few tables have, comes last. */
export const CHANGEABLE = APPLICANT_NAMES.filter((name): name is Changeable =>
  KNOWN_BY.every((key) => key !== name),
).sort((one, other) => Number(one === "language") - Number(other === "language"));

/** What a column of a table may hold, beside answers. A name may stand in one column or in two. */
export const COLUMN_TARGETS = [
  ...(["fullName", "firstName", "lastName", "email"] as const),
  ...CHANGEABLE,
  ...(["category", "mode"] as const),
] as const;
export type OwnTarget = (typeof COLUMN_TARGETS)[number];
export type ColumnTarget = OwnTarget | `answer.${string}`;

/** A column of somebody's table. */
export interface TableColumn {
  /** As a spreadsheet names it. */
  letter: string;
  /** What stands above it; the letter where nothing does. */
  heading: string;
  /** Null: it is not read. */
  target: ColumnTarget | null;
}

/** Something wrong in one cell. */
export interface WrongCell {
  line: number;
  letter: string;
  heading: string;
  /** As field errors, and those of a table: "twice", "full", "category", "mode", "not-asked", "spreadsheet-error", "no-result",
   * "day-order": nobody knows which of day and month comes first. */
  code: string;
  /** What stands there, cut. Of "twice" the line before. */
  value: string;
}

export type Mode = "on_site" | "online";

/** A row that can be taken. */
export interface JudgedRow {
  line: number;
  applicant: Applicant;
  /** What the row says itself; the rest of the applicant is what a new registration gets. */
  said: ReadonlyArray<Changeable | "category" | "mode">;
  categoryId: string;
  mode: Mode;
  /** By field version. */
  answers: Readonly<Record<string, AnswerValue>>;
}

/** A registration that is there, as far as a row may change it. */
export interface KnownRegistration extends Pick<Applicant, Changeable> {
  id: string;
  personId: string | null;
  emailKey: string;
  nameKey: string;
  state: string;
  version: number;
  categoryId: string | null;
  mode: string;
  /** To what is asked now, by field version. */
  answers: Readonly<Record<string, unknown>>;
  /** The same by the keys of questions, in whatever wording it was given; empty where no question depends on another. */
  given: Readonly<Record<string, unknown>>;
}

/** What the rows of a table meet: registrations of the edition, and persons of the organisation by `personKey`. */
export interface Known {
  registrations: readonly KnownRegistration[];
  persons: Readonly<Record<string, string>>;
  /** Who of the list may be whoever a row means, by the same key. */
  alike: Readonly<Record<string, readonly AlikeHere[]>>;
}

export interface PlannedArrival extends JudgedRow {
  /** Null: nobody the organisation knows. */
  personId: string | null;
  /** Who may be the same human and is on the list: whoever imports says whether they are another person. */
  perhaps: readonly AlikeHere[];
  /** Their category answers each one: importing them is the answer. */
  answered: boolean;
}

export interface PlannedChange {
  line: number;
  registrationId: string;
  name: string;
  version: number;
  /** Only what differs. */
  set: Partial<Pick<Applicant, Changeable> & { mode: Mode }>;
  before: Record<string, string | null>;
  /** Another category, which may need a place. */
  category: { before: string | null; after: string } | null;
  answers: Readonly<Record<string, AnswerValue>>;
}

/** What an import would do. Every row with something in it is counted in exactly one of the lists. */
export interface IntakePlan {
  rows: number;
  arrivals: PlannedArrival[];
  changes: PlannedChange[];
  /** Lines of people who are registered exactly so. */
  unchanged: number;
  /** Lines that say again what an earlier one said. */
  repeated: number[];
  /** Lines of people whose registration here has ended: who withdrew is not brought back by a table. */
  ended: number[];
  wrong: WrongCell[];
  /** How many rows these stand in. */
  wrongRows: number;
}
