/** A session that one signs up for, as it stands. Null capacity is unlimited. */
export interface SessionPlaces {
  id: string;
  capacity: number | null;
  taken: number;
  /** Whether somebody may come in now: it takes sign-ups, takes place, and has not begun. */
  open: boolean;
  /** When it takes place, in milliseconds. */
  times: ReadonlyArray<{ from: number; until: number }>;
}

/** Somebody who waits for a place in a session. */
export interface SessionWaiting {
  registrationId: string;
  sessionId: string;
  position: number;
}

/** A place that somebody has. */
export interface SessionHeld {
  registrationId: string;
  sessionId: string;
}

/** What somebody who comes in gets, and what they give up for it: a place, or their wait for another one. */
export interface SessionPromotion extends SessionHeld {
  places: string[];
  waits: string[];
}

/** Whether one more place is free. */
export const hasSessionPlace = ({ capacity, taken }: Pick<SessionPlaces, "capacity" | "taken">): boolean =>
  capacity === null || taken < capacity;

/** Whether one cannot be at both; touching is not overlapping. */
export function sessionsClash(
  one: Pick<SessionPlaces, "times">,
  other: Pick<SessionPlaces, "times">,
): boolean {
  return one.times.some((a) => other.times.some((b) => a.from < b.until && b.from < a.until));
}

/**
 * Who comes in from the waiting lists of sessions now: whoever said so first. Who comes in gives up what is at the same time,
 * a place as well as a wait, and a place given up goes to the next in this same round. So nobody has two at once, nobody waits
 * for what is free, and nobody is without a place because of one they only hoped for.
 */
export function chooseSessionPlaces(
  sessions: readonly SessionPlaces[],
  waiting: readonly SessionWaiting[],
  held: readonly SessionHeld[],
): SessionPromotion[] {
  const known = new Map(sessions.map((session) => [session.id, { ...session }]));
  let queue = [...waiting].sort((one, other) => one.position - other.position);
  let places = [...held];
  const promoted: SessionPromotion[] = [];
  for (;;) {
    const next = queue.find(({ sessionId }) => {
      const session = known.get(sessionId);
      return session?.open && hasSessionPlace(session);
    });
    const session = next && known.get(next.sessionId);
    if (!next || !session) return promoted;
    const clashing = (one: SessionHeld) => {
      const other = known.get(one.sessionId);
      return (
        one.registrationId === next.registrationId &&
        one.sessionId !== next.sessionId &&
        other !== undefined &&
        sessionsClash(session, other)
      );
    };
    const given = places.filter(clashing).map(({ sessionId }) => sessionId);
    const waits = queue.filter(clashing).map(({ sessionId }) => sessionId);
    for (const id of given) {
      const left = known.get(id);
      if (left) left.taken -= 1;
    }
    session.taken += 1;
    queue = queue.filter((one) => one !== next && !clashing(one));
    places = places.filter((one) => !clashing(one));
    places.push({ registrationId: next.registrationId, sessionId: next.sessionId });
    promoted.push({
      registrationId: next.registrationId,
      sessionId: next.sessionId,
      places: given,
      waits,
    });
  }
}
