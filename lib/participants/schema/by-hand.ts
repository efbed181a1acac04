import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { blankable, CheckSchema, CountrySchema, formSchema, IdSchema } from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { EmailSchema, lineSchema, requiredLineSchema } from "@/lib/platform/text";

/** Somebody an organiser registers; `key` marks one filled form, so that a double click adds one person. */
export const AddByHandSchema = formSchema({
  ...editionAddress,
  key: IdSchema,
  fullName: requiredLineSchema(200),
  email: EmailSchema,
  affiliation: lineSchema(200),
  country: CountrySchema,
  category: IdSchema,
  mode: blankable(z.enum(["on_site", "online"])),
  language: z.enum(LOCALES, "language"),
  tell: CheckSchema,
});
export type AddByHand = z.output<typeof AddByHandSchema>;
