import type { CarriedSignUp } from "@/lib/people/rules/moved-rows";
import { type SessionPlaces, sessionsClash } from "./session-places";

/** What one registration has of a session: a place, or a position among those who wait. */
export interface OwnSignUp {
  sessionId: string;
  /** Null: a place. */
  position: number | null;
}

/**
 * What of one registration's places and waits its person has under another one that stays in its stead: a place, where the
 * other one has none in that session or at that time; a wait, where it neither is in nor waits longer. Nobody has two places in
 * one session or at one time by it, and nobody's turn is lost.
 */
export function chooseCarriedSignUps(
  sessions: ReadonlyArray<Pick<SessionPlaces, "id" | "times">>,
  from: readonly OwnSignUp[],
  to: readonly OwnSignUp[],
): CarriedSignUp[] {
  const known = new Map(sessions.map((session) => [session.id, session]));
  const held = to.filter(({ position }) => position === null).map(({ sessionId }) => sessionId);
  const carried: CarriedSignUp[] = [];
  // Places before waits: what is held decides what is at the same time.
  for (const { sessionId, position } of [...from].sort(
    (one, other) => (one.position ?? 0) - (other.position ?? 0),
  )) {
    const own = to.find((one) => one.sessionId === sessionId);
    if (held.includes(sessionId)) continue;
    if (position !== null && own?.position != null && own.position < position) continue;
    const session = known.get(sessionId);
    const clashes = held.some((id) => {
      const other = known.get(id);
      return session && other && sessionsClash(session, other);
    });
    if (position === null && clashes) continue;
    if (position === null) held.push(sessionId);
    carried.push({ sessionId, position, was: own?.position ?? null });
  }
  return carried;
}
