import type * as z from "zod/mini";
import { blankable, formSchema, IdSchema, integerSchema, VersionSchema } from "@/lib/platform/form-fields";
import { editionAddress } from "@/lib/team/schema";

/** How many places a quota has; blank is unlimited. */
export const CapacitySchema = formSchema({
  ...editionAddress,
  quota: IdSchema,
  version: VersionSchema,
  capacity: blankable(integerSchema(0, 100_000)),
});
export type CapacityEdit = z.output<typeof CapacitySchema>;
