const LUNCH = [11 * 60, 15 * 60] as const;
const DINNER = [18 * 60, 22 * 60] as const;
const SHORTEST_MEAL_MINUTES = 45;

/**
 * Whether a break is a meal, by when it begins and how long it lasts: its sign is a fork instead of a cup. Its name is in
 * the organiser's language and says nothing to a program.
 */
export function isMeal(minuteOfDay: number, minutes: number): boolean {
  const within = ([from, until]: readonly [number, number]) => minuteOfDay >= from && minuteOfDay < until;
  return minutes >= SHORTEST_MEAL_MINUTES && (within(LUNCH) || within(DINNER));
}
