import type { Phase } from "./phases";

/** What of an edition is counted across the years. */
export interface TalliedEdition {
  phase: Phase;
  city: string;
  country: string | null;
  mode: "on_site" | "online" | "either";
}

/** Has taken place or is taking place: what is announced or cancelled counts for nothing. */
const HELD: ReadonlySet<Phase> = new Set<Phase>(["running", "past", "archived"]);

/** A school across its years: how often it met, in how many places and countries. What is only online was in no place. */
export function tallySchool(editions: readonly TalliedEdition[]) {
  const held = editions.filter(({ phase }) => HELD.has(phase));
  const met = held.filter(({ mode }) => mode !== "online");
  const places = met.filter(({ city }) => city.trim() !== "");
  return {
    editions: held.length,
    places: new Set(places.map(({ city, country }) => `${country} ${city.trim().toLowerCase()}`)).size,
    countries: new Set(met.flatMap(({ country }) => country ?? [])).size,
  };
}
