import { hasSessionPlace, type SessionPlaces } from "@/lib/places/rules/session-places";

/** What everybody may know of the places in a session: never how many. */
export type PlaceState = "few" | "full";

/** Of this many places one is left: so few that whoever hesitates should know. Of fewer nobody can tell how many are taken. */
const FEW_OF = 5;

/** What is said of a session that one can sign up for; null: nothing, there are places. */
export function placeState({
  capacity,
  taken,
}: Pick<SessionPlaces, "capacity" | "taken">): PlaceState | null {
  if (!hasSessionPlace({ capacity, taken })) return "full";
  return capacity !== null && (capacity - taken) * FEW_OF <= capacity ? "few" : null;
}
