/** Where a member of a list goes: one place up or down, to the end, or before another one. */
export type MoveTo = "up" | "down" | "end" | { before: string };

/**
 * A list in which one member stands elsewhere among those that count: one place further, at the end, or right before another.
 * Where there is no such place it stays.
 */
export function moved(
  list: readonly string[],
  one: string,
  to: MoveTo,
  counts: (other: string) => boolean,
): string[] {
  const at = list.indexOf(one);
  const rest = list.filter((other) => other !== one);
  const place = placeOf(list, rest, at, to, counts);
  return at < 0 || place === null ? [...list] : [...rest.slice(0, place), one, ...rest.slice(place)];
}

function placeOf(
  list: readonly string[],
  rest: readonly string[],
  at: number,
  to: MoveTo,
  counts: (other: string) => boolean,
): number | null {
  if (to === "end") {
    const last = rest.findLast(counts);
    return last === undefined ? null : rest.indexOf(last) + 1;
  }
  if (typeof to !== "string") return rest.includes(to.before) ? rest.indexOf(to.before) : null;
  const beyond = to === "up" ? list.slice(0, at).findLast(counts) : list.slice(at + 1).find(counts);
  return beyond === undefined ? null : rest.indexOf(beyond) + (to === "up" ? 0 : 1);
}
