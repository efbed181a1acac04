import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { formSchema, IdSchema, VersionSchema } from "@/lib/platform/form-fields";
import { requiredLineSchema } from "@/lib/platform/text";
import { deskShape } from "@/lib/registration/schema/applicant";

/** Who somebody is, corrected at the desk; `version` is the one that was read, `reason` is for the history. */
export const CorrectSchema = formSchema({
  ...editionAddress,
  registration: IdSchema,
  version: VersionSchema,
  ...deskShape,
  reason: requiredLineSchema(300),
});
export type Correct = z.output<typeof CorrectSchema>;

/** That the corrected address is the same person's. */
export const ConfirmPersonSchema = formSchema({ ...editionAddress, registration: IdSchema });
export type ConfirmPerson = z.output<typeof ConfirmPersonSchema>;
