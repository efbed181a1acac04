import * as z from "zod/mini";
import { isIsoDate } from "@/lib/platform/dates/iso-date";
import { done, refused } from "@/lib/platform/result";
import { defineKind, plainSigns, textKind } from "./answer-kind";

const DaySchema = z.string().check(z.refine(isIsoDate));

const DateSettingsSchema = z
  .strictObject({ min: z.optional(DaySchema), max: z.optional(DaySchema) })
  .check(z.refine(({ min, max }) => !min || !max || min <= max, "order"));

/** A day of the calendar, in no zone. Stored as an ISO date: "2027-10-08". */
export const dateKind = defineKind({
  missing: "missing",
  settings: DateSettingsSchema,
  judge: ([text = ""], { min, max }) => {
    const date = text.trim();
    if (!isIsoDate(date)) return refused("date");
    if (min && date < min) return refused("too-early");
    if (max && date > max) return refused("too-late");
    return done(date);
  },
});

/** The first and the last day that may be named. */
export function dateLimits(settings: unknown): { min: string | null; max: string | null } {
  const read = z.safeParse(DateSettingsSchema, settings);
  const { min = null, max = null } = read.success ? read.data : {};
  return { min, max };
}

// "9:30", "9.30" and "9h30" are how it is written here and there; some browsers send seconds, which nobody typed.
const TIME = /^([01]?\d|2[0-3])[:.h]([0-5]\d)(?::[0-5]\d(?:\.\d{1,3})?)?$/i;

/** A time of the day, in no zone. Stored as "09:30". */
export const timeKind = textKind((text) => {
  const [whole, hours = "", minutes = ""] = TIME.exec(plainSigns(text)) ?? [];
  return whole === undefined ? refused("time") : done(`${hours.padStart(2, "0")}:${minutes}`);
});
