/**
 * What some work of this process costs, in ms: its time by the clock or by the processor, whichever is less. While the
 * machine does other things the clock goes on, and the processor counts helping threads twice; the work costs the same.
 */
export function costOf(work: () => void): number {
  const began = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - began, (user + system) / 1_000);
}

const SAMPLE_MS = 40;

/**
 * How many times longer than on a machine of its own everything takes at this moment; never less than one. For work that
 * other processes share in, whose processor time can't be asked.
 */
export function crowding(): number {
  const began = performance.now();
  const before = process.cpuUsage();
  let spent = 0;
  while (spent < SAMPLE_MS) {
    const { user, system } = process.cpuUsage(before);
    spent = (user + system) / 1_000;
  }
  return Math.max(1, (performance.now() - began) / SAMPLE_MS);
}
