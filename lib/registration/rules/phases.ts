import { ENDED, HOLDS_PLACE, isOf, LIVE } from "@/prisma/enums/states";

/** Whether a registration still counts: it holds or waits for a place, may change and withdraw. */
export function isLive(state: string): boolean {
  return isOf(LIVE, state);
}

/** Whether a state counts against the capacity; null, a state that is not known any more, does not. */
export function holdsPlace(state: string | null): boolean {
  return isOf(HOLDS_PLACE, state);
}

/** Whether it was a registration and is none any more. */
export function isEnded(state: string): state is (typeof ENDED)[number] {
  return isOf(ENDED, state);
}
