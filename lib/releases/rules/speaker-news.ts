import { formatDayAndTime } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { ReleaseChange, ReleasedPlacement } from "./changes";

export interface NewsFacts {
  /** What the release changed, by session. */
  changes: ReadonlyMap<string, readonly ReleaseChange[]>;
  sessions: ReadonlyMap<string, { title: unknown; placement: ReleasedPlacement | null }>;
  rooms: ReadonlyMap<string, string>;
  timeZone: string;
  languages: readonly string[];
}

/**
 * What changed for one speaker, a line a change, in their language; the times in the edition's zone. A session of theirs
 * without a change means that they came to it or left it.
 */
export function speakerNews(
  sessionIds: Iterable<string>,
  facts: NewsFacts,
  language: string,
  say: Texts<"release-changes">,
): string[] {
  const lines: string[] = [];
  for (const sessionId of sessionIds) {
    const session = facts.sessions.get(sessionId);
    if (!session) continue;
    const title = localise(session.title, language, facts.languages)?.text ?? "";
    const news = facts.changes.get(sessionId) ?? [{ kind: "people" as const, to: session.placement }];
    for (const { kind, to } of news) {
      if (kind === "cancelled") lines.push(say("cancelled", { title }));
      else if (to) lines.push(say(kind, { title, when: whenAndWhere(to, facts, language, say) }));
      else lines.push(say(`${kind}Listed`, { title }));
    }
  }
  return lines;
}

function whenAndWhere(
  placement: ReleasedPlacement,
  facts: NewsFacts,
  language: string,
  say: Texts<"release-changes">,
): string {
  const when = formatDayAndTime(new Date(placement.startsAt), facts.timeZone, language);
  const room = placement.roomId ? facts.rooms.get(placement.roomId) : undefined;
  return room ? say("placement", { when, room }) : when;
}
