import { done, type Result, refused } from "@/lib/platform/result";
import type { SlotFacts } from "./overlaps";

/** Where and when a slot is; instants in milliseconds. */
export interface Place {
  roomId: string | null;
  start: number;
  end: number;
}

/** One thing that an act on several cards does: a slot goes elsewhere, or comes to be. */
export interface Change {
  /** Null: it is new. */
  slotId: string | null;
  /** Whose slot a new one is. */
  sessionId: string | null;
  /** Which break or blocker a new one is like. */
  copyOf: string | null;
  /** Null: it is new. */
  before: Place | null;
  after: Place;
}

/** A stretch of time; what begins at its end is not in it. */
export interface Span {
  start: number;
  end: number;
}

const placeOf = ({ roomId, start, end }: SlotFacts): Place => ({ roomId, start, end });

const moved = (slot: SlotFacts, after: Place): Change => ({
  ...{ slotId: slot.id, sessionId: slot.sessionId, copyOf: null },
  ...{ before: placeOf(slot), after },
});

/**
 * Everything that begins within a stretch of a day comes so much later, or earlier: by the time that passes, so that nothing gets
 * longer where the clocks change. What is running when the stretch begins stays, and so does a room that is closed.
 * @param room only what is in this room; null: in all of them, with the breaks for all
 * @param by milliseconds
 */
export function shiftSlots(
  slots: readonly SlotFacts[],
  { day, span, room, by }: { day: Span; span: Span; room: string | null; by: number },
): Result<Change[], "nothing-there" | "leaves-day"> {
  const inside = slots.filter(
    ({ kind, roomId, start }) =>
      kind !== "blocker" &&
      (room === null || roomId === room) &&
      start >= Math.max(span.start, day.start) &&
      start < Math.min(span.end, day.end),
  );
  if (inside.length === 0 || by === 0) return refused("nothing-there");
  const changes = inside.map((slot) =>
    moved(slot, { roomId: slot.roomId, start: slot.start + by, end: slot.end + by }),
  );
  const leaving = changes.filter(({ after }) => after.start < day.start || after.start >= day.end).length;
  return leaving > 0 ? refused("leaves-day", { count: leaving }) : done(changes);
}

/**
 * Two slots change places: when each begins, and the rooms. Each goes on for as long as it did. Where one has no room, which means
 * another thing for a break than for a session, each keeps its own. Done twice it is undone.
 */
export function swapSlots(one: SlotFacts, other: SlotFacts): Result<Change[], "nothing-there"> {
  if (one.id === other.id) return refused("nothing-there");
  const rooms =
    (one.kind === "session" && other.kind === "session") || (one.roomId !== null && other.roomId !== null);
  const to = (slot: SlotFacts, there: SlotFacts): Change =>
    moved(slot, {
      roomId: rooms ? there.roomId : slot.roomId,
      start: there.start,
      end: there.start + (slot.end - slot.start),
    });
  const changes = [to(one, other), to(other, one)];
  return changes.some(({ before, after }) => before && !samePlace(before, after))
    ? done(changes)
    : refused("nothing-there");
}

/**
 * A break of one room, or a time at which it is closed, is in every other room too. A room that has one of its kind at these
 * minutes keeps it, and gets no second one.
 */
export function copyToRooms(
  slot: SlotFacts,
  rooms: ReadonlyArray<{ id: string }>,
  slots: readonly SlotFacts[],
): Result<Change[], "nothing-there" | "everywhere"> {
  if (slot.kind === "session") return refused("nothing-there");
  if (slot.roomId === null) return refused("everywhere");
  const twins = new Set(
    slots
      .filter(({ kind, start, end }) => kind === slot.kind && start === slot.start && end === slot.end)
      .map(({ roomId }) => roomId),
  );
  const lacking = twins.has(null) ? [] : rooms.filter(({ id }) => id !== slot.roomId && !twins.has(id));
  if (lacking.length === 0) return refused("everywhere");
  return done(
    lacking.map(({ id }) => ({
      ...{ slotId: null, sessionId: null, copyOf: slot.id, before: null },
      after: { roomId: id, start: slot.start, end: slot.end },
    })),
  );
}

/** A session without a time, and how long it is meant to be in milliseconds. */
export interface Waiting {
  id: string;
  lasts: number;
  people: readonly string[];
}

