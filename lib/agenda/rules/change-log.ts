import { formatDayAndTime } from "@/lib/platform/dates/format";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { ReleaseChange, ReleasedPlacement } from "@/lib/releases/rules/changes";

/** Releases in one change log, and changes told one by one in it: a page of some kilobytes, however long it was worked on. */
export const MOST_RELEASES = 50;
const MOST_LINES = 100;
/** Of one release, so that one that moved everything leaves room for the others. */
const MOST_OF_ONE = 40;

/**
 * Which changes of each release are told one by one, of the newest first; all are counted. A first release has none: in it
 * everything is new, and its sessions are counted.
 */
export function tellChanges(
  releases: ReadonlyArray<{ number: number; sessions: number; changes: readonly ReleaseChange[] }>,
): Array<{ count: number; lines: readonly ReleaseChange[] }> {
  let left = MOST_LINES;
  return releases.map(({ number, sessions, changes }) => {
    if (number <= 1) return { count: sessions, lines: [] };
    const lines = changes.slice(0, Math.min(MOST_OF_ONE, left));
    left -= lines.length;
    return { count: changes.length, lines };
  });
}

interface Places {
  rooms: Readonly<Record<string, string>>;
  timeZone: string;
  language: string;
}

/** Where and when something is after a change, and before it, in words. */
export function placementWords(
  { kind, from, to }: Pick<ReleaseChange, "kind" | "from" | "to">,
  { rooms, timeZone, language }: Places,
  t: Texts<"public.changes">,
): string {
  const at = (placement: ReleasedPlacement | null) => {
    if (!placement) return t("nowhere");
    const when = formatDayAndTime(new Date(placement.startsAt), timeZone, language);
    const room = placement.roomId ? rooms[placement.roomId] : undefined;
    return room ? t("place", { when, room }) : when;
  };
  if (kind === "moved") return t("from-to", { from: at(from), to: at(to) });
  return at(kind === "new" ? to : from);
}

/** What stands above the changes of a release: how many there are, or what it was. */
export function countWords(
  { number, count }: { number: number; count: number },
  t: Texts<"public.changes">,
): string {
  if (number <= 1) return t("first", { count });
  return count > 0 ? t("count", { count }) : t("others");
}
