import { isoDate, localDate, localDateTime, moveByDays } from "@/lib/platform/dates/zones";

const DAY_MS = 86_400_000;
const WEEK = 7;

/**
 * The first day proposed for the next edition: the same day of the week, nearest to the same date a year later; where that
 * is over, of the first year in which it is not.
 * @param firstDay ISO date of the earlier edition
 * @param today ISO date, where it is held
 */
export function proposeFirstDay(firstDay: string, today: string): string {
  for (let years = 1; ; years += 1) {
    const proposed = nearestWeekday(firstDay, anniversary(firstDay, years));
    if (proposed > today) return proposed;
  }
}

/** Whole days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

const plusDays = (date: string, days: number) =>
  isoDate(new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS));

/** The same date some years later; 29 February is 1 March where there is none. */
function anniversary(date: string, years: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return isoDate(new Date(Date.UTC(year + years, month - 1, day)));
}

/** Of the dates on the same day of the week the one that is nearest to `wanted`. */
function nearestWeekday(date: string, wanted: string): string {
  const ahead = daysBetween(date, wanted) % WEEK;
  return plusDays(wanted, ahead > WEEK / 2 ? WEEK - ahead : -ahead);
}

/** What the clocks of the edition's zone made of a local time that moved. */
export interface ClockNote {
  what: "begins" | "ends" | "opens" | "closes";
  clocks: "skipped" | "twice";
  /** The local time that was meant, "2028-03-26T02:30:00", and the one that is taken. */
  meant: string;
  taken: string;
}

/** What is over on the day on which an edition is made, and left out. */
export type OverNote = "opens" | "closes";

export interface SourceDay {
  /** ISO date. */
  date: string;
  startsAt: Date | null;
  endsAt: Date | null;
}

export interface SourceDates<Day extends SourceDay = SourceDay> {
  /** In order. */
  days: readonly Day[];
  opensAt: Date | null;
  closesAt: Date | null;
  timeZone: string;
}

/** The dates of the next edition, and what of them is otherwise than whoever makes it would think. */
export interface NextDates<Day extends SourceDay = SourceDay> {
  /** By how many days all moves. */
  shift: number;
  days: Array<{ from: Day | null; date: string; startsAt: Date | null; endsAt: Date | null }>;
  opensAt: Date | null;
  closesAt: Date | null;
  clocks: ClockNote[];
  over: OverNote[];
  /** Whether its days are on other days of the week. */
  otherWeekday: boolean;
}

/**
 * Moves every date of an edition by the days between its first day and the new one. Local times stay, whatever the clocks
 * do in between; of an hour they show twice a beginning is the earlier, an end the later, as for any day. What of the
 * registration's window would be over is left out: an edition must not open by being published.
 */
export function planDates<Day extends SourceDay>(
  source: SourceDates<Day>,
  firstDay: string,
  now: Date,
): NextDates<Day> {
  const { timeZone } = source;
  const [first] = source.days;
  const shift = daysBetween(first?.date ?? firstDay, firstDay);
  const clocks: ClockNote[] = [];
  const moved = (instant: Date | null, what: ClockNote["what"]): Date | null => {
    if (!instant) return null;
    const choose = what === "begins" || what === "opens" ? "earlier" : "later";
    const there = moveByDays(instant, shift, timeZone, choose);
    if (there.clocks !== "same") {
      const meant = `${plusDays(localDate(instant, timeZone), shift)}${localDateTime(instant, timeZone).slice(10)}`;
      clocks.push({ what, clocks: there.clocks, meant, taken: localDateTime(there.instant, timeZone) });
    }
    return there.instant;
  };
  const days = source.days.map((day) => ({
    from: day,
    date: plusDays(day.date, shift),
    startsAt: moved(day.startsAt, "begins"),
    endsAt: moved(day.endsAt, "ends"),
  }));
  const over: OverNote[] = [];
  const ahead = (instant: Date | null, what: OverNote) => {
    const there = moved(instant, what);
    if (!there || there > now) return there;
    over.push(what);
    return null;
  };
  return {
    shift,
    days: days.length > 0 ? days : [{ from: null, date: firstDay, startsAt: null, endsAt: null }],
    opensAt: ahead(source.opensAt, "opens"),
    closesAt: ahead(source.closesAt, "closes"),
    clocks,
    over,
    otherWeekday: shift % WEEK !== 0,
  };
}
