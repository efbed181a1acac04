import * as z from "zod/mini";
import { AnswerSchema } from "@/lib/forms/schema/answers";
import { CheckSchema, formSchema, IdSchema, integerSchema, VersionSchema } from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { SeenSchema } from "@/lib/platform/merge-form";
import { SlugSchema } from "@/lib/platform/text";
import { pageShape } from "./applicant";

/** The pages of the form, in their order, as they stand in the address; the questions may have several (form-pages.ts). */
export const DRAFT_PAGES = ["you", "cooperative", "taking-part", "check"] as const;
export type DraftPage = (typeof DRAFT_PAGES)[number];

const LocaleSchema = z.enum(LOCALES);
const TokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{49}$/, "invalid"));

/** Whether a page of questions was reached from the last one: then it leads back there. */
const BackToCheck = CheckSchema;

/** What was stored when the page was drawn, and the version over which a conflict is stored knowingly. */
export const drawn = { seen: z.optional(SeenSchema), over: z.optional(VersionSchema) };

/** The first page, before there is a draft. `key` makes two sends of one page one draft. */
export const BeginSchema = formSchema({
  locale: LocaleSchema,
  school: SlugSchema,
  edition: SlugSchema,
  key: IdSchema,
  ...pageShape("you"),
});
export type Begin = z.output<typeof BeginSchema>;

/** The first page again. */
export const YouSchema = formSchema({
  locale: LocaleSchema,
  draft: TokenSchema,
  check: BackToCheck,
  ...drawn,
  ...pageShape("you"),
});
export type You = z.output<typeof YouSchema>;

export const CooperativeSchema = formSchema({
  locale: LocaleSchema,
  draft: TokenSchema,
  check: BackToCheck,
  ...drawn,
  ...pageShape("cooperative"),
});
export type Cooperative = z.output<typeof CooperativeSchema>;

/** The versions of questions whose file is taken away again. */
export const withoutFiles = { without: z.optional(z.record(IdSchema, z.literal("on"))) };

/** What a page of questions asks. Answers by the version of the field that was seen; agreements by the version of the term. */
export const partShape = {
  answers: z.optional(z.record(IdSchema, AnswerSchema)),
  agreed: z.optional(z.record(IdSchema, z.literal("on"))),
  /** The versions of conditional questions that the page asked. */
  shown: z.optional(z.record(IdSchema, z.literal("on"))),
  ...withoutFiles,
};

/** Page three, the first of questions: it also asks how somebody takes part. */
export const enrolmentShape = {
  category: z.pipe(z.string("missing").check(z.minLength(1, "missing")), IdSchema),
  mode: z.optional(z.enum(["on_site", "online"], "missing")),
  ...partShape,
};
/** Whose a form is, whatever else stands in it. */
export const DraftAddressSchema = z.object({ locale: LocaleSchema, draft: TokenSchema });

export const EnrolmentSchema = formSchema({
  locale: LocaleSchema,
  draft: TokenSchema,
  check: z.optional(BackToCheck),
  ...drawn,
  ...enrolmentShape,
});
export type Enrolment = z.output<typeof EnrolmentSchema>;

/** A page of questions behind the first, by its number among them. */
export const PartNumberSchema = integerSchema(2, 99);
export const QuestionsPageSchema = formSchema({
  locale: LocaleSchema,
  draft: TokenSchema,
  check: BackToCheck,
  part: PartNumberSchema,
  ...drawn,
  ...partShape,
});
export type Part = z.output<typeof QuestionsPageSchema>;

/** The wordings that stood above the button of the last page: ids of field versions, with points between. */
export const WordingsSchema = z.optional(z.string().check(z.regex(/^[\da-f.-]{0,20000}$/, "invalid")));

/** The last page. `another` answers "Are you another person sharing this address?". */
export const SendSchema = formSchema({
  locale: LocaleSchema,
  draft: TokenSchema,
  /** Of the draft whose answers stood above the button. */
  version: z.optional(VersionSchema),
  wordings: WordingsSchema,
  /** What is asked and needed for nothing, by the version of its term; a page of an earlier version had a box for the terms. */
  agreed: z.optional(z.record(IdSchema, z.literal("on"))),
  another: z.optional(z.enum(["yes", "no"])),
  /** The question was on the page: without an answer it is an error. */
  asked: CheckSchema,
});
export type Send = z.output<typeof SendSchema>;

/** What the JSON column of a draft holds besides the columns of its row. */
export const DraftContentSchema = z.object({
  /** How many pages are answered. */
  pages: z.number(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  agreed: z.array(z.string()),
  /** The versions whose answers went at the last saving, since they are not asked any more. */
  dropped: z._default(z.array(z.string()), []),
});
export type DraftContent = z.output<typeof DraftContentSchema>;

const EMPTY: DraftContent = { pages: 0, answers: {}, agreed: [], dropped: [] };

/** Reads the JSON column of a draft; anything else is an empty one. */
export function asDraftContent(json: unknown): DraftContent {
  const parsed = z.safeParse(DraftContentSchema, json);
  return parsed.success ? parsed.data : EMPTY;
}
