import { localDateTime } from "@/lib/platform/dates/zones";
import type { FormRecord } from "@/lib/platform/form-fields";
import { asLocalised } from "@/lib/platform/i18n/localised";

/** A planned release under the field names of its form, its moment on the clock of a zone. */
export function plannedFields(
  { name, note, releaseAt }: { name: string; note: unknown; releaseAt: Date },
  timeZone: string,
): FormRecord {
  return { name, note: asLocalised(note), at: minuteOf(releaseAt, timeZone) };
}

const QUARTER_MS = 15 * 60_000;

/** What a new plan begins with: the first full quarter of an hour that is at least one hour off. */
export function suggestedMoment(now: Date, timeZone: string): string {
  const first = Math.ceil((now.getTime() + 4 * QUARTER_MS) / QUARTER_MS) * QUARTER_MS;
  return minuteOf(new Date(first), timeZone);
}

/** As a field of day and time has it: "2027-10-01T12:00". */
const minuteOf = (instant: Date, timeZone: string) => localDateTime(instant, timeZone).slice(0, 16);
