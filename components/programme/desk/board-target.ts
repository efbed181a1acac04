import type { BoardItem, BoardRoom } from "./board-view";

/** Where a card that is held would be put: a room of the board, a minute of its programme day, and for how long. */
export interface BoardTarget {
  room: string;
  minute: number;
  minutes: number;
}

/** The programme day lasts from 04:00 to 04:00. */
const FIRST_MINUTE = 240;
const DAY_MINUTES = 1_440;
const MORNING = 540;
const STEPS = [30, 15, 10, 5] as const;
const USUAL_STEP = 15;
const HOUR = 60;

/** Minutes by which a card goes: the longest step that all beginnings and lengths of the day keep, so that what is moved stays in line. */
export function stepOf(items: readonly Pick<BoardItem, "start" | "minutes">[]): number {
  if (items.length === 0) return USUAL_STEP;
  return (
    STEPS.find((step) => items.every(({ start, minutes }) => start % step === 0 && minutes % step === 0)) ?? 5
  );
}

/**
 * Where a card is at first when it is taken: where it lies, else the earliest time from the morning on at which a room is free for as
 * long as it lasts.
 */
export function firstTarget(
  item: BoardItem,
  items: readonly BoardItem[],
  rooms: readonly BoardRoom[],
): BoardTarget | null {
  if (item.slotId !== null && rooms.some(({ id }) => id === item.room))
    return { room: item.room ?? "", minute: item.start, minutes: item.minutes };
  const free = rooms.map(({ id }) => {
    const busy = items
      .filter(
        ({ room, kind, minutes }) => minutes > 0 && (room === id || (room === null && kind === "break")),
      )
      .sort((one, other) => one.start - other.start);
    let minute = MORNING;
    for (const { start, minutes } of busy)
      if (start < minute + item.minutes && start + minutes > minute) minute = start + minutes;
    return { room: id, minute, minutes: item.minutes };
  });
  return free.sort((one, other) => one.minute - other.minute)[0] ?? null;
}

/**
 * Where a key takes it: up and down by a step, with Page Up and Page Down by an hour, left and right to the next room; plus and minus
 * make it longer and shorter by a step.
 * @returns null for a key that means none of it
 */
export function nextTarget(
  target: BoardTarget,
  key: string,
  { rooms, step }: { rooms: readonly BoardRoom[]; step: number },
): BoardTarget | null {
  const { room, minute, minutes } = target;
  const by = { ArrowUp: -step, ArrowDown: step, PageUp: -HOUR, PageDown: HOUR }[key];
  if (by !== undefined) {
    const wanted = minute + by;
    const inDay = wanted >= FIRST_MINUTE && wanted < FIRST_MINUTE + DAY_MINUTES;
    return inDay ? { ...target, minute: wanted } : target;
  }
  const longer = { "+": step, "-": -step }[key];
  if (longer !== undefined) {
    const wanted = minutes + longer;
    return wanted >= step && wanted <= DAY_MINUTES ? { ...target, minutes: wanted } : target;
  }
  const aside = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (aside === undefined) return null;
  const there = rooms[rooms.findIndex(({ id }) => id === room) + aside];
  return there ? { ...target, room: there.id } : target;
}
