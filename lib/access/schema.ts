import { IdSchema } from "@/lib/platform/form-fields";
import { SlugSchema } from "@/lib/platform/text";

/** Hidden fields that say which edition, school or organisation a desk form is for; the gate proves them. */
export const editionAddress = { school: SlugSchema, edition: SlugSchema };
export const schoolAddress = { school: SlugSchema };
export const organisationAddress = { organisation: IdSchema };

/** Which edition, where who may was asked before: what a command's helper needs of a scope, and what of two editions one has. */
export interface EditionIds {
  organisationId: string;
  editionId: string;
}
