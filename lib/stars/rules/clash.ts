/** When something is, and whether everybody is meant to be there. */
export interface Timed {
  from: number;
  until: number;
  /** A plenary, or cancelled: it is in nobody's way. */
  free: boolean;
}

/** Whether one cannot be at both; touching is not overlapping. */
export function clash(one: Timed, other: Timed): boolean {
  return !one.free && !other.free && one.from < other.until && other.from < one.until;
}
