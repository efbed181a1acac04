import "server-only";
import { databaseClock, reading } from "@/lib/platform/db/client";
import type { EditionScope } from "@/lib/team/access";
import { listConflicts } from "../rules/conflicts";
import { planRelease } from "../rules/release";
import { conflictFacts, currentRelease, readDraft, readRelease, releaseDraft } from "./draft";
import { listConcerned } from "./list-concerned";

/** What a release would do now: its change list, what stands against it, and whom it concerns. Changes nothing. */
export async function previewRelease(scope: EditionScope<"view-drafts">) {
  const { organisationId, editionId, timeZone, languages } = scope;
  return reading(async (db) => {
    const now = await databaseClock(db);
    const [rows, latest] = await Promise.all([readDraft(db, scope), currentRelease(db, scope)]);
    const before = latest ? await readRelease(db, organisationId, latest.id) : null;
    const plan = planRelease(releaseDraft(rows), before, now);
    const titles = await db.session.findMany({
      where: { organisationId, editionId, id: { in: plan.changes.map((change) => change.sessionId) } },
      select: { id: true, number: true, title: true },
    });
    const sessions = new Map(titles.map((session) => [session.id, session]));
    const concerned = await listConcerned(db, scope, [...plan.concerned.keys()]);
    const live = rows.sessions.filter((session) => !session.cancelledAt);
    return {
      unchanged: plan.unchanged,
      latest,
      changes: plan.changes.map((change) => ({ ...change, session: sessions.get(change.sessionId) ?? null })),
      conflicts: listConflicts({ ...conflictFacts(rows), sessions: live, timeZone, languages }),
      concerned: concerned.map((speaker) => ({
        ...speaker,
        sessionIds: [...(plan.concerned.get(speaker.id) ?? [])],
      })),
      sessions: rows.sessions,
      slots: rows.slots,
      rooms: rows.rooms,
    };
  });
}
