import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { AnswerSchema } from "@/lib/forms/schema/answers";
import { blankable, CheckSchema, formSchema, IdSchema, VersionSchema } from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { pageShape } from "./applicant";
import { drawn, enrolmentShape, PartNumberSchema, partShape, WordingsSchema, withoutFiles } from "./draft";

/** Characters of what was typed, as it travels in the address. */
export const MOST_TYPED = 6_000;
/** Stands where a form that is stored has the link of its draft: the browser judges a trial by the schemas of the form. */
export const NO_DRAFT = "A".repeat(49);

/** Whose form is tried, whatever else stands in it. */
export const TrialAddressSchema = z.object(editionAddress);

/** What each page of a trial carries along: there is no draft that would hold it. */
const carried = {
  ...editionAddress,
  ...drawn,
  locale: z.enum(LOCALES),
  draft: z.optional(z.enum([NO_DRAFT])),
  check: CheckSchema,
  /** As which category it is looked at. */
  as: blankable(IdSchema),
  /** What was typed so far, as the address has it. */
  typed: z.optional(z.string().check(z.regex(/^[\w-]*$/, "invalid"), z.maxLength(MOST_TYPED, "too-long"))),
};

export const TryYouSchema = formSchema({ ...carried, ...pageShape("you") });
export const TryCooperativeSchema = formSchema({ ...carried, ...pageShape("cooperative") });
export const TryEnrolmentSchema = formSchema({ ...carried, ...enrolmentShape });
export const TryPartSchema = formSchema({ ...carried, part: PartNumberSchema, ...partShape });
export const TrySendSchema = formSchema({
  ...carried,
  version: z.optional(VersionSchema),
  wordings: WordingsSchema,
});
export const TryLaterSchema = formSchema({
  ...carried,
  token: z.optional(z.enum([NO_DRAFT])),
  version: z.optional(VersionSchema),
  answers: z.optional(z.record(IdSchema, AnswerSchema)),
  agreed: z.optional(z.record(IdSchema, z.literal("on"))),
  shown: z.optional(z.record(IdSchema, z.literal("on"))),
  ...withoutFiles,
});
export type TryLater = z.output<typeof TryLaterSchema>;
export type TryYou = z.output<typeof TryYouSchema>;
export type TryCooperative = z.output<typeof TryCooperativeSchema>;
export type TryEnrolment = z.output<typeof TryEnrolmentSchema>;
export type TryPart = z.output<typeof TryPartSchema>;
export type TrySend = z.output<typeof TrySendSchema>;
