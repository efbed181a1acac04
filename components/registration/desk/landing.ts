/**
 * Where a row lands that is let go at a height, among rows whose middles are given in their order.
 * @returns its place, counted from one, and before which one it stands then: null at the end, undefined where it already is
 */
export function landing(
  ids: readonly string[],
  one: string,
  middles: readonly number[],
  y: number,
): { place: number; before: string | null | undefined } {
  const others = ids.filter((id) => id !== one);
  const above = ids.filter((id, at) => id !== one && (middles[at] ?? Number.POSITIVE_INFINITY) < y).length;
  const stays = above === ids.indexOf(one);
  return { place: above + 1, before: stays ? undefined : (others[above] ?? null) };
}
