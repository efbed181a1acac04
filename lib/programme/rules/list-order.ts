/** Speakers by the name they are sorted by, then as it is written. The key is generated (docs/decisions/017). */
export const SPEAKERS_IN_ORDER: Array<{ sortKey: "asc" } | { fullName: "asc" } | { number: "asc" }> = [
  { sortKey: "asc" },
  { fullName: "asc" },
  { number: "asc" },
];

/** Rooms as the organiser ordered them; equal ones by name, numbers in it by their value. */
export const ROOMS_IN_ORDER: Array<{ order: "asc" } | { sortKey: "asc" } | { name: "asc" }> = [
  { order: "asc" },
  { sortKey: "asc" },
  { name: "asc" },
];

/** Speakers who stand for somebody: not what is left of one whose record was joined with another speaker's. */
export const NOT_JOINED = { person: { mergedIntoId: null } } as const;
