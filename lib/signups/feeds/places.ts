import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { type PlaceStates, readPlaceStates } from "../queries/place-states";

/** Readers keep it for a minute; this is for a rush, when a thousand open the agenda at once. */
const KEPT_MS = 5_000;
const MOST_KEPT = 500;
const kept = new Map<string, { told: Promise<PlaceStates>; at: number }>();

/** Which sessions of an edition have few places left or none; null where the edition has no page. */
export async function findPlacesFile(
  language: string,
  school: string,
  edition: string,
): Promise<PlaceStates | null> {
  const head = await findEditionHead(language, school, edition);
  if (!head) return null;
  const now = performance.now();
  const known = kept.get(head.editionId);
  if (known && now - known.at < KEPT_MS) return known.told;
  const told = readPlaceStates(head);
  told.catch(() => kept.delete(head.editionId));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(head.editionId, { told, at: now });
  return told;
}
