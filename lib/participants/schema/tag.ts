import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { CheckSchema, formSchema, IdSchema, VersionSchema } from "@/lib/platform/form-fields";
import { requiredLineSchema } from "@/lib/platform/text";

/** So many registrations are marked by one form. */
export const MOST_AT_ONCE = 1_000;

/** Registrations that something is done to at once. */
export const RegistrationsSchema = z
  .array(IdSchema)
  .check(z.minLength(1, "missing"), z.maxLength(MOST_AT_ONCE, "too-long"));

const name = requiredLineSchema(40);

/** A tag of the edition, for registrations that get it at once; one of this name that is there is taken. */
export const NewTagSchema = formSchema({ ...editionAddress, name, registrations: RegistrationsSchema });
export type NewTag = z.output<typeof NewTagSchema>;

export const TagEditSchema = formSchema({ ...editionAddress, tag: IdSchema, version: VersionSchema, name });
export type TagEdit = z.output<typeof TagEditSchema>;

export const TagRemovalSchema = formSchema({ ...editionAddress, tag: IdSchema, version: VersionSchema });
export type TagRemoval = z.output<typeof TagRemovalSchema>;

/** Which registrations have a tag from now on (`has`), or have it no more. */
export const TaggingSchema = formSchema({
  ...editionAddress,
  tag: IdSchema,
  registrations: RegistrationsSchema,
  has: CheckSchema,
});
export type Tagging = z.output<typeof TaggingSchema>;

/** A tag of an edition, and how many registrations have it. */
export interface Tag {
  id: string;
  name: string;
  version: number;
  count: number;
}
