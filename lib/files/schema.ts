import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  CheckSchema,
  formSchema,
  IdSchema,
  integerSchema,
  localisedLine,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { lineSchema } from "@/lib/platform/text";
import type { FilePlace } from "@/prisma/generated/enums";
import { LICENCES, PLACE_NAMES } from "./rules/places";

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, "missing");

/** Where a picture is to stand, as one value of a form: "edition_wide", or "speaker_face:" and the id of the speaker. */
export const targetOf = (place: FilePlace, owner: string | null): string =>
  owner ? `${place}:${owner}` : place;

const TargetSchema = z.pipe(
  z.transform((value: unknown) => {
    const [place, owner = null, ...more] = typeof value === "string" ? value.split(":") : [];
    return { place, owner: more.length > 0 ? "" : owner };
  }),
  z.strictObject({ place: z.enum(PLACE_NAMES), owner: z.nullable(IdSchema) }),
);

/** A picture and where it is to stand. */
export const AddPictureSchema = formSchema({
  ...editionAddress,
  target: TargetSchema,
  picture: z.optional(bytes),
});
export type NewPicture = z.output<typeof AddPictureSchema>;

/** What a picture shows, whose it is, and what must stay in sight. */
export const PictureSchema = formSchema({
  ...editionAddress,
  fileId: IdSchema,
  version: VersionSchema,
  alt: localisedLine(300),
  /** Absent: it has no place for one. */
  caption: z.optional(localisedLine(300)),
  decorative: CheckSchema,
  credit: lineSchema(160),
  licence: z.enum(LICENCES),
  showsPerson: CheckSchema,
  agreed: CheckSchema,
  focusX: integerSchema(0, 100),
  focusY: integerSchema(0, 100),
  order: z.optional(integerSchema(0, 9_999)),
});
export type PictureEdit = z.output<typeof PictureSchema>;

export const PictureRemovalSchema = formSchema({
  ...editionAddress,
  fileId: IdSchema,
  version: VersionSchema,
});
export type PictureRemoval = z.output<typeof PictureRemovalSchema>;
