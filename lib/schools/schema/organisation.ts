import * as z from "zod/mini";
import {
  DateSchema,
  formSchema,
  integerSchema,
  LanguagesSchema,
  localisedText,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { blockSchema, EmailSchema, requiredLineSchema } from "@/lib/platform/text";
import { organisationAddress } from "@/lib/team/schema";
import { SchoolKindSchema, TimeZoneSchema } from "./school";

/** A new organisation: its name and who answers questions about personal data; `language` is the one it writes in. */
export const NewOrganisationSchema = formSchema({
  name: requiredLineSchema(160),
  privacyContact: EmailSchema,
  language: z.enum(LOCALES),
});
export type NewOrganisation = z.output<typeof NewOrganisationSchema>;

export const OrganisationSchema = formSchema({
  ...organisationAddress,
  version: VersionSchema,
  name: requiredLineSchema(160),
  controllerName: requiredLineSchema(200),
  controllerAddress: blockSchema(500),
  privacyContact: EmailSchema,
  languages: LanguagesSchema,
  legalNotice: localisedText(),
});
export type OrganisationEdit = z.output<typeof OrganisationSchema>;

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
