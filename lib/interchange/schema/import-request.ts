import * as z from "zod/mini";
import { CheckSchema, formSchema } from "@/lib/platform/form-fields";
import { editionAddress } from "@/lib/team/schema";

/** Of a file sent to the desk; larger ones are for the command line. */
export const DESK_FILE_BYTES = 5 * 1024 * 1024;
/** A packed file with its plan's mark, or a file as it is. */
export const DESK_FORM_SIZE = 6_000_000;

/** Show the plan of a file, or do what a plan said: then the file comes back packed, with the mark of the plan. */
export const ImportRequestSchema = formSchema({
  ...editionAddress,
  step: z.enum(["show", "apply"]),
  language: z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "language")),
  removeGone: CheckSchema,
  file: z.optional(z.instanceof(Uint8Array)),
  packed: z.optional(z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/, "invalid"))),
  hash: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/, "invalid"))),
});
export type ImportRequest = z.output<typeof ImportRequestSchema>;
