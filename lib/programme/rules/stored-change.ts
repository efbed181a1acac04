import type { Place } from "./arrange";

/** What an act on several cards did to one slot, as the history keeps it for the way back. */
export interface StoredChange {
  slotId: string;
  /** Null: it is new. */
  before: Place | null;
  after: Place;
  /** The slot's version since. */
  version: number;
}
