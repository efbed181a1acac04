import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { CheckSchema, formSchema, IdSchema, rowsSchema } from "@/lib/platform/form-fields";

/**
 * The person of a registration and another record are one human. `stays` names for each edition in which both are
 * registered the registration that stays; `tell` says whether the others are told.
 */
export const MergeSchema = formSchema({
  ...editionAddress,
  registration: IdSchema,
  other: IdSchema,
  stays: rowsSchema("registration", { registration: IdSchema }),
  tell: CheckSchema,
});
export type Merge = z.output<typeof MergeSchema>;

/** They are two after all. `above`: whose place is somebody else's by now has one above the capacity; owners only. */
export const PartSchema = formSchema({
  ...editionAddress,
  registration: IdSchema,
  merge: IdSchema,
  above: CheckSchema,
});
export type Part = z.output<typeof PartSchema>;
