/** One session, break or blocker on the board, with everything the browser needs to show and move it. */
export interface BoardItem {
  /** Null while it has no time. */
  slotId: string | null;
  version: number;
  sessionId: string | null;
  kind: "session" | "break" | "blocker";
  number: number | null;
  title: string;
  lang: string | null;
  colour: string | null;
  theme: number | null;
  people: string;
  cancelled: boolean;
  room: string | null;
  date: string;
  /** "HH:MM", local. */
  time: string;
  minutes: number;
  /** Minutes after the midnight its programme day begins with. */
  start: number;
  warnings: string[];
  /** Overlaps that somebody accepted, in words: said quietly. */
  accepted: string[];
  editHref: string;
}

export interface BoardRoom {
  id: string;
  name: string;
  capacity: number | null;
}

export interface BoardDay {
  date: string;
  label: string;
}

/** Minutes of one row of the grid. */
export const GRID_STEP = 5;

/** First and last minute of a day's grid: whole hours around what is placed, 9 to 18 when nothing is. */
export function gridSpan(items: readonly BoardItem[]): { from: number; to: number } {
  const starts = items.map((item) => item.start);
  const ends = items.map((item) => item.start + item.minutes);
  return {
    from: Math.floor(Math.min(540, ...starts) / 60) * 60,
    to: Math.ceil(Math.max(1080, ...ends) / 60) * 60,
  };
}

/** "HH:MM" of minutes after midnight, the night after included. */
export function clockText(minute: number): string {
  const inDay = minute % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
}
