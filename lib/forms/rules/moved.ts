/** A list in which one member stands one place further up or down among those that count; at the end it stays. */
export function moved(
  list: readonly string[],
  one: string,
  to: "up" | "down",
  counts: (other: string) => boolean,
): string[] {
  const at = list.indexOf(one);
  const beyond = to === "up" ? list.slice(0, at).findLast(counts) : list.slice(at + 1).find(counts);
  if (at < 0 || beyond === undefined) return [...list];
  const rest = list.filter((other) => other !== one);
  const place = rest.indexOf(beyond) + (to === "up" ? 0 : 1);
  return [...rest.slice(0, place), one, ...rest.slice(place)];
}
