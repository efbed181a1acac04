import * as z from "zod/mini";
import { schoolAddress } from "@/lib/access/schema";
import {
  CheckSchema,
  DateSchema,
  formSchema,
  integerSchema,
  requiredLocalisedLine,
} from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { EmailSchema, requiredLineSchema, SlugSchema } from "@/lib/platform/text";
import { SchoolKindSchema, TimeZoneSchema } from "@/lib/schools/schema";
import { PARTS } from "./rules/parts";

/** Screen 1 of a first school: who. */
const who = { name: requiredLineSchema(160), privacyContact: EmailSchema };
/** Screen 2: what. */
const what = { title: requiredLineSchema(160), kind: SchoolKindSchema };
/** Screen 3: where and when. */
const where = {
  city: requiredLineSchema(120),
  firstDay: DateSchema,
  days: integerSchema(1, 60),
  timeZone: TimeZoneSchema,
};
const language = { language: z.enum(LOCALES) };

/** The three screens of a first school; each posts what the earlier ones asked as hidden fields. */
export const FirstSchoolWhoSchema = formSchema({ ...language, ...who });
export const FirstSchoolWhatSchema = formSchema({ ...language, ...who, ...what });
export const FirstSchoolSchema = formSchema({
  ...language,
  ...who,
  ...what,
  ...where,
  /** Made without being shown: else its page is public at once. */
  draft: CheckSchema,
  /** Its edition begins with what the example says; a draft, for it is not yet its own. */
  example: CheckSchema,
});
export type FirstSchool = z.output<typeof FirstSchoolSchema>;

/** The next edition: after which one, its name, where and when, and what comes along, with points between. */
export const NextEditionSchema = formSchema({
  ...schoolAddress,
  from: SlugSchema,
  title: requiredLocalisedLine(160),
  city: requiredLineSchema(120),
  firstDay: DateSchema,
  parts: z.pipe(
    z.pipe(
      z.string("missing").check(z.maxLength(200, "too-long")),
      z.transform((text: string) => [...new Set(text.split(".").filter((part) => part !== ""))]),
    ),
    z.array(z.enum(PARTS)),
  ),
});
export type NextEdition = z.output<typeof NextEditionSchema>;
