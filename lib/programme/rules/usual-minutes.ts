const USUAL_MINUTES = 60;

/** How long a session is given a time for at first: as long as it is meant to be, else an hour. */
export const usualMinutes = (meant: number | null): number => meant ?? USUAL_MINUTES;
