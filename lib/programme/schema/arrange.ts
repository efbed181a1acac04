import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  DateSchema,
  formSchema,
  IdSchema,
  integerSchema,
  TimeSchema,
} from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";

/** Acts on several cards of the board. */
export const ARRANGE_ACTS = ["shift", "swap", "copy", "fill"] as const;
export type ArrangeAct = (typeof ARRANGE_ACTS)[number];

/** Half a day: what is meant to be on another day is moved, not shifted. */
const MOST_MINUTES = 720;

/** One act is shown with all that it moves, and then done. Which fields count is the act's: the command asks for those it needs. */
export const ArrangeSchema = formSchema({
  ...editionAddress,
  locale: z.enum(LOCALES),
  step: z.enum(["show", "apply"]),
  act: z.enum(ARRANGE_ACTS),
  /** Marks what was shown. */
  seen: blankable(z.string().check(z.regex(/^[\w-]{16}$/, "invalid"))),
  day: blankable(DateSchema),
  from: blankable(TimeSchema),
  until: blankable(TimeSchema),
  way: z.catch(z.enum(["later", "earlier"]), "later"),
  minutes: blankable(integerSchema(1, MOST_MINUTES)),
  room: blankable(IdSchema),
  slot: blankable(IdSchema),
  other: blankable(IdSchema),
  /** Of those without a time; blank: as many as fit. */
  session: blankable(IdSchema),
});
export type Arrange = z.output<typeof ArrangeSchema>;

/** The way back of one act, by its entry in the history. */
export const ArrangeBackSchema = formSchema({ ...editionAddress, batch: IdSchema });
export type ArrangeBack = z.output<typeof ArrangeBackSchema>;

/** Where and when, in words of data: instants as ISO text. */
export interface ShownPlace {
  start: string;
  end: string;
  /** Null: all rooms, or none yet. */
  room: string | null;
}

/** One card of an act, as it is shown. */
export interface ShownChange {
  kind: "session" | "break" | "blocker";
  number: number | null;
  /** Localised. */
  title: unknown;
  before: ShownPlace | null;
  after: ShownPlace;
}

/** What would be odd then and is not now. */
export interface ShownClash {
  kind: string;
  number: number | null;
  title: unknown;
  otherNumber: number | null;
  otherTitle: unknown;
  person: string | null;
}

/** The answer of the page. */
export interface DeskArrange {
  /** "changed": it was to be done, and would now be another thing than was shown. "saved": it is done. */
  state: "shown" | "changed" | "saved";
  seen: string;
  /** What was asked, by the names of the fields: a page without script knows it from here. */
  asked: Record<string, string>;
  /** The first of them. */
  rows: ShownChange[];
  count: number;
  clashes: ShownClash[];
  clashCount: number;
  /** How many odd things there are less. */
  solved: number;
  /** What was done, by its entry in the history, and the day to look at. */
  batch: string | null;
  day: string | null;
}
