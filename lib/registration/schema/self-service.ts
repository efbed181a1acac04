import * as z from "zod/mini";
import { AnswerSchema } from "@/lib/forms/schema/answers";
import { CheckSchema, formSchema, IdSchema, VersionSchema } from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { SeenSchema } from "@/lib/platform/merge-form";
import { EmailSchema } from "@/lib/platform/text";
import { selfServiceShape } from "./applicant";
import { withoutFiles } from "./draft";

/** The language of a page. */
export const LocaleSchema = z.enum(LOCALES);
/** The language of the page and the private link: the address of every page below /r/{token}. */
export const privateLink = {
  locale: LocaleSchema,
  token: z.string().check(z.regex(/^[A-Za-z0-9_-]{49}$/, "invalid")),
};

/** Whose a form is, whatever else stands in it. */
export const LinkAddressSchema = z.object(privateLink);

/** An act that only needs to be confirmed: withdraw, erase. */
export const SelfServiceActSchema = formSchema({ ...privateLink, confirm: CheckSchema });

/** A form of answers: at which version it was drawn, and what it says. */
export const answersForm = {
  version: VersionSchema,
  /** What was stored when the page was drawn, and the version over which a conflict is stored knowingly. */
  seen: z.optional(SeenSchema),
  over: z.optional(VersionSchema),
  answers: z.optional(z.record(IdSchema, AnswerSchema)),
  agreed: z.optional(z.record(IdSchema, z.literal("on"))),
  /** The versions of conditional questions that the page asked; of all, where they are asked later. */
  shown: z.optional(z.record(IdSchema, z.literal("on"))),
};

/** What a person may change of a registration; category and mode would need a new decision about a place. */
export const SelfServiceChangeSchema = formSchema({
  ...privateLink,
  ...answersForm,
  ...withoutFiles,
  ...selfServiceShape,
});
export type SelfServiceChange = z.output<typeof SelfServiceChangeSchema>;

/** Answers to what was asked later. */
export const SelfServiceAnswersSchema = formSchema({ ...privateLink, ...answersForm, ...withoutFiles });
export type SelfServiceAnswers = z.output<typeof SelfServiceAnswersSchema>;

export const SelfServiceEmailSchema = formSchema({ ...privateLink, email: EmailSchema });
export type SelfServiceEmail = z.output<typeof SelfServiceEmailSchema>;

/** A consent taken back; the answers it was for are deleted. */
export const SelfServiceConsentSchema = formSchema({ ...privateLink, consent: IdSchema });
export type SelfServiceConsent = z.output<typeof SelfServiceConsentSchema>;

/** Sends the links of an address. */
export const LostLinkSchema = formSchema({ locale: LocaleSchema, email: EmailSchema });
export type LostLink = z.output<typeof LostLinkSchema>;
