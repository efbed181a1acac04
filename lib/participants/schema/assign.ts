import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { blankable, formSchema, IdSchema, rowsSchema } from "@/lib/platform/form-fields";
import { MOST_AT_ONCE, RegistrationsSchema } from "./tag";

/** Who of the team sees to registrations; blank: nobody in particular. */
export const AssignSchema = formSchema({
  ...editionAddress,
  registrations: RegistrationsSchema,
  member: blankable(IdSchema),
});
export type Assign = z.output<typeof AssignSchema>;

/** Who saw to registrations before `member` (blank: nobody) was given them. */
export const GiveBackSchema = formSchema({
  ...editionAddress,
  member: blankable(IdSchema),
  back: rowsSchema("registration", { registration: IdSchema, member: blankable(IdSchema) }, MOST_AT_ONCE),
});
export type GiveBack = z.output<typeof GiveBackSchema>;
