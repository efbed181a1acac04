/** People who came within one step of time; steps without anybody are left out. */
export interface Step {
  from: Date;
  until: Date;
  count: number;
}

/**
 * The points of a line of growth, each where a step ends, or now where that is still to come: `x` in whole units from 0
 * to `width`, `count` how many there are by then. At most one for each unit, however many steps there are.
 */
export function growthLine(
  steps: readonly Step[],
  now: Date,
  width: number,
): Array<{ x: number; count: number }> {
  const start = steps[0]?.from.getTime() ?? 0;
  const length = Math.max(1, now.getTime() - start);
  const points = new Map<number, number>();
  let count = 0;
  for (const step of steps) {
    count += step.count;
    const end = Math.min(step.until.getTime(), now.getTime());
    points.set(Math.max(0, Math.round(((end - start) / length) * width)), count);
  }
  return [...points].map(([x, sum]) => ({ x, count: sum }));
}
