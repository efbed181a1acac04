import { isDeepStrictEqual } from "node:util";
import type { PublishedSection } from "./content";

/** Whether readers would see the same: the same sections in the same order, with the same words. */
export function isSameSections(
  one: readonly PublishedSection[],
  other: readonly PublishedSection[],
): boolean {
  return isDeepStrictEqual(one, other);
}
