import { isEnded } from "@/lib/registration/rules/phases";
import type { RegistrationState } from "@/prisma/generated/enums";
import type { Decision } from "../schema/decision";

/** What an organiser may decide about a registration in each state. */
const MAY: Record<RegistrationState, readonly Decision[]> = {
  draft: [],
  pending: ["confirm", "waitlist", "decline", "cancel"],
  confirmed: ["cancel"],
  waitlisted: ["confirm", "cancel"],
  offered: ["confirm", "waitlist", "cancel"],
  declined: [],
  withdrawn: [],
  cancelled: [],
};

/** What people are told of decisions. */
export type DecisionTemplate =
  | "registration-approved"
  | "registration-confirmed"
  | "registration-waitlisted"
  | "registration-declined"
  | "registration-cancelled";

export const RESULT = {
  confirm: "confirmed",
  waitlist: "waitlisted",
  decline: "declined",
  cancel: "cancelled",
} as const satisfies Record<Decision, string>;

/** Whether a decision makes sense for a registration in this state. */
export function canDecide(decision: Decision, state: RegistrationState): boolean {
  return MAY[state].includes(decision);
}

/** The mail that tells a decision. Whoever waited for an answer is told that there is one, not that something ended. */
export function templateOf(decision: Decision, before: RegistrationState): DecisionTemplate {
  if (decision === "waitlist") return "registration-waitlisted";
  if (decision === "cancel") return "registration-cancelled";
  if (decision === "decline") return "registration-declined";
  return before === "pending" ? "registration-approved" : "registration-confirmed";
}

/** Whether an owner may let somebody in above the capacity: who has no place, and whose registration was sent. */
export function canLetIn(state: RegistrationState): boolean {
  return state === "pending" || state === "waitlisted" || isEnded(state);
}
