import * as z from "zod/mini";
import { DateSchema, formSchema, integerSchema } from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { EmailSchema, requiredLineSchema } from "@/lib/platform/text";
import { SchoolKindSchema, TimeZoneSchema } from "@/lib/schools/schema";

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
export const FirstSchoolSchema = formSchema({ ...language, ...who, ...what, ...where });
export type FirstSchool = z.output<typeof FirstSchoolSchema>;
