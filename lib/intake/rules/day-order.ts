import type { DayOrder } from "../schema/intake-request";

/** "31.12.2027", "31/12/2027", "12-31-2027". */
const WRITTEN = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/;

/** With a point the day comes first wherever people write so. */
const parts = (text: string) => {
  const [, first = "", sign, second = "", year] = WRITTEN.exec(text) ?? [];
  return year === undefined ? null : { first, second, year, settled: sign === "." };
};

/** Whether a day reads as another one where the month comes first: 3/4/2027, but not 3.4.2027, 13/4/2027 or 4/4/2027. */
export function isUnclearDay(text: string): boolean {
  const found = parts(text);
  if (!found || found.settled) return false;
  const [first, second] = [Number(found.first), Number(found.second)];
  return first !== second && first <= 12 && second <= 12;
}

/** In which order the days of a column are written, where one of them tells and none contradicts; else null. */
export function orderOf(cells: readonly string[]): DayOrder | null {
  const found = cells.flatMap((cell) => parts(cell) ?? []).filter(({ settled }) => !settled);
  const dayFirst = found.some(({ first }) => Number(first) > 12);
  const monthFirst = found.some(({ second }) => Number(second) > 12);
  if (dayFirst === monthFirst) return null;
  return dayFirst ? "day-first" : "month-first";
}

/**
 * A day as people write it in ISO; what is none stays as it is, for its kind to refuse.
 * @param order of its column; null: nobody knows, and the day comes first where no other reading is left
 */
export function isoDay(text: string, order: DayOrder | null): string {
  const found = parts(text);
  if (!found || (order === null && isUnclearDay(text))) return text;
  const turned = !found.settled && order === "month-first";
  const [day, month] = turned ? [found.second, found.first] : [found.first, found.second];
  return `${found.year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
