import { type ToldVenue, venueOfRoom } from "@/lib/editions/rules/venues";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import { slugify } from "@/lib/platform/text";

/** Where a room is, for whoever has to go there. */
export interface Housed {
  /** Its venue; none online, or where nothing is said. */
  house: ToldVenue | null;
  /** The venue by name, only where there are several: else everybody knows it. */
  venue: LocalisedText | null;
}

/** Rooms with their venues, venue by venue in their order; what is online comes last among them. */
export function housedRooms<Room extends { kind: string; venueId: string | null }>(
  rooms: readonly Room[],
  venues: readonly ToldVenue[],
): Array<Room & Housed> {
  const several = venues.length > 1;
  const housed = rooms.map((room) => {
    const house = venueOfRoom(venues, room);
    return { ...room, house, venue: several && house ? calledOf(house) : null };
  });
  if (!several) return housed;
  const at = ({ house }: Housed) => (house ? venues.findIndex(({ id }) => id === house.id) : venues.length);
  return housed.sort((one, other) => at(one) - at(other));
}

/** A venue by its name; one of which nothing else is known, by its city. */
const calledOf = ({ name, address, city }: ToldVenue): LocalisedText =>
  name ?? address ?? { text: city, lang: null };

/**
 * What rooms are called in an address, e.g. of a filter, by their ids: by their names. In two venues each may have its hall:
 * of rooms of one name the later ones have their ids.
 */
export function roomAddresses(rooms: ReadonlyArray<{ id: string; name: string }>): Map<string, string> {
  const taken = new Map<string, string>();
  for (const { id, name } of rooms) {
    const address = slugify(name);
    taken.set(address === "" || taken.has(address) ? id : address, id);
  }
  return new Map([...taken].map(([address, id]) => [id, address]));
}

interface DayRoom extends Housed {
  id: string;
}

/** The venues a day is in, where the edition has several: each once, in their order. */
export function dayVenues(
  rooms: readonly DayRoom[],
  slots: ReadonlyArray<{ roomId: string | null }>,
): Array<{ id: string; name: LocalisedText }> {
  const used = new Set(slots.map(({ roomId }) => roomId));
  const found = rooms.flatMap(({ id, house, venue }) =>
    used.has(id) && house && venue ? [[house.id, { id: house.id, name: venue }] as const] : [],
  );
  return [...new Map(found).values()];
}

/** A room of a day that is in one venue: nobody has to be told which at each session. */
export const withoutVenue = <Room extends Housed>(room: Room): Room => ({ ...room, venue: null });
