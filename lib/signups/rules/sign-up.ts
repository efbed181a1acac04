import type { SignUpSession } from "@/lib/places/queries/session-places";

/** Why nobody signs up for a session just now. */
export type NotOpen = "no-places" | "closed" | "not-open" | "cancelled" | "begun";

/** Why nobody comes into a session now; null: one may sign up, or go on its list. */
export function whyNotOpen(
  session: Pick<SignUpSession, "signUp" | "opensAt" | "cancelled" | "begun" | "open">,
  now: Date,
): NotOpen | null {
  if (session.signUp === "free") return "no-places";
  if (session.cancelled) return "cancelled";
  if (session.begun) return "begun";
  if (session.signUp === "closed" || !session.open) return "closed";
  return session.opensAt && session.opensAt > now ? "not-open" : null;
}
