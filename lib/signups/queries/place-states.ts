import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { readSessionPlaces } from "@/lib/places/queries/session-places";
import { databaseClock, reading } from "@/lib/platform/db/client";
import { type PlaceState, placeState } from "../rules/place-states";
import { whyNotOpen } from "../rules/sign-up";

/** What everybody may know of the places in the sessions of an edition. */
export interface PlaceStates {
  /** By the number of the session; one that is not named has places, or nobody signs up for it now. */
  sessions: Record<string, PlaceState>;
}

/** Which sessions of an edition have few places left or none, of those that one can sign up for now. */
export function readPlaceStates({ organisationId, editionId }: EditionIds): Promise<PlaceStates> {
  return reading(async (db) => {
    const now = await databaseClock(db);
    const sessions = await readSessionPlaces(db, { organisationId, editionId });
    return {
      sessions: Object.fromEntries(
        sessions.flatMap((session) => {
          const state = whyNotOpen(session, now) === null ? placeState(session) : null;
          return state ? [[session.number, state]] : [];
        }),
      ),
    };
  });
}
