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

/** Nearer than so to an edge of the window it goes along; of a low window, a sixth of it: in its middle a row can rest. */
const EDGE = { near: 72, step: 12 };

/** By how many pixels the page goes along in a frame while a row is held at a height of the window. */
export function edgeStep(y: number, height: number): number {
  const near = Math.min(EDGE.near, height / 6);
  if (y < near) return -EDGE.step;
  return y > height - near ? EDGE.step : 0;
}
