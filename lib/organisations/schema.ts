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

/** What an organisation's pages may be drawn in: each keeps contrast by day and by night; red says that something is wrong. */
export const BRAND_COLOURS = ["mulberry", "brick", "ochre", "pine", "lagoon", "indigo", "violet"] as const;
export type BrandColour = (typeof BRAND_COLOURS)[number];

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
  colour: z.enum(BRAND_COLOURS),
});
export type OrganisationEdit = z.output<typeof OrganisationSchema>;
