import { columnsOf, type LaneColumns, laneColumns, lanesOf } from "./lanes";

/** What of a slot the grid needs. */
export interface GridSlot {
  roomId: string | null;
  startsAt: string;
  endsAt: string;
  /** Meant for everybody: spans all rooms when nothing else happens meanwhile. */
  wide?: boolean;
}

export interface GridArea {
  /** CSS grid column, e.g. "2", "3 / span 2", or "2 / -1" for all rooms. */
  column: string;
  /** First row, from 1; a row is `minutes` of the grid. */
  row: number;
  /** Rows it spans; at least one, also for a slot of no length. */
  span: number;
}

export interface Grid {
  areas: GridArea[];
  /** Where each room's columns are; column 1 is the time. */
  rooms: LaneColumns[];
  /** How many columns there are beside the time. */
  columns: number;
  /** Minutes of one row: fifteen, or less where something begins or ends in between. */
  minutes: number;
}

/** Minutes of a row, as coarse as every start and end of the day allows. */
const ROWS = [15, 5, 1] as const;
const MINUTE_MS = 60_000;

/** The columns of a day: its rooms in their order, only those in use. */
export function gridRooms<Room extends { id: string }>(
  rooms: readonly Room[],
  slots: readonly GridSlot[],
): Room[] {
  const used = new Set(slots.map((slot) => slot.roomId));
  return rooms.filter((room) => used.has(room.id));
}

/**
 * The room × time grid of a day. Rows follow time from the first start, so gaps stay visible. What happens in one room at
 * one time stands side by side: the room gets as many columns as it needs. What has no room, and what is meant for
 * everybody, spans all of them when nothing else happens meanwhile; what has no room stands in a column of its own if not.
 */
export function layGrid(slots: readonly GridSlot[], rooms: ReadonlyArray<{ id: string }>): Grid {
  const first = Math.min(...slots.map((slot) => Date.parse(slot.startsAt)));
  const times = slots.map((slot) => ({
    from: (Date.parse(slot.startsAt) - first) / MINUTE_MS,
    until: (Date.parse(slot.endsAt) - first) / MINUTE_MS,
  }));
  const minutes =
    ROWS.find((size) => times.every(({ from, until }) => from % size === 0 && until % size === 0)) ?? 1;
  const spans = times.map(({ from, until }) => {
    const start = Math.floor(from / minutes);
    return { start, end: Math.max(start + 1, Math.ceil(until / minutes)) };
  });
  const groups = slots.map((slot, index) => {
    const room = rooms.findIndex((candidate) => candidate.id === slot.roomId);
    if (room !== -1 && !slot.wide) return room;
    const alone = spans.every(
      (other, at) =>
        at === index || other.end <= (spans[index]?.start ?? 0) || other.start >= (spans[index]?.end ?? 0),
    );
    return alone ? null : room === -1 ? rooms.length : room;
  });
  const members = Array.from({
    length: Math.max(0, ...groups.map((group) => (group ?? -1) + 1), rooms.length),
  }).map((_, group) => groups.flatMap((one, index) => (one === group ? [index] : [])));
  const lanes = members.map((indexes) =>
    lanesOf(indexes.map((index) => spans[index] ?? { start: 0, end: 1 })),
  );
  const columns = laneColumns(lanes, 2);
  const areas = spans.map(({ start, end }, index): GridArea => {
    const group = groups[index] ?? null;
    const rows = { row: start + 1, span: end - start };
    const own = group === null ? undefined : columns[group];
    const lane = group === null ? undefined : lanes[group]?.[members[group]?.indexOf(index) ?? 0];
    if (!own || !lane) return { column: "2 / -1", ...rows };
    const { first: column, span } = columnsOf(lane, own);
    return { column: span === 1 ? String(column) : `${column} / span ${span}`, ...rows };
  });
  return {
    areas,
    rooms: columns.slice(0, rooms.length),
    columns: columns.reduce((sum, { columns: count }) => sum + count, 0),
    minutes,
  };
}

/** From which width a day's rooms stand side by side: columns must not be narrower than a title needs. */
export type GridFrom = "narrow" | "middle" | "wide" | "never";

/** Four rooms fit a tablet, five a small screen, seven a desk; more rooms stay a list of cards, at any width. */
export function gridFrom(rooms: number): GridFrom {
  if (rooms <= 4) return "narrow";
  if (rooms === 5) return "middle";
  return rooms <= 7 ? "wide" : "never";
}
