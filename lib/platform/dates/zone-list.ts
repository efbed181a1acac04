import { listTimeZones } from "./zones";

/** A zone to choose: its city, its region where another city is called the same, and its distance from UTC today. */
export interface ZoneChoice {
  zone: string;
  /** "Rome — GMT+1" */
  name: string;
}

/**
 * All zones, those first whose clocks show the time of `near` today, then the nearest; among them those of its own
 * continent, by name. @param at when their clocks are compared
 */
export function listZonesNear(near: string, at: Date): ZoneChoice[] {
  const here = offsetOf(near, at).minutes;
  const [continent] = near.split("/");
  const zones = listTimeZones().map((zone) => ({ zone, city: cityOf(zone), ...offsetOf(zone, at) }));
  const known = new Map<string, number>();
  for (const { city } of zones) known.set(city, (known.get(city) ?? 0) + 1);
  const far = ({ minutes, zone }: (typeof zones)[number]) =>
    Math.abs(minutes - here) * 10 + (zone === near ? -1 : zone.startsWith(`${continent}/`) ? 0 : 1);
  return zones
    .toSorted((one, other) => far(one) - far(other) || one.city.localeCompare(other.city, "en"))
    .map(({ zone, city, text }) => ({
      zone,
      name: `${(known.get(city) ?? 0) > 1 ? `${city}, ${regionOf(zone)}` : city} — ${text}`,
    }));
}

const words = (part: string) => part.replaceAll("_", " ");
const cityOf = (zone: string) => words(zone.slice(zone.lastIndexOf("/") + 1));
const regionOf = (zone: string) => words(zone.slice(0, Math.max(0, zone.lastIndexOf("/"))));

/** As "GMT+5:30", and in minutes. */
function offsetOf(zone: string, at: Date): { text: string; minutes: number } {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(
    at,
  );
  const text = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d+)(?::(\d+))?/.exec(text) ?? [];
  return { text, minutes: (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) };
}
