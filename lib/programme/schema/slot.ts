import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  DateSchema,
  formSchema,
  IdSchema,
  integerSchema,
  localisedText,
  requiredLocalisedLine,
  TimeSchema,
  VersionSchema,
} from "@/lib/platform/form-fields";

/** When and where: local date and time of the edition's zone. `choose` answers the hour that the clocks show twice. */
const placementFields = {
  room: blankable(IdSchema),
  date: DateSchema,
  time: TimeSchema,
  minutes: integerSchema(1, 1_440),
  choose: blankable(z.enum(["earlier", "later"])),
};

export const ScheduleSessionSchema = formSchema({ ...editionAddress, session: IdSchema, ...placementFields });
export type ScheduleSession = z.output<typeof ScheduleSessionSchema>;

export const MoveSlotSchema = formSchema({
  ...editionAddress,
  slot: IdSchema,
  version: VersionSchema,
  ...placementFields,
});
export type MoveSlot = z.output<typeof MoveSlotSchema>;

export const UnscheduleSlotSchema = formSchema({ ...editionAddress, slot: IdSchema, version: VersionSchema });
export type UnscheduleSlot = z.output<typeof UnscheduleSlotSchema>;

/** A break (without a room: in all rooms), or a time at which nothing may be scheduled in a room. */
export const BREAK_KINDS = ["break", "blocker"] as const;
const breakFields = {
  kind: z.enum(BREAK_KINDS),
  title: requiredLocalisedLine(160),
  note: localisedText(1_000),
};
export const NewBreakSchema = formSchema({ ...editionAddress, ...breakFields, ...placementFields });
export type NewBreak = z.output<typeof NewBreakSchema>;
export const BreakSchema = formSchema({
  ...editionAddress,
  slot: IdSchema,
  version: VersionSchema,
  ...breakFields,
  ...placementFields,
});
export type BreakEdit = z.output<typeof BreakSchema>;

/** The live question of the Move dialog; `session` or `slot` (or neither, for a new break). */
export const CheckMoveSchema = formSchema({
  ...editionAddress,
  session: blankable(IdSchema),
  slot: blankable(IdSchema),
  ...placementFields,
});
export type CheckMove = z.output<typeof CheckMoveSchema>;
