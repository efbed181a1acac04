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
 * Tells what changed for speakers of one language, by the ids of their sessions: a line a change, the times in the edition's
 * zone. A session of theirs without a change means that they came to it or left it. What a session has to tell is written
 * once, however many people are in it.
 */
export function speakerNews(
  facts: NewsFacts,
  language: string,
  say: Texts<"release-changes">,
): (sessionIds: Iterable<string>) => string[] {
  const known = new Map<string, string[]>();
  return (sessionIds) => {
    const lines: string[] = [];
    for (const sessionId of sessionIds) {
      const news = known.get(sessionId) ?? sessionNews(sessionId, facts, language, say);
      known.set(sessionId, news);
      lines.push(...news);
    }
    return lines;
  };
}

function sessionNews(
  sessionId: string,
  facts: NewsFacts,
  language: string,
  say: Texts<"release-changes">,
): string[] {
  const session = facts.sessions.get(sessionId);
  if (!session) return [];
  const title = localise(session.title, language, facts.languages)?.text ?? "";
  const news = facts.changes.get(sessionId) ?? [{ kind: "people" as const, to: session.placement }];
  return news.map(({ kind, to }) => {
    if (kind === "cancelled") return say("cancelled", { title });
    if (to) return say(kind, { title, when: whenAndWhere(to, facts, language, say) });
    return say(`${kind}Listed`, { title });
  });
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
