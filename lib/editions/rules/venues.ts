import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import { venueLines } from "@/lib/platform/venue-lines";

/** What is read of a venue for everybody; those that were deleted are left out by whoever reads. */
export const VENUE_COLUMNS = {
  id: true,
  name: true,
  address: true,
  city: true,
  directions: true,
  accessNote: true,
  latitude: true,
  longitude: true,
} as const;

/** The main venue is the first; of two in one place, the one that was there before. */
export const VENUES_IN_ORDER = [
  { order: "asc" },
  { createdAt: "asc" },
  { id: "asc" },
] as const satisfies Array<Record<string, "asc">>;

/** A venue, texts as stored. */
export interface VenueRow {
  id: string;
  name: unknown;
  address: unknown;
  city: string;
  directions: unknown;
  accessNote: unknown;
  latitude: number | null;
  longitude: number | null;
}

/** A venue as pages tell it, in a reader's language. */
export interface ToldVenue {
  id: string;
  name: LocalisedText | null;
  /** Street and number. */
  address: LocalisedText | null;
  /** Its own, or the edition's. */
  city: string;
  directions: LocalisedText | null;
  accessNote: LocalisedText | null;
  position: { latitude: number; longitude: number } | null;
  /** Name, address, city: each said once. */
  lines: string[];
}

/** Tells a venue of an edition in a city. */
export function tellVenue(
  row: VenueRow,
  locale: string,
  fallback: readonly string[],
  city: string,
): ToldVenue {
  const text = (value: unknown) => localise(value, locale, fallback);
  const [name, address] = [text(row.name), text(row.address)];
  const own = row.city.trim() || city;
  return {
    id: row.id,
    name,
    address,
    city: own,
    directions: text(row.directions),
    accessNote: text(row.accessNote),
    position:
      row.latitude !== null && row.longitude !== null
        ? { latitude: row.latitude, longitude: row.longitude }
        : null,
    lines: venueLines({ venue: name?.text, address: address?.text, city: own }),
  };
}

/** The words of a venue, or of an edition that says of none: its city. */
export const placeLines = (venue: Pick<ToldVenue, "lines"> | null | undefined, city: string): string[] =>
  venue?.lines ?? venueLines({ city });

/** The venue a room stands in: its own, else the main one. None where it is online. */
export function venueOfRoom<Venue extends { id: string }>(
  venues: readonly Venue[],
  room: { kind: string; venueId: string | null } | null | undefined,
): Venue | null {
  if (room?.kind === "online") return null;
  return venues.find(({ id }) => id === room?.venueId) ?? venues[0] ?? null;
}
