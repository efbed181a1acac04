import type { DayClock } from "@/lib/agenda/rules/day-clock";

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
  /** How many participants marked it; left out: nobody asked. */
  stars?: number;
  cancelled: boolean;
  room: string | null;
  /** Of the calendar: what begins after midnight has the date of the next day. */
  date: string;
  /** "HH:MM", local. */
  time: string;
  /** Which of the two, in the hour that the clocks show twice; else blank. */
  choose: "earlier" | "later" | "";
  minutes: number;
  /** The minute of its programme day as time passes, which is not what the clock shows once it was changed. */
  start: number;
  /** From when to when, in words; with the date where it is not that of its programme day. */
  when: string;
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

/** First and last minute of a day's grid: whole hours around what is scheduled, 9 to 18 when nothing is. */
export function gridSpan(items: readonly Pick<BoardItem, "start" | "minutes">[]): {
  from: number;
  to: number;
} {
  const starts = items.map((item) => item.start);
  const ends = items.map((item) => item.start + item.minutes);
  return {
    from: Math.floor(Math.min(540, ...starts) / 60) * 60,
    to: Math.ceil(Math.max(1080, ...ends) / 60) * 60,
  };
}

/** A moment as a form names it: local date and time, and which of the two where the clocks show it twice. */
export interface Moment {
  date: string;
  time: string;
  choose: "earlier" | "later" | "";
}

const DAY_MINUTES = 1440;

/** What calendar and clock show at a minute of a programme day. */
export function momentAt(minute: number, clock: DayClock): Moment {
  const put = clock.changes.filter(({ at }) => at <= minute).reduce((sum, { by }) => sum + by, 0);
  const shown = minute + put;
  const inDay = shown % DAY_MINUTES;
  const midnight = Date.parse(`${clock.date}T00:00:00Z`) + Math.floor(shown / DAY_MINUTES) * 86_400_000;
  const back = clock.changes.find(({ at, by }) => by < 0 && minute >= at + by && minute < at - by);
  return {
    date: new Date(midnight).toISOString().slice(0, 10),
    time: `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`,
    choose: back ? (minute < back.at ? "earlier" : "later") : "",
  };
}

/** The id of what takes a card into the hand. */
export const pickId = ({ slotId, sessionId }: Pick<BoardItem, "slotId" | "sessionId">): string =>
  `pick-${slotId ?? sessionId}`;
