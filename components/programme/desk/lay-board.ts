import { columnsOf, laneColumns, lanesOf } from "@/lib/agenda/rules/lanes";
import { type BoardItem, type BoardRoom, GRID_STEP } from "./board-view";

/** The column of breaks for all rooms during which something else happens. */
export const ALL_ROOMS = "all";
/** The column of sessions that have no room yet. */
const NO_ROOM = "";

/** A lane that shares its room may be narrower, but a title must still be read. */
const ALONE = "minmax(9rem, 1fr)";
const BESIDE = "minmax(7.5rem, 1fr)";

interface Column {
  id: string;
  /** First line of the CSS grid, and how many columns it spans: "span 2". */
  start: number;
  width: string;
  /** Both in one: "3 / auto / span 2". */
  area: string;
}

interface LaidBoard {
  columns: Column[];
  /** The CSS grid's columns beside the time. */
  template: string;
  /** Where each item stands, as a CSS grid area, in the order of the items. */
  areas: string[];
}

/**
 * One day's board: a column for each room, more where something happens there at the same time, so that no card lies on
 * another. A break for all rooms runs across them unless something else happens meanwhile. @param row of a minute
 */
export function layBoard(
  items: readonly BoardItem[],
  rooms: readonly BoardRoom[],
  row: (minute: number) => number,
): LaidBoard {
  const spans = items.map((item) => {
    const start = row(item.start);
    return { start, end: start + Math.max(1, Math.round(item.minutes / GRID_STEP)) };
  });
  const groups = items.map((item, index) => {
    if (item.room !== null || item.kind === "session") return item.room ?? NO_ROOM;
    const { start, end } = spans[index] ?? { start: 0, end: 0 };
    const alone = spans.every((other, place) => place === index || other.end <= start || other.start >= end);
    return alone ? null : ALL_ROOMS;
  });
  const ids = [
    ...(groups.includes(ALL_ROOMS) ? [ALL_ROOMS] : []),
    ...rooms.map((room) => room.id),
    ...(groups.includes(NO_ROOM) ? [NO_ROOM] : []),
  ];
  const members = ids.map((id) => groups.flatMap((group, index) => (group === id ? [index] : [])));
  const lanes = members.map((here) => lanesOf(here.map((index) => spans[index] ?? { start: 0, end: 1 })));
  const placed = laneColumns(lanes, 2);
  const areas = items.map(() => "");
  for (const [index, span] of spans.entries()) areas[index] = `${span.start} / 2 / ${span.end} / -1`;
  for (const [group, here] of members.entries())
    for (const [place, index] of here.entries()) {
      const [span, lane, column] = [spans[index], lanes[group]?.[place], placed[group]];
      if (!span || !lane || !column) continue;
      const { first, span: wide } = columnsOf(lane, column);
      areas[index] = `${span.start} / ${first} / ${span.end} / span ${wide}`;
    }
  const template = placed
    .map(({ columns }) => (columns === 1 ? ALONE : `repeat(${columns}, ${BESIDE})`))
    .join(" ");
  return {
    columns: ids.map((id, index) => {
      const { first, columns } = placed[index] ?? { first: 2, columns: 1 };
      const width = `span ${columns}`;
      return { id, start: first, width, area: `${first} / auto / ${width}` };
    }),
    template: template || ALONE,
    areas,
  };
}
