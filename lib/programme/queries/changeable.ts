import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { EditionIds } from "@/lib/access/schema";
import { type Reader, reading } from "@/lib/platform/db/client";
import { nameKey } from "@/lib/platform/text";
import type { SessionChange } from "../rules/session-changes";
import { type ChangeSessions, MOST_CHANGED } from "../schema/change";

/** Which sessions somebody looks at: of a theme, of a kind, with a word in the title. */
export type SessionFilter = Pick<ChangeSessions, "q" | "ofTheme" | "ofKind">;

const CHANGEABLE = {
  ...{ id: true, number: true, title: true },
  ...{ themeId: true, kind: true, languages: true, minutes: true },
} as const;

/** Sessions that are not deleted, by number, as far as a filter lets them through, and no more than one act changes. */
export async function readChangeable(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
  { q, ofTheme, ofKind }: SessionFilter,
  ids?: readonly string[],
) {
  const rows = await reader.session.findMany({
    where: {
      ...{ organisationId, editionId, deletedAt: null },
      ...(ofTheme === null ? {} : { themeId: ofTheme }),
      ...(ofKind === null ? {} : { kind: ofKind }),
      ...(ids ? { id: { in: [...ids] } } : {}),
    },
    orderBy: { number: "asc" },
    select: CHANGEABLE,
  });
  const words = q === null ? "" : nameKey(q);
  const titled = ({ title }: { title: unknown }) =>
    Object.values((title ?? {}) as Record<string, string>).some((text) => nameKey(text).includes(words));
  return (words ? rows.filter(titled) : rows).slice(0, MOST_CHANGED);
}

/** What the page of a change of many sessions lists. */
export async function getChangeable(scope: EditionScope<"view-drafts">, filter: SessionFilter) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const [sessions, themes] = await Promise.all([
      readChangeable(db, scope, filter),
      db.theme.findMany({
        where: { organisationId, editionId },
        orderBy: { number: "asc" },
        select: { id: true, number: true, title: true },
      }),
    ]);
    return { sessions, themes };
  });
}

/** What an act on many sessions did; null for an act that is none of this edition. */
export async function readChanged(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
  batch: string,
): Promise<SessionChange[] | null> {
  const entry = await reader.auditEntry.findFirst({
    where: { id: batch, organisationId, editionId, act: "change-sessions" },
    select: { values: { where: { field: "changes" }, select: { after: true } } },
  });
  if (!entry) return null;
  const stored = entry.values[0]?.after;
  return Array.isArray(stored) ? (stored as unknown as SessionChange[]) : [];
}

/** How many sessions an act on many of them changed; null for an act that is none of this edition. */
export async function countChanged(ids: EditionIds, batch: string): Promise<number | null> {
  return reading(async (db) => (await readChanged(db, ids, batch))?.length ?? null);
}
