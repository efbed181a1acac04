import { timesOfSession } from "./session-times";

/** What of a slot is needed to see what is around it. */
export interface TimedSlot {
  sessionId: string | null;
  roomId: string | null;
  startsAt: string;
  endsAt: string;
  day: string;
  cancelled: boolean;
}

export interface Around<Slot> {
  previous: Slot | null;
  next: Slot | null;
  /** At the same time elsewhere, in the programme's order. */
  alsoNow: Slot[];
}

/**
 * What comes before and after a session on its day, and what is on beside it. Of several that begin at one time the one in
 * the same room is meant, since one stays seated; else the first. Breaks and what is cancelled are nothing to go to.
 */
export function aroundSlot<Slot extends TimedSlot>(slots: readonly Slot[], of: Slot): Around<Slot> {
  const others = slots.filter(
    (slot) =>
      slot !== of &&
      slot.day === of.day &&
      slot.sessionId &&
      slot.sessionId !== of.sessionId &&
      !slot.cancelled,
  );
  const nearest = (candidates: Slot[], isNearer: (one: Slot, other: Slot) => boolean) => {
    const [first] = candidates;
    if (!first) return null;
    const best = candidates.reduce((near, slot) => (isNearer(slot, near) ? slot : near), first);
    const atOnce = candidates.filter(({ startsAt }) => startsAt === best.startsAt);
    return atOnce.find(({ roomId }) => roomId && roomId === of.roomId) ?? atOnce[0] ?? null;
  };
  return {
    previous: nearest(
      others.filter(({ endsAt }) => endsAt <= of.startsAt),
      (one, other) => one.startsAt > other.startsAt,
    ),
    next: nearest(
      others.filter(({ startsAt }) => startsAt >= of.endsAt),
      (one, other) => one.startsAt < other.startsAt,
    ),
    alsoNow: others.filter(({ startsAt, endsAt }) => startsAt < of.endsAt && endsAt > of.startsAt),
  };
}

/** The same of a session by its first time; null without any. Who was cancelled after the release is nothing to go to either. */
export function aroundSession<Slot extends TimedSlot>(
  {
    sessions,
    slots,
  }: { sessions: ReadonlyArray<{ id: string; cancelled: boolean }>; slots: readonly Slot[] },
  session: { id: string; cancelled: boolean },
): Around<Slot> | null {
  const [first] = timesOfSession(slots, session);
  if (!first) return null;
  const gone = new Set(sessions.filter(({ cancelled }) => cancelled).map(({ id }) => id));
  return aroundSlot(
    slots.filter(({ sessionId }) => !sessionId || !gone.has(sessionId)),
    first,
  );
}
