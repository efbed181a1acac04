import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { blankable, CheckSchema, formSchema, IdSchema } from "@/lib/platform/form-fields";
import { deskShape } from "@/lib/registration/schema/applicant";

/** Somebody an organiser registers; `key` marks one filled form, so that a double click adds one person. */
export const AddByHandSchema = formSchema({
  ...editionAddress,
  key: IdSchema,
  ...deskShape,
  category: IdSchema,
  mode: blankable(z.enum(["on_site", "online"])),
  tell: CheckSchema,
  /** Whoever is on the list and may be the same person is another one: the mark of the question that says so, of nothing else. */
  another: blankable(z.string().check(z.regex(/^[\w-]{1,100}$/, "invalid"))),
});
export type AddByHand = z.output<typeof AddByHandSchema>;