interface GapAsked {
  day: Span;
  room: { id: string; shared: boolean };
  /** Not before this. */
  from: number;
  /** When the room is closed, if it is known. */
  closes: number | null;
  /** This one, whoever is in it; else as many as fit, by turns, of whom nobody is elsewhere then. */
  chosen: string | null;
}

/**
 * The free time of a room from a moment on: up to what is there next, its closing, or, where neither is, when the day's last slot
 * ends. What is there at that moment is waited for.
 */
export function findGap(slots: readonly SlotFacts[], asked: Omit<GapAsked, "chosen">): Span | null {
  const { day, room, closes } = asked;
  const busy = slots
    .filter(({ kind, roomId, start, end }) =>
      roomId === null ? kind === "break" && end > start : roomId === room.id && end > start,
    )
    .filter(({ kind }) => !room.shared || kind !== "session")
    .sort((one, other) => one.start - other.start);
  let start = Math.max(asked.from, day.start);
  for (const slot of busy) if (slot.start <= start) start = Math.max(start, slot.end);
  const next = busy.find((slot) => slot.start > start)?.start ?? Number.POSITIVE_INFINITY;
  const last = slots.filter((slot) => slot.start >= day.start && slot.start < day.end).map(({ end }) => end);
  const open = Math.min(next, closes ?? Number.POSITIVE_INFINITY);
  const end = Number.isFinite(open) ? Math.min(open, day.end) : Math.min(Math.max(start, ...last), day.end);
  return start < end && start < day.end ? { start, end } : null;
}

/** What of the sessions without a time goes into a gap, one behind the other. */
export function fillGap(
  slots: readonly SlotFacts[],
  waiting: readonly Waiting[],
  asked: GapAsked,
): Result<Change[], "no-gap" | "does-not-fit"> {
  const gap = findGap(slots, asked);
  if (!gap) return refused("no-gap");
  const busyAt = (people: readonly string[], { start, end }: Span) =>
    slots.some(
      (slot) =>
        slot.start < end &&
        slot.end > start &&
        slot.end > slot.start &&
        slot.people.some((one) => people.includes(one)),
    );
  const left = asked.chosen === null ? [...waiting] : waiting.filter(({ id }) => id === asked.chosen);
  const changes: Change[] = [];
  for (let at = gap.start; at < gap.end; ) {
    const fits = left.findIndex(({ lasts, people }) => {
      const span = { start: at, end: at + lasts };
      return lasts > 0 && span.end <= gap.end && (asked.chosen !== null || !busyAt(people, span));
    });
    const [next] = fits < 0 ? [] : left.splice(fits, 1);
    if (!next) break;
    changes.push({
      ...{ slotId: null, sessionId: next.id, copyOf: null, before: null },
      after: { roomId: asked.room.id, start: at, end: at + next.lasts },
    });
    at += next.lasts;
  }
  const minutes = Math.floor((gap.end - gap.start) / 60_000);
  return changes.length > 0 ? done(changes) : refused("does-not-fit", { minutes });
}

/** The slots as they are once all of it is done; a new one is called "new-" and its number. */
export function arranged(
  slots: readonly SlotFacts[],
  changes: readonly Change[],
  peopleOf: (sessionId: string) => readonly string[],
): SlotFacts[] {
  const places = new Map(changes.flatMap(({ slotId, after }) => (slotId ? [[slotId, after] as const] : [])));
  const kinds = new Map(slots.map(({ id, kind }) => [id, kind]));
  return [
    ...slots.map((slot) => ({ ...slot, ...places.get(slot.id) })),
    ...changes.flatMap(({ slotId, sessionId, copyOf, after }, at): SlotFacts[] =>
      slotId
        ? []
        : [
            {
              ...{ id: newSlotId(at), sessionId, ...after },
              kind: sessionId ? "session" : (kinds.get(copyOf ?? "") ?? "break"),
              people: sessionId ? peopleOf(sessionId) : [],
            },
          ],
    ),
  ];
}

/** What a slot that is not there yet is called, by its place among the changes. */
export const newSlotId = (at: number): string => `new-${at}`;

/** Whether two are the same room and minutes. */
export const samePlace = (one: Place, other: Place): boolean =>
  one.roomId === other.roomId && one.start === other.start && one.end === other.end;
