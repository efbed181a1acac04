import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  formSchema,
  IdSchema,
  integerSchema,
  LanguageListSchema,
} from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { lineSchema } from "@/lib/platform/text";
import { SESSION_KINDS } from "./session";

/** As many as one act changes; also how many ticks a form may send. */
export const MOST_CHANGED = 500;

/** Many sessions get one theme, kind, languages or length: shown, and then done. What says "keep", or nothing, stays as it is. */
export const ChangeSchema = formSchema({
  ...editionAddress,
  locale: z.enum(LOCALES),
  step: z.enum(["show", "apply"]),
  seen: blankable(z.string().check(z.regex(/^[\w-]{16}$/, "invalid"))),
  /** Those that are ticked, or all that the list was narrowed down to. */
  which: z.enum(["ticked", "all"]),
  sessions: z._default(z.array(IdSchema).check(z.maxLength(MOST_CHANGED, "invalid")), []),
  q: blankable(lineSchema(100)),
  ofTheme: blankable(IdSchema),
  ofKind: blankable(z.enum(SESSION_KINDS)),
  theme: z.union([z.enum(["keep", "none"]), IdSchema]),
  kind: z.enum(["keep", ...SESSION_KINDS]),
  languages: blankable(LanguageListSchema),
  minutes: blankable(integerSchema(1, 1_440)),
});
export type ChangeSessions = z.output<typeof ChangeSchema>;

/** The way back of one act, by its entry in the history. */
export const ChangeBackSchema = formSchema({ ...editionAddress, batch: IdSchema });
export type ChangeBack = z.output<typeof ChangeBackSchema>;

/** What can be changed of many sessions at once. */
export interface Changeable {
  themeId: string | null;
  kind: string;
  languages: readonly string[];
  minutes: number | null;
}

/** One session of an act, as it is shown. */
export interface ShownSessionChange {
  number: number;
  /** Localised. */
  title: unknown;
  before: Partial<Changeable>;
  after: Partial<Changeable>;
}

/** The answer of the page. */
export interface DeskChange {
  /** "changed": it was to be done, and would now be another thing than was shown. "saved": it is done. */
  state: "shown" | "changed" | "saved";
  seen: string;
  /** What was asked, by the names of the fields: a page without script knows it from here. */
  asked: Record<string, string | string[]>;
  /** The first of them. */
  rows: ShownSessionChange[];
  count: number;
  batch: string | null;
}
