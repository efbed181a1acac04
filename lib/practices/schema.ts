import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  ChoiceSchema,
  CountrySchema,
  formSchema,
  IdSchema,
  localisedText,
  numberedRowsSchema,
  requiredLocalisedLine,
  rowsSchema,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { lineSchema, WebAddressSchema } from "@/lib/platform/text";

const practice = {
  title: requiredLocalisedLine(200),
  summary: localisedText(4_000),
  change: localisedText(4_000),
  affiliation: lineSchema(200),
  country: CountrySchema,
  theme: blankable(IdSchema),
  contact: lineSchema(200),
  url: blankable(WebAddressSchema),
  licence: lineSchema(120),
  /** Sessions of this edition that present it. */
  sessions: numberedRowsSchema("session", { session: ChoiceSchema }),
};

/** A new practice, linked to the edition it is written in. */
export const NewPracticeSchema = formSchema({ ...editionAddress, ...practice });
export type NewPractice = z.output<typeof NewPracticeSchema>;

export const PracticeSchema = formSchema({
  ...editionAddress,
  practice: IdSchema,
  version: VersionSchema,
  ...practice,
});
export type PracticeEdit = z.output<typeof PracticeSchema>;

/** Delete it everywhere, or bring it back. */
export const PracticeDeletionSchema = formSchema({
  ...editionAddress,
  practice: IdSchema,
  version: VersionSchema,
});
export type PracticeDeletion = z.output<typeof PracticeDeletionSchema>;

/** Show a practice of the school at this edition too; where that undoes taking it off, in the sessions it was in. */
export const PracticeLinkSchema = formSchema({
  ...editionAddress,
  practice: IdSchema,
  sessions: rowsSchema("session", { session: IdSchema }),
});
export type PracticeLink = z.output<typeof PracticeLinkSchema>;

/** Take it off this edition. */
export const PracticeUnlinkSchema = formSchema({ ...editionAddress, practice: IdSchema });
export type PracticeUnlink = z.output<typeof PracticeUnlinkSchema>;
