import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { formSchema, localisedLine } from "@/lib/platform/form-fields";
import { requiredLineSchema } from "@/lib/platform/text";

/** A release of the programme: what it is called and a word about it. */
export const ReleaseSchema = formSchema({
  ...editionAddress,
  name: requiredLineSchema(120),
  note: localisedLine(1_000),
});
export type NewRelease = z.output<typeof ReleaseSchema>;
