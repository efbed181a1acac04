/** Whether a session is marked, and when that was said last: milliseconds since 1970 by the clock of whoever keeps it. */
export interface StarChange {
  marked: boolean;
  at: number;
}

/** What somebody marked of one edition, by the numbers of its sessions; a mark that was taken away stays, as that. */
export type Stars = Readonly<Record<string, StarChange>>;

/** The most sessions of an edition of which one device, or one person, says anything. */
export const MOST_STARS = 2_000;

const NUMBER = /^[1-9]\d{0,8}$/;

/**
 * What holds of a session where two places say something of it: what was said last. Of what was said at the same instant
 * the mark stays: one too many is seen and taken away, one too few is missed.
 */
export function laterOf(one: StarChange, other: StarChange): StarChange {
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return one.marked ? one : other;
}

/** What holds of each session. In whatever order and however often marks are merged, the same comes of it. */
export function mergeStars(one: Stars, other: Stars): Stars {
  const merged: Record<string, StarChange> = { ...one };
  for (const [number, change] of Object.entries(other)) {
    const before = merged[number];
    merged[number] = before ? laterOf(before, change) : change;
  }
  return merged;
}

/** What stands in a device's storage, read back; whatever is not ours is left out, and nothing fails. */
export function parseStars(text: string | null): Stars {
  const stars: Record<string, StarChange> = {};
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "{}");
  } catch {
    return stars;
  }
  if (typeof kept !== "object" || kept === null) return stars;
  for (const [number, change] of Object.entries(kept).slice(0, MOST_STARS)) {
    if (!NUMBER.test(number) || !Array.isArray(change)) continue;
    const [marked, at] = change;
    if ((marked === 0 || marked === 1) && Number.isSafeInteger(at) && at >= 0)
      stars[number] = { marked: marked === 1, at };
  }
  return stars;
}

/** The same as text. */
export function formatStars(stars: Stars): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(stars).map(([number, { marked, at }]) => [number, [marked ? 1 : 0, at]]),
    ),
  );
}

/** As it is stored: nobody has said anything later than now. A device whose clock is ahead says it now. */
export function heardAt(stars: Stars, now: number): Stars {
  return Object.fromEntries(
    Object.entries(stars).map(([number, { marked, at }]) => [number, { marked, at: Math.min(at, now) }]),
  );
}

/** When something is said on a device: later than all that it knew of the session, also where its clock is behind. */
export function sayAt(before: StarChange | undefined, clock: number): number {
  return before ? Math.max(clock, before.at + 1) : clock;
}

/** What a device knows and the other place does not: what is to be told there. */
export function unheard(own: Stars, stored: Stars): Stars {
  return Object.fromEntries(
    Object.entries(own).filter(([number, change]) => {
      const there = stored[number];
      if (!there) return true;
      return change.at > there.at || (change.at === there.at && change.marked && !there.marked);
    }),
  );
}

/**
 * What a device keeps once it was answered: of what it told, as it was heard, unless it was changed here meanwhile; of all
 * else, what was said last.
 */
export function settle(own: Stars, told: Stars, answer: Stars): Stars {
  const settled: Record<string, StarChange> = { ...mergeStars(own, answer) };
  for (const [number, { marked, at }] of Object.entries(told)) {
    const [now, heard] = [own[number], answer[number]];
    if (heard && now?.at === at && now.marked === marked) settled[number] = heard;
  }
  return settled;
}

/** What a device tells, as it sends it. */
export function saidText(stars: Stars): string {
  return JSON.stringify(
    Object.entries(stars).map(([number, { marked, at }]) => [Number(number), marked, at]),
  );
}
