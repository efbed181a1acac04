import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { blankable, formSchema, IdSchema, numberedRowsSchema } from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { blockSchema, lineSchema, requiredLineSchema } from "@/lib/platform/text";
import { SESSION_KINDS } from "./session";

/** The most characters that are read at once. */
export const LONGEST_PASTE = 60_000;
/** Fields beside the list: what a form of so many rows weighs. */
export const PASTE_FORM_SIZE = 600_000;

/** Of the titles: a tag; the command takes those of the edition. */
const ContentLanguageSchema = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "language"));

/** As long as a form lets them be: what is too long for a session is said at its field, where it can be mended. */
const TYPED = 1_200;
/** The same of the people in a row, and of a theme as a list says it: what is read is no longer, or could not be sent again. */
export const PEOPLE_TYPED = 2_400;
export const THEME_SAID = 300;

const row = {
  title: lineSchema(TYPED),
  /** "Ada Neri (Consorzio); Bo Lund" */
  people: lineSchema(PEOPLE_TYPED),
  minutes: lineSchema(20),
  theme: blankable(IdSchema),
  /** The theme as the list said it, where the edition has none of the name. */
  said: lineSchema(THEME_SAID),
  kind: z.enum(SESSION_KINDS),
};

/** A list is shown as it was read, then as it was corrected, and then saved. */
export const PasteSchema = formSchema({
  ...editionAddress,
  locale: z.enum(LOCALES),
  step: z.enum(["show", "apply"]),
  language: ContentLanguageSchema,
  kind: z.enum(SESSION_KINDS),
  text: blankable(blockSchema(LONGEST_PASTE)),
  rows: numberedRowsSchema("title", row, 100),
});
export type Paste = z.output<typeof PasteSchema>;
export type TypedRow = Omit<Paste["rows"][number], "row">;

/** The way back of one list that was saved, by its entry in the history. */
export const PasteBackSchema = formSchema({ ...editionAddress, batch: IdSchema });
export type PasteBack = z.output<typeof PasteBackSchema>;

/** Why a line of a list is no session. */
export type LeftWhy = "headings" | "day" | "no-title" | "too-long" | "too-many";

/** How somebody who is named is known: in this edition, in an earlier one, not at all, or as several of them. */
export type PersonState = "here" | "known" | "new" | "several";

export interface ShownPerson {
  name: string;
  affiliation: string;
  state: PersonState;
  /** Where others of the same name come from. */
  others: string[];
}

/** What is wrong in a field of a row: a code of `field-errors`. */
export type RowProblems = Partial<Record<"title" | "people" | "minutes" | "theme", string>>;

/** A row as it is shown, to be corrected or saved. */
export interface ShownRow extends Omit<TypedRow, "theme"> {
  theme: string;
  persons: ShownPerson[];
  problems: RowProblems;
  /** The edition has a session of this title already. */
  twin: boolean;
}

/** The answer of the page. */
export interface DeskPaste {
  /** "wrong": it was to be saved, and a row can't be. "saved": it was. */
  state: "shown" | "wrong" | "saved";
  language: string;
  kind: Paste["kind"];
  rows: ShownRow[];
  left: Array<{ line: number; text: string; why: LeftWhy }>;
  /** How many people would be added. */
  newPeople: number;
  /** What was saved, by its entry in the history. */
  batch: string | null;
}

/** One session in one line, beside the board. */
export const QuickAddSchema = formSchema({
  ...editionAddress,
  language: ContentLanguageSchema,
  line: requiredLineSchema(1_000),
});
export type QuickAdd = z.output<typeof QuickAddSchema>;
