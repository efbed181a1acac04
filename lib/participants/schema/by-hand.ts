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
  /** Somebody of this name is on the list with another address, and it is not them. */
  another: CheckSchema,
});
export type AddByHand = z.output<typeof AddByHandSchema>;
