import * as z from "zod/mini";
import { organisationAddress, schoolAddress } from "@/lib/access/schema";
import { isTimeZone } from "@/lib/platform/dates/zone-name";
import {
  CheckSchema,
  formSchema,
  localisedText,
  requiredLocalisedLine,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { SlugSchema } from "@/lib/platform/text";

export const SCHOOL_KINDS = ["school", "course", "conference", "assembly", "visit"] as const;
export const SchoolKindSchema = z.enum(SCHOOL_KINDS);

/** An IANA zone. Error code: "time-zone". */
export const TimeZoneSchema = z.string().check(z.refine(isTimeZone, "time-zone"));

export const NewSchoolSchema = formSchema({
  ...organisationAddress,
  title: requiredLocalisedLine(160),
  kind: SchoolKindSchema,
  recurring: CheckSchema,
});
export type NewSchool = z.output<typeof NewSchoolSchema>;

/** `slug` is the address; the earlier one goes on answering. */
export const SchoolSchema = formSchema({
  ...schoolAddress,
  version: VersionSchema,
  slug: SlugSchema,
  kind: SchoolKindSchema,
  recurring: CheckSchema,
  title: requiredLocalisedLine(160),
  summary: localisedText(600),
  description: localisedText(),
});
export type SchoolEdit = z.output<typeof SchoolSchema>;
