import "server-only";
import { oneAtATime } from "../pictures/queue";
import { fingerprint } from "../secrets";
import { type Card, drawCard } from "./card";

/** Cards kept in this process: 25 kB each, so 8 MB at most. */
const MOST_KEPT = 300;
const kept = new Map<string, Promise<Buffer>>();

/** A card as PNG, drawn once for what stands on it. @throws AppError("unavailable") when too many are asked for at once */
export function cardPicture(card: Card): Promise<Buffer> {
  const key = fingerprint(JSON.stringify(card));
  const known = kept.get(key);
  // Put back at the end: the one that was not asked for the longest goes first.
  if (known) kept.delete(key);
  const drawn = known ?? oneAtATime(() => drawCard(card), "card");
  if (!known) drawn.catch(() => kept.delete(key));
  kept.set(key, drawn);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return drawn;
}
