import { instantOf, isTimeZone } from "@/lib/platform/dates/zones";

/**
 * A moment of a day and a time in a zone that the file names, as an instant; as it is where it has an offset, is a time of
 * day alone, or nobody knows the zone. A time that the clocks jump over stays as it is, and is refused by its event.
 */
export function momentInZone(moment: string, zone: string | null): string {
  const local = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/.exec(moment);
  if (!local || zone === null || !isTimeZone(zone.trim())) return moment;
  const [, day = "", clock = ""] = local;
  try {
    const found = instantOf(day, clock, zone.trim(), "earlier");
    return found.ok ? found.instant.toISOString() : moment;
  } catch {
    return moment;
  }
}
