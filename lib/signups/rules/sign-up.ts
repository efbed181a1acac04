/** What says whether one may come into a session. */
interface SignUpFacts {
  signUp: "free" | "sign_up" | "closed";
  opensAt: Date | null;
  cancelled: boolean;
  begun: boolean;
  /** Somebody may come in otherwise: it is published, and its edition takes place. */
  open: boolean;
}

/** Why nobody signs up for a session just now. */
export type NotOpen = "no-places" | "closed" | "not-open" | "cancelled" | "begun";

/** Why nobody comes into a session now; null: one may sign up, or go on its list. */
export function whyNotOpen(session: SignUpFacts, now: Date): NotOpen | null {
  if (session.signUp === "free") return "no-places";
  if (session.cancelled) return "cancelled";
  if (session.begun) return "begun";
  if (session.signUp === "closed" || !session.open) return "closed";
  return session.opensAt && session.opensAt > now ? "not-open" : null;
}
