import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { blankable, formSchema, IdSchema, integerSchema, VersionSchema } from "@/lib/platform/form-fields";

/** How many places a quota has; blank is unlimited. */
export const CapacitySchema = formSchema({
  ...editionAddress,
  quota: IdSchema,
  version: VersionSchema,
  capacity: blankable(integerSchema(0, 100_000)),
});
export type CapacityEdit = z.output<typeof CapacitySchema>;
