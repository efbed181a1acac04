import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { EditionIds } from "@/lib/access/schema";
import { databaseClock, type Reader, reading } from "@/lib/platform/db/client";
import { currentRelease } from "@/lib/programme/queries/current-release";
import { countDeclined, readDraft, releaseDraft } from "@/lib/programme/queries/draft";
import { nameOverlaps, readReleasedOverlaps } from "@/lib/programme/queries/named-overlaps";
import type { ReleaseChange } from "../rules/changes";
import { planRelease } from "../rules/release";
import { listConcerned } from "./list-concerned";
import { readRelease } from "./read-release";

/** A change and somebody a line: as many as one reads. */
export const SHOWN_OF_A_RELEASE = 100;

/**
 * What a release would do now: its changes, what stands against it, and whom it concerns. Changes nothing.
 * @param most how many changes and people are told one by one; all are counted
 */
export async function previewRelease(scope: EditionScope<"view-drafts">, most = SHOWN_OF_A_RELEASE) {
  const { organisationId } = scope;
  return reading(async (db) => {
    const now = await databaseClock(db);
    const [rows, latest] = await Promise.all([readDraft(db, scope), currentRelease(db, scope)]);
    const before = latest ? await readRelease(db, organisationId, latest.id) : null;
    const plan = planRelease(releaseDraft(rows), before, now);
    const named = await nameChanges(db, scope, plan.changes, most);
    const concerned = await listConcerned(db, scope, [...plan.concerned.keys()]);
    return {
      unchanged: plan.unchanged,
      latest,
      /** Replies that say no: whoever gave them is not named. */
      declined: countDeclined(rows),
      ...named,
      overlaps: await nameOverlaps(db, scope, rows),
      /** Those that were accepted when the current release was made. */
      released: latest ? await readReleasedOverlaps(db, organisationId, latest.id) : [],
      concerned: concerned.slice(0, most),
      /** Of whom it concerns, how many a message reaches, and how many have no address. */
      reached: concerned.filter(({ recipient }) => recipient).length,
      unreached: concerned.filter(({ recipient }) => !recipient).length,
      rooms: rows.rooms,
    };
  });
}

/** The first of a release's changes with what their sessions are called, and how many there are. */
export async function nameChanges(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
  all: readonly ReleaseChange[],
  most: number,
) {
  const changes = all.slice(0, most);
  const titles = await reader.session.findMany({
    where: { organisationId, editionId, id: { in: changes.map((change) => change.sessionId) } },
    select: { id: true, number: true, title: true },
  });
  const sessions = new Map(titles.map((session) => [session.id, session]));
  return {
    changes: changes.map((change) => ({ ...change, session: sessions.get(change.sessionId) ?? null })),
    changeCount: all.length,
  };
}
