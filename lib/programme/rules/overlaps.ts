/** A slot as the rules see it: instants in milliseconds; `people` are speaker ids, interpreters included. */
export interface SlotFacts {
  id: string;
  kind: "session" | "break" | "blocker";
  sessionId: string | null;
  roomId: string | null;
  start: number;
  end: number;
  people: readonly string[];
}

export interface RoomFacts {
  id: string;
  shared: boolean;
  /** Minutes after local midnight; null is always open. A closing minute over 1440 is the night after. */
  opensMinute: number | null;
  closesMinute: number | null;
}

/** Two slots at once in one room, or with one person; `start` and `end` are the minutes both last. */
export interface Overlap {
  kind: "room" | "person";
  /** The smaller id first. */
  slotIds: [string, string];
  /** The room's or the speaker's id. */
  who: string;
  start: number;
  end: number;
}

/** What an organiser has accepted: the same facts, with the word why. Instants in milliseconds. */
export interface Acceptance extends Overlap {
  id: string;
  why: string;
  acceptedById: string | null;
  acceptedAt: Date;
}

export interface JudgedOverlap extends Overlap {
  /** Null: it stops a release. */
  acceptance: Acceptance | null;
}

/** Nobody reads more; and a programme with everything on top of everything must not cost a second. */
export const MOST_OVERLAPS = 500;

/**
 * Every overlap of rooms and people, each with its acceptance. Touching is not overlapping, and what lasts no time
 * overlaps nothing. Two times of one session never clash for its people, only for their room. A shared room never does.
 * O(n log n) and the overlaps found; it stops looking where `most` of one kind are not accepted.
 */
export function judgeOverlaps(
  slots: readonly SlotFacts[],
  rooms: readonly Pick<RoomFacts, "id" | "shared">[],
  acceptances: readonly Acceptance[],
  most = MOST_OVERLAPS,
): JudgedOverlap[] {
  const shared = new Set(rooms.filter((room) => room.shared).map((room) => room.id));
  const byRoom = new Map<string, SlotFacts[]>();
  const byPerson = new Map<string, SlotFacts[]>();
  for (const slot of slots) {
    if (slot.end <= slot.start) continue;
    if (slot.roomId && !shared.has(slot.roomId)) append(byRoom, slot.roomId, slot);
    for (const person of new Set(slot.people)) append(byPerson, person, slot);
  }
  const accepted = new Map<string, Acceptance[]>();
  for (const acceptance of acceptances) append(accepted, pairKey(acceptance), acceptance);
  return [...judge("room", byRoom, accepted, most), ...judge("person", byPerson, accepted, most)];
}

/** Whether an acceptance holds for an overlap: the same slots and room or person, and no minute more than was accepted. */
export function holdsFor(acceptance: Overlap, overlap: Overlap): boolean {
  return (
    pairKey(acceptance) === pairKey(overlap) &&
    acceptance.start <= overlap.start &&
    acceptance.end >= overlap.end
  );
}

/** One overlap in words for an address or a form; the same overlap has the same key, and a longer one has another. */
export function overlapKey(overlap: Overlap): string {
  return `${pairKey(overlap)} ${overlap.start} ${overlap.end}`;
}

function judge(
  kind: Overlap["kind"],
  groups: ReadonlyMap<string, readonly SlotFacts[]>,
  accepted: ReadonlyMap<string, readonly Acceptance[]>,
  most: number,
): JudgedOverlap[] {
  const found: JudgedOverlap[] = [];
  let open = 0;
  for (const [who, group] of groups)
    for (const [one, other] of overlappingPairs(group)) {
      if (kind === "person" && one.sessionId !== null && one.sessionId === other.sessionId) continue;
      const overlap: Overlap = {
        kind,
        who,
        slotIds: one.id < other.id ? [one.id, other.id] : [other.id, one.id],
        start: Math.max(one.start, other.start),
        end: Math.min(one.end, other.end),
      };
      const acceptance = accepted.get(pairKey(overlap))?.find((one) => holdsFor(one, overlap)) ?? null;
      if (acceptance === null && open >= most) return found;
      if (acceptance === null) open += 1;
      found.push({ ...overlap, acceptance });
    }
  return found;
}

/** Pairs that overlap, swept in order of their starts; made one by one, for there may be very many. */
function* overlappingPairs(slots: readonly SlotFacts[]): Generator<[SlotFacts, SlotFacts]> {
  let running: SlotFacts[] = [];
  for (const slot of [...slots].sort((one, other) => one.start - other.start)) {
    running = running.filter((earlier) => earlier.end > slot.start);
    for (const earlier of running) yield [earlier, slot];
    running.push(slot);
  }
}

function pairKey({ kind, slotIds, who }: Overlap): string {
  return `${kind} ${slotIds[0]} ${slotIds[1]} ${who}`;
}

function append<Value>(groups: Map<string, Value[]>, key: string, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
