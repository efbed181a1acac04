import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { cachedRead } from "@/lib/platform/cache/tags";
import { db } from "@/lib/platform/db/client";
import { localise } from "@/lib/platform/i18n/localised";
import { tags } from "@/lib/public-pages/rules";
import { asChanges } from "@/lib/releases/rules/changes";
import { sessionAddress } from "../rules/addresses";
import { MOST_RELEASES, tellChanges } from "../rules/change-log";

async function readChangeLog(locale: string, school: string, edition: string) {
  const head = await findEditionHead(locale, school, edition);
  if (!head?.releaseId) return null;
  const { organisationId, editionId } = head;
  const where = { organisationId, editionId };
  const rows = await db().release.findMany({
    where,
    orderBy: { number: "desc" },
    take: MOST_RELEASES,
    select: {
      ...{ id: true, number: true, name: true, note: true, changes: true, createdAt: true },
      _count: { select: { sessions: true } },
    },
  });
  const told = tellChanges(
    rows.map(({ number, changes, _count }) => ({
      ...{ number, changes: asChanges(changes), sessions: _count.sessions },
    })),
  );
  const shown = told.flatMap(({ lines }) => lines.map(({ sessionId }) => sessionId));
  const [sessions, rooms, count] = await Promise.all([
    // What was released once stays in the newest, as cancelled: whatever is there has its page.
    db().releasedSession.findMany({
      where: { organisationId, releaseId: head.releaseId, sessionId: { in: [...new Set(shown)] } },
      select: { session: { select: { id: true, number: true, title: true } } },
    }),
    db().room.findMany({ where, select: { id: true, name: true } }),
    db().release.count({ where }),
  ]);
  const text = (value: unknown) => localise(value, locale, head.languages);
  const known = new Map(
    sessions.map(({ session: { id, number, title } }) => {
      const said = text(title) ?? { text: `${number}`, lang: null };
      return [id, { title: said, address: sessionAddress(number, text(title)?.text ?? "") }] as const;
    }),
  );
  return {
    head,
    /** The newest first. */
    releases: rows.map(({ id, number, name, note, createdAt }, index) => ({
      id,
      number,
      name,
      note: text(note),
      createdAt: createdAt.toISOString(),
      count: told[index]?.count ?? 0,
      lines: (told[index]?.lines ?? []).map(({ sessionId, ...line }) => ({
        ...line,
        session: known.get(sessionId) ?? null,
      })),
    })),
    rooms: Object.fromEntries(rooms.map(({ id, name }) => [id, name])),
    /** Releases before those. */
    earlier: count - rows.length,
  };
}

/**
 * What the releases of an edition told, the newest first; null where nothing is released. Of a session it has the words of now, and
 * of people nothing. From the cache.
 */
export const findChangeLog = cachedRead("change-log", readChangeLog, (_locale, school, edition) => [
  tags.school(school),
  tags.edition(school, edition),
]);
export type ChangeLog = NonNullable<Awaited<ReturnType<typeof readChangeLog>>>;
export type LoggedRelease = ChangeLog["releases"][number];
