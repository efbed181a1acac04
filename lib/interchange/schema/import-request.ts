import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { CheckSchema, formSchema, integerSchema, rowsSchema } from "@/lib/platform/form-fields";

/** Of a file sent to the desk; larger ones are for the command line. */
export const DESK_FILE_BYTES = 5 * 1024 * 1024;
/** A packed file with its plan's mark, or a file as it is. */
export const DESK_FORM_SIZE = 6_000_000;

/** As many as a plan lists on the screen. */
export const MOST_ANSWERS = 100;

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
  file: z.optional(z.instanceof(Uint8Array)),
  packed: z.optional(z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/, "invalid"))),
  hash: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/, "invalid"))),
});
export type ImportRequest = z.output<typeof ImportRequestSchema>;
