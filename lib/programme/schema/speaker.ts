import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  CheckSchema,
  CountrySchema,
  formSchema,
  IdSchema,
  localisedLine,
  localisedText,
  rowsSchema,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { EmailSchema, lineSchema, requiredLineSchema, WebAddressSchema } from "@/lib/platform/text";

/** As many as somebody has at most. */
const MOST_WEBSITES = 10;

const speaker = {
  fullName: requiredLineSchema(160),
  sortName: blankable(lineSchema(160)),
  affiliation: lineSchema(200),
  country: CountrySchema,
  headline: localisedLine(200),
  biography: localisedText(8_000),
  websites: rowsSchema("url", { url: WebAddressSchema, label: lineSchema(80) }, MOST_WEBSITES, ["label"]),
  email: blankable(EmailSchema),
  /** They have not said yet that they come: no release names them. */
  unconfirmed: CheckSchema,
};
export const NewSpeakerSchema = formSchema({ ...editionAddress, ...speaker });
export type NewSpeaker = z.output<typeof NewSpeakerSchema>;
export const SpeakerSchema = formSchema({
  ...editionAddress,
  speaker: IdSchema,
  version: VersionSchema,
  ...speaker,
});
export type SpeakerEdit = z.output<typeof SpeakerSchema>;
export const SpeakerRemovalSchema = formSchema({
  ...editionAddress,
  speaker: IdSchema,
  version: VersionSchema,
});
export type SpeakerRemoval = z.output<typeof SpeakerRemovalSchema>;

/** What a list of speakers can be narrowed down to: who declined a session that has them, who was asked and has not replied. */
const REPLY_FILTERS = ["missing", "declined"] as const;
export type ReplyFilter = (typeof REPLY_FILTERS)[number];

/** Which speakers an address asks for, on the page as in its file; what can't be read narrows nothing down. */
export const SpeakersLookSchema = z.object({
  reply: z.catch(z.optional(z.enum(REPLY_FILTERS)), undefined),
});
export type SpeakersLook = z.output<typeof SpeakersLookSchema>;
