/** What could not be done for so long is late: a reminder that comes after its day helps nobody. */
const LATEST_MS = 24 * 3_600_000;

/** Whether a moment has come, and whether it is too long ago. */
export function isDue(moment: Date | null, now: Date): "not-yet" | "due" | "too-late" {
  if (!moment || now < moment) return "not-yet";
  return now.getTime() - moment.getTime() > LATEST_MS ? "too-late" : "due";
}
