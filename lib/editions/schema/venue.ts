import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  decimalSchema,
  formSchema,
  IdSchema,
  integerSchema,
  localisedLine,
  localisedText,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { lineSchema } from "@/lib/platform/text";

const venue = {
  name: localisedLine(200),
  address: localisedLine(300),
  /** Blank: the edition's. */
  city: lineSchema(120),
  directions: localisedText(4_000),
  accessNote: localisedText(4_000),
  latitude: blankable(decimalSchema(-90, 90)),
  longitude: blankable(decimalSchema(-180, 180)),
  /** Blank is the end of the list for a new one, and where it stands for the others. */
  order: blankable(integerSchema(0, 9_999)),
};

export const NewVenueSchema = formSchema({ ...editionAddress, ...venue });
export type NewVenue = z.output<typeof NewVenueSchema>;

const edit = { ...editionAddress, venue: IdSchema, version: VersionSchema };

export const VenueSchema = formSchema({ ...edit, ...venue });
export type VenueEdit = z.output<typeof VenueSchema>;

/** Takes a venue off; the rooms that stand in it move to another one, which has to be named then. */
export const VenueDeletionSchema = formSchema({ ...edit, to: blankable(IdSchema) });
export type VenueDeletion = z.output<typeof VenueDeletionSchema>;

export const VenueReturnSchema = formSchema(edit);
export type VenueReturn = z.output<typeof VenueReturnSchema>;
