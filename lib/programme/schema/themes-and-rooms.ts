import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  CheckSchema,
  formSchema,
  IdSchema,
  integerSchema,
  localisedLine,
  localisedText,
  requiredLocalisedLine,
  TimeSchema,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { requiredLineSchema, WebAddressSchema } from "@/lib/platform/text";

export const THEME_COLOURS = ["tomato", "brick", "ochre", "pine", "lagoon", "indigo", "violet"] as const;
export const ROOM_KINDS = ["physical", "online"] as const;

const theme = {
  title: requiredLocalisedLine(160),
  summary: localisedText(2_000),
  colour: z.enum(THEME_COLOURS),
};
/** A new theme gets the next number. */
export const NewThemeSchema = formSchema({ ...editionAddress, ...theme });
export type NewTheme = z.output<typeof NewThemeSchema>;
export const ThemeSchema = formSchema({
  ...editionAddress,
  theme: IdSchema,
  version: VersionSchema,
  number: integerSchema(1, 999),
  ...theme,
});
export type ThemeEdit = z.output<typeof ThemeSchema>;
export const ThemeRemovalSchema = formSchema({ ...editionAddress, theme: IdSchema, version: VersionSchema });
export type ThemeRemoval = z.output<typeof ThemeRemovalSchema>;

const room = {
  name: requiredLineSchema(120),
  floor: localisedLine(120),
  kind: z.enum(ROOM_KINDS),
  /** Blank is where it stands, and the main venue for one that stands nowhere. */
  venue: z.optional(blankable(IdSchema)),
  /** Blank is unlimited. */
  capacity: blankable(integerSchema(0, 100_000)),
  equipment: localisedLine(400),
  /** "yes", "no" or blank: not known. */
  stepFree: blankable(z.enum(["yes", "no"])),
  opens: blankable(TimeSchema),
  /** A closing time up to the opening one is the night after. */
  closes: blankable(TimeSchema),
  shared: CheckSchema,
  joinLink: blankable(WebAddressSchema),
  /** From how many hours before its day begins confirmed people see the link; blank is a day. */
  joinHours: blankable(integerSchema(0, 2_160)),
  /** Blank is the end of the list for a new one, and where it stands for the others. */
  order: blankable(integerSchema(0, 9_999)),
};
export const NewRoomSchema = formSchema({ ...editionAddress, ...room });
export type NewRoom = z.output<typeof NewRoomSchema>;
export const RoomSchema = formSchema({ ...editionAddress, room: IdSchema, version: VersionSchema, ...room });
export type RoomEdit = z.output<typeof RoomSchema>;
export const RoomRemovalSchema = formSchema({ ...editionAddress, room: IdSchema, version: VersionSchema });
export type RoomRemoval = z.output<typeof RoomRemovalSchema>;
