import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { CheckSchema, formSchema, integerSchema, rowsSchema } from "@/lib/platform/form-fields";
import { TABLE_LIMITS } from "@/lib/platform/tables/row-taker";
import { lineSchema } from "@/lib/platform/text";

/** Of a file sent to the desk; larger ones are for the command line. */
export const DESK_FILE_BYTES = 5 * 1024 * 1024;
/** A packed file with its plan's mark, or a file as it is. */
export const DESK_FORM_SIZE = 6_000_000;

/** Characters of a packed file: with the answers about people it is within a form. */
export const MOST_PACKED = 5_600_000;
/** What fits into that, where packing makes it no smaller. */
export const PACKED_MEGABYTES = 4;

/** As many as a plan lists on the screen. */
export const MOST_ANSWERS = 100;

const MOST_COLUMNS = TABLE_LIMITS.columns;

/** Show the plan of a file, or do what a plan said: then the file comes back packed, with the mark of the plan. */
export const ImportRequestSchema = formSchema({
  ...editionAddress,
  step: z.enum(["show", "apply"]),
  language: z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "language")),
  deleteGone: CheckSchema,
  /** How many sessions are to be deleted, where a plan asks. */
  deletion: z.optional(integerSchema(1, 99_999)),
  /** Who is who: the answers, and what the plan on the screen was made with. */
  people: rowsSchema(
    "key",
    {
      key: z.string().check(z.maxLength(600)),
      answer: z.enum(["one", "apart"]),
      shown: z.enum(["one", "apart"]),
    },
    MOST_ANSWERS,
  ),
  /** What each column of a table holds, "" for nothing; absent: as it is understood by its heading. */
  column: z.optional(z.array(lineSchema(20)).check(z.maxLength(MOST_COLUMNS, "too-long"))),
  /** The same as the plan on the screen was made with, joined by commas, and behind it the order of days. */
  shown: z.optional(lineSchema(21 * MOST_COLUMNS + 20)),
  days: z.optional(z.enum(["day-first", "month-first"])),
  file: z.optional(z.instanceof(Uint8Array)),
  packed: z.optional(z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/, "invalid"))),
  hash: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/, "invalid"))),
});
export type ImportRequest = z.output<typeof ImportRequestSchema>;
