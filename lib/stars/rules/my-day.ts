import { clash, type Timed } from "./clash";

const MINUTE_MS = 60_000;

/** Where something is: in which room, of which venue; null where nothing is said. */
export interface Located extends Timed {
  roomId: string | null;
  houseId: string | null;
}

/** What stands between an entry of a day and what came before it. */
export interface Before<Entry> {
  /** Minutes that are free until it begins; 0 where it follows at once, or something is still on. */
  free: number;
  /** One cannot be at it and at these, in their order. */
  clashes: Entry[];
  /** One goes to another room, or to another venue, from where one was last; null: one stays, cannot come, or nobody knows. */
  move: "room" | "venue" | null;
}

/** Entries in the order of the day, each with what stands before it; before the first of a day is nothing. */
export function layMyDay<Entry extends Located>(
  entries: readonly Entry[],
): Array<{ entry: Entry; before: Before<Entry> | null }> {
  const inOrder = [...entries].sort((one, other) => one.from - other.from || one.until - other.until);
  return inOrder.map((entry, index) => {
    const earlier = inOrder.slice(0, index);
    if (earlier.length === 0) return { entry, before: null };
    const last = earlier.reduce((one, other) => (other.until > one.until ? other : one));
    const clashes = earlier.filter((one) => clash(one, entry));
    return {
      entry,
      before: {
        free: Math.max(0, Math.round((entry.from - last.until) / MINUTE_MS)),
        clashes,
        move: clashes.length > 0 ? null : moveBetween(last, entry),
      },
    };
  });
}

function moveBetween(one: Located, other: Located): Before<never>["move"] {
  if (one.houseId && other.houseId && one.houseId !== other.houseId) return "venue";
  return one.roomId && other.roomId && one.roomId !== other.roomId ? "room" : null;
}
