import { calendarDayBounds } from "@/lib/platform/dates/zones";

/** Why a speaker cannot say (any more) whether they come to a session. */
export type ReplyClosed = "over" | "deadline" | "released";

interface Standing {
  /** Whether the edition is over or cancelled. */
  settled: boolean;
  /** The last day to reply, an ISO date; null: none is set. */
  until: string | null;
  /** What they have replied; null: nothing yet. */
  reply: "confirmed" | "declined" | null;
  /** Whether the release that readers see names them in the session. */
  named: boolean;
}

/**
 * Why somebody cannot reply for a session; null where they can. Until the last day is over they may, also after the session
 * was released without their word; a mind once made up can be changed until a release names them: from then on others rely
 * on it, and a change is a talk with the organisers.
 * @param zone of the edition: its last day ends with its own midnight
 */
export function whyClosed(
  { settled, until, reply, named }: Standing,
  now: Date,
  zone: string,
): ReplyClosed | null {
  if (settled) return "over";
  if (isPast(until, now, zone)) return "deadline";
  return reply !== null && named ? "released" : null;
}

/** Why a speaker cannot change (any more) what is said of them; null where they can: also once it is published. */
export function whyTextsClosed(
  { settled, until }: Pick<Standing, "settled" | "until">,
  now: Date,
  zone: string,
): "over" | "deadline" | null {
  return settled ? "over" : isPast(until, now, zone) ? "deadline" : null;
}

/** Whether the last day to reply is over where the edition is. */
export function isPast(until: string | null, now: Date, zone: string): boolean {
  return until !== null && now >= calendarDayBounds(until, zone).end;
}
