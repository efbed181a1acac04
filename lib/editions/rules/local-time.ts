import { instantOf } from "@/lib/platform/dates/zones";
import { done, type Result, refused } from "@/lib/platform/result";

export type LocalTimeRefusal = "no-such-time" | "ambiguous-time";

/**
 * The instant somebody meant by a local date and time. A time the clocks jump over is refused with the nearest existing
 * ones (`before`, `after`, HH:MM); a time they show twice asks which (`earlier`, `later`, ISO instants) unless chosen.
 */
export function localInstant(
  date: string,
  time: string,
  zone: string,
  choose: "earlier" | "later",
): Result<Date, "no-such-time">;
export function localInstant(
  date: string,
  time: string,
  zone: string,
  choose: "earlier" | "later" | null,
): Result<Date, LocalTimeRefusal>;
export function localInstant(
  date: string,
  time: string,
  zone: string,
  choose: "earlier" | "later" | null,
): Result<Date, LocalTimeRefusal> {
  const found = choose ? instantOf(date, time, zone, choose) : instantOf(date, time, zone);
  if (found.ok) return done(found.instant);
  if (found.reason === "no-such-time")
    return refused("no-such-time", { before: found.before, after: found.after });
  return refused("ambiguous-time", {
    earlier: found.earlier.toISOString(),
    later: found.later.toISOString(),
  });
}
