import { addDays } from "@/lib/platform/dates/zones";
import { done, type Result } from "@/lib/platform/result";
import { localInstant } from "./local-time";

/**
 * When a day begins and ends; null where not said. An end up to the beginning is the night after. Of an hour the clocks
 * show twice the day takes the earlier beginning and the later end.
 */
export function dayTimes(
  day: { date: string; starts: string | null; ends: string | null },
  zone: string,
): Result<{ startsAt: Date | null; endsAt: Date | null }, "no-such-time"> {
  let startsAt: Date | null = null;
  let endsAt: Date | null = null;
  if (day.starts) {
    const start = localInstant(day.date, day.starts, zone, "earlier");
    if (!start.ok) return start;
    startsAt = start.value;
  }
  if (day.ends) {
    const overnight = day.starts !== null && day.ends <= day.starts;
    const end = localInstant(overnight ? addDays(day.date, 1) : day.date, day.ends, zone, "later");
    if (!end.ok) return end;
    endsAt = end.value;
  }
  return done({ startsAt, endsAt });
}
