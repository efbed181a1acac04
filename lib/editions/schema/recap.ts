import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  CheckSchema,
  formSchema,
  integerSchema,
  LanguageListSchema,
  localisedLine,
  localisedText,
  requiredLocalisedLine,
  rowsSchema,
} from "@/lib/platform/form-fields";
import { WebAddressSchema } from "@/lib/platform/text";

/** An edition's recap; version 0 before it was first saved. Figures and documents are saved with it, in their order. */
export const RecapSchema = formSchema({
  ...editionAddress,
  version: integerSchema(0, 999_999_999),
  title: requiredLocalisedLine(200),
  article: localisedText(60_000),
  videoUrl: blankable(WebAddressSchema),
  videoCaption: localisedLine(300),
  published: CheckSchema,
  figures: rowsSchema(
    "value",
    { value: integerSchema(0, 999_999_999), label: requiredLocalisedLine(120) },
    12,
  ),
  documents: rowsSchema(
    "url",
    { url: WebAddressSchema, title: requiredLocalisedLine(200), languages: LanguageListSchema },
    30,
  ),
});
export type RecapEdit = z.output<typeof RecapSchema>;
