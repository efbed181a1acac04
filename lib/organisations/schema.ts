import * as z from "zod/mini";
import { organisationAddress } from "@/lib/access/schema";
import {
  formSchema,
  integerSchema,
  LanguagesSchema,
  localisedText,
  MainLanguageSchema,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { blockSchema, EmailSchema, requiredLineSchema } from "@/lib/platform/text";

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
  mainLanguage: MainLanguageSchema,
  legalNotice: localisedText(),
  answerDays: integerSchema(1, 365),
  sensitiveAnswerDays: integerSchema(1, 365),
});
export type OrganisationEdit = z.output<typeof OrganisationSchema>;
