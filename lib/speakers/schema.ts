import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  DateSchema,
  formSchema,
  IdSchema,
  localisedLine,
  localisedText,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { blockSchema } from "@/lib/platform/text";

export const REPLIES = ["confirmed", "declined"] as const;

const reply = {
  session: IdSchema,
  /** What the organisers are told with it. */
  words: blockSchema(1_000),
};

/** The language of the page and the private link: the address of every page below /speak/{token}. */
const speakerLink = {
  locale: z.enum(LOCALES),
  token: z.string().check(z.regex(/^[A-Za-z0-9_-]{49}$/, "invalid")),
};

/** Whether a speaker comes to a session, said by themselves. */
export const OwnReplySchema = formSchema({
  ...speakerLink,
  ...reply,
  reply: z.enum(REPLIES, { error: "missing" }),
});
export type OwnReply = z.output<typeof OwnReplySchema>;

/** The same written down by an organiser; blank: that nothing was said yet. */
export const ReplyForSchema = formSchema({
  ...editionAddress,
  ...reply,
  speaker: IdSchema,
  reply: blankable(z.enum(REPLIES)),
});
export type ReplyFor = z.output<typeof ReplyForSchema>;

/** Sends their private link to one speaker, or (blank) to all who have not replied for a session. */
export const InviteSpeakersSchema = formSchema({
  ...editionAddress,
  speaker: blankable(IdSchema),
  /** When the page was read that asks for it: whoever was sent a link since is not sent another one. */
  asOf: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, "invalid")),
});
export type InviteSpeakers = z.output<typeof InviteSpeakersSchema>;

/** Ends every private link of a speaker that was given out. */
export const EndSpeakerLinkSchema = formSchema({
  ...editionAddress,
  speaker: IdSchema,
  version: VersionSchema,
});
export type EndSpeakerLink = z.output<typeof EndSpeakerLinkSchema>;

/** The last day on which speakers reply. */
export const SpeakersUntilSchema = formSchema({
  ...editionAddress,
  version: VersionSchema,
  until: blankable(DateSchema),
});
export type SpeakersUntil = z.output<typeof SpeakersUntilSchema>;

/** What is said of a speaker, in their own words, in each language of the edition. */
export const OwnTextsSchema = formSchema({
  ...speakerLink,
  version: VersionSchema,
  headline: localisedLine(200),
  biography: localisedText(8_000),
});
export type OwnTexts = z.output<typeof OwnTextsSchema>;
