import { groupBy } from "@/lib/platform/group-by";
import type { Draft, DraftSession, DraftSlot, ReleasePerson } from "@/lib/programme/rules/draft";
import { isSamePlacement, placementOf, type ReleaseChange } from "./changes";

/** A slot as a release holds it. */
export interface ReleaseSlot extends DraftSlot {
  cancelled: boolean;
  sequence: number;
  firstSeenAt: Date;
  changedAt: Date;
}

export interface ReleaseContent {
  sessions: readonly DraftSession[];
  slots: readonly ReleaseSlot[];
}

export interface ReleasePlan extends ReleaseContent {
  changes: ReleaseChange[];
  /** Whom it concerns: speaker → their sessions with a change, added and removed people included. */
  concerned: Map<string, Set<string>>;
  /** Nothing to release. */
  unchanged: boolean;
}

/**
 * What the next release holds and how it differs from the one before. The calendar's sequence grows when time, place or
 * status of a slot changes. What was released and is cancelled, unscheduled or deleted since stays as cancelled, for ever.
 */
export function planRelease(draft: Draft, before: ReleaseContent | null, now: Date): ReleasePlan {
  const earlier = new Map((before?.sessions ?? []).map((session) => [session.id, session]));
  const drafted = new Map(draft.sessions.map((session) => [session.id, session]));
  const sessions = [
    // What was cancelled before anybody read of it is nobody's news.
    ...draft.sessions.filter((session) => !session.cancelled || earlier.has(session.id)),
    ...[...earlier.values()]
      .filter((session) => !drafted.has(session.id))
      .map((session) => ({ ...session, cancelled: true })),
  ];
  const slots = planSlots(draft, before, new Map(sessions.map((session) => [session.id, session])), now);
  const changes = listChanges(sessions, slots, earlier, before?.slots ?? []);
  const concerned = new Map<string, Set<string>>();
  const concern = (sessionId: string, people: readonly ReleasePerson[]) => {
    for (const { speakerId } of people)
      concerned.set(speakerId, (concerned.get(speakerId) ?? new Set()).add(sessionId));
  };
  let peopleChanged = false;
  const touched = new Set(changes.map((change) => change.sessionId));
  for (const session of sessions) {
    const was = earlier.get(session.id)?.people ?? [];
    if (touched.has(session.id)) {
      concern(session.id, [...session.people, ...was]);
      continue;
    }
    if (peopleKey(session.people) === peopleKey(was)) continue;
    peopleChanged = true;
    const stayed = new Set(session.people.map(keyOf).filter((key) => was.some((one) => keyOf(one) === key)));
    concern(
      session.id,
      [...session.people, ...was].filter((person) => !stayed.has(keyOf(person))),
    );
  }
  const unchanged =
    changes.length === 0 && !peopleChanged && breaksKey(slots) === breaksKey(before?.slots ?? []);
  return { sessions, slots, changes, concerned, unchanged };
}

function planSlots(
  draft: Draft,
  before: ReleaseContent | null,
  sessions: ReadonlyMap<string, DraftSession>,
  now: Date,
): ReleaseSlot[] {
  const earlier = new Map((before?.slots ?? []).map((slot) => [slotKey(slot), slot]));
  const slots: ReleaseSlot[] = [];
  const seen = new Set<string>();
  for (const slot of draft.slots) {
    if (slot.sessionId && !sessions.has(slot.sessionId)) continue;
    const was = earlier.get(slotKey(slot));
    seen.add(slotKey(slot));
    const cancelled = slot.sessionId !== null && (sessions.get(slot.sessionId)?.cancelled ?? false);
    slots.push(carried({ ...slot, cancelled }, was, now));
  }
  for (const was of before?.slots ?? []) {
    if (was.sessionId === null || seen.has(slotKey(was))) continue;
    slots.push(carried({ ...was, cancelled: true }, was, now));
  }
  return slots;
}

function carried(
  slot: DraftSlot & { cancelled: boolean },
  was: ReleaseSlot | undefined,
  now: Date,
): ReleaseSlot {
  if (!was) return { ...slot, sequence: 0, firstSeenAt: now, changedAt: now };
  const same = was.cancelled === slot.cancelled && isSamePlacement(was, slot);
  return {
    ...slot,
    sequence: same ? was.sequence : was.sequence + 1,
    firstSeenAt: was.firstSeenAt,
    changedAt: same ? was.changedAt : now,
  };
}

function listChanges(
  sessions: readonly DraftSession[],
  slots: readonly ReleaseSlot[],
  earlier: ReadonlyMap<string, DraftSession>,
  earlierSlots: readonly ReleaseSlot[],
): ReleaseChange[] {
  const bySession = groupBy(slots, (slot) => slot.sessionId);
  const before = groupBy(earlierSlots, (slot) => slot.sessionId);
  return sessions.flatMap((session): ReleaseChange[] => {
    const was = earlier.get(session.id);
    const now = bySession.get(session.id) ?? [];
    const then = before.get(session.id) ?? [];
    const base = { sessionId: session.id };
    if (!was || (was.cancelled && !session.cancelled)) {
      const first = now.find((slot) => !slot.cancelled);
      return [{ ...base, kind: "new", ordinal: first?.ordinal ?? null, from: null, to: placementOf(first) }];
    }
    if (session.cancelled) {
      if (was.cancelled) return [];
      const first = then.find((slot) => !slot.cancelled);
      return [
        { ...base, kind: "cancelled", ordinal: first?.ordinal ?? null, from: placementOf(first), to: null },
      ];
    }
    return now.flatMap((slot): ReleaseChange[] => {
      const old = then.find((candidate) => candidate.ordinal === slot.ordinal);
      const oldLive = old && !old.cancelled ? old : undefined;
      const live = slot.cancelled ? undefined : slot;
      if (!oldLive && !live) return [];
      if (oldLive && live && isSamePlacement(oldLive, live)) return [];
      return [
        { ...base, kind: "moved", ordinal: slot.ordinal, from: placementOf(oldLive), to: placementOf(live) },
      ];
    });
  });
}

/** A session's slot is known by its ordinal; a break by what it is. */
function slotKey(slot: DraftSlot): string {
  return slot.sessionId ? `${slot.sessionId}/${slot.ordinal}` : breakKey(slot);
}

function breakKey(slot: DraftSlot): string {
  const { kind, roomId, startsAt, endsAt, title, note } = slot;
  return [kind, roomId, startsAt.getTime(), endsAt.getTime(), ordered(title), ordered(note)].join("|");
}

function breaksKey(slots: readonly ReleaseSlot[]): string {
  return slots
    .filter((slot) => slot.sessionId === null)
    .map(breakKey)
    .sort()
    .join("\n");
}

function ordered(texts: object): string {
  return JSON.stringify(Object.entries(texts).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const keyOf = (person: ReleasePerson) => `${person.speakerId}/${person.role}`;

function peopleKey(people: readonly ReleasePerson[]): string {
  return [...people]
    .sort((one, other) => one.order - other.order)
    .map(keyOf)
    .join(",");
}
