import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { databaseClock, reading } from "@/lib/platform/db/client";
import { currentRelease } from "@/lib/programme/queries/current-release";
import { readDraft, releaseDraft } from "@/lib/programme/queries/draft";
import { nameOverlaps, readReleasedOverlaps } from "@/lib/programme/queries/named-overlaps";
import { planRelease } from "../rules/release";
import { listConcerned } from "./list-concerned";
import { readRelease } from "./read-release";

/** What a release would do now: its change list, what stands against it, and whom it concerns. Changes nothing. */
export async function previewRelease(scope: EditionScope<"view-drafts">) {
  const { organisationId, editionId } = scope;
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
    return {
      unchanged: plan.unchanged,
      latest,
      changes: plan.changes.map((change) => ({ ...change, session: sessions.get(change.sessionId) ?? null })),
      overlaps: await nameOverlaps(db, scope, rows),
      /** Those that were accepted when the current release was made. */
      released: latest ? await readReleasedOverlaps(db, organisationId, latest.id) : [],
      concerned: concerned.map((speaker) => ({
        ...speaker,
        sessionIds: [...(plan.concerned.get(speaker.id) ?? [])],
      })),
      rooms: rows.rooms,
    };
  });
}
