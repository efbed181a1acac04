import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { blankable, CheckSchema, formSchema, IdSchema } from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { lineSchema } from "@/lib/platform/text";

/** Of a file sent to the desk; larger ones are for the command line. */
export const DESK_FILE_BYTES = 5 * 1024 * 1024;
/** A table as it was read, packed, with its plan's mark; or a file as it is. */
export const DESK_FORM_SIZE = 6_000_000;
/** Characters of a packed table: without script the page's form sends it twice, for Next repeats the last answer. */
export const MOST_PACKED = 3_500_000;
/** As many as a table may have. */
const MOST_COLUMNS = 200;

/** Which of day and month comes first in 3/4/2027. */
export const DAY_ORDERS = ["day-first", "month-first"] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

/** Show what a table would do, or do what was shown: then the rows come back packed, with the mark of the plan. */
export const IntakeRequestSchema = formSchema({
  ...editionAddress,
  step: z.enum(["show", "apply"]),
  /** For rows that name none. */
  category: blankable(IdSchema),
  language: z.enum(LOCALES, "language"),
  /** What each column holds, "" for nothing; absent: as it is understood by its heading. */
  column: z.optional(z.array(lineSchema(80)).check(z.maxLength(MOST_COLUMNS, "too-long"))),
  /** How days are written where the table does not tell; blank: nobody said so. */
  days: z.optional(blankable(z.enum(DAY_ORDERS))),
  /** Columns, and how days are written, as the plan on the screen was made with, joined by commas. */
  shown: z.optional(lineSchema(81 * MOST_COLUMNS)),
  goodRows: CheckSchema,
  tell: CheckSchema,
  /** Lines of those who may be on the list already and are another person; or all of them are. */
  other: z.optional(z.array(z.pipe(z.string().check(z.regex(/^\d{1,6}$/, "invalid")), z.transform(Number)))),
  allOthers: CheckSchema,
  file: z.optional(z.instanceof(Uint8Array)),
  packed: z.optional(z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/, "invalid"))),
  hash: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/, "invalid"))),
});
export type IntakeRequest = z.output<typeof IntakeRequestSchema>;
