import type { Decision } from "../schema/decision";

/** From which states an organiser's decision leads where. */
const FROM: Record<Decision, readonly string[]> = {
  confirm: ["pending", "waitlisted", "offered"],
  waitlist: ["pending", "offered"],
  decline: ["pending"],
  cancel: ["pending", "confirmed", "waitlisted", "offered"],
};

export const RESULT = {
  confirm: "confirmed",
  waitlist: "waitlisted",
  decline: "declined",
  cancel: "cancelled",
} as const satisfies Record<Decision, string>;

/** Whether a decision makes sense for a registration in this state. */
export function canDecide(decision: Decision, state: string): boolean {
  return FROM[decision].includes(state);
}

/** States that hold or wait for a place. */
export function isLive(state: string): boolean {
  return FROM.cancel.includes(state);
}

const HOUR_MS = 3_600_000;

/** A decision can be taken back for an hour; later it is a new decision. */
export function canTakeBack(madeAt: Date, now: Date): boolean {
  return now.getTime() - madeAt.getTime() < HOUR_MS;
}

/** What a person is told whose decision was taken back after its message had left; nobody is told that they are pending. */
export const TOLD_AGAIN: Partial<Record<string, "registration-confirmed" | "registration-waitlisted">> = {
  confirmed: "registration-confirmed",
  offered: "registration-confirmed",
  waitlisted: "registration-waitlisted",
};
