/** Seconds as a clock that runs shows them: whole minutes, and what is over. */
export const onClock = (seconds: number) => ({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 });

/** Below it a length of time is said in seconds. */
const SAID_IN_MINUTES = 120;

/** Seconds as a sentence says how long they are: in minutes from two on (0 minutes: in seconds). */
export const inWords = (seconds: number) => ({
  minutes: seconds < SAID_IN_MINUTES ? 0 : Math.round(seconds / 60),
  seconds,
});
