import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type NewMessage, queueMessages } from "@/lib/outbox/commands/queue-message";
import type { Transaction } from "@/lib/platform/db/client";
import { groupBy } from "@/lib/platform/group-by";
import { translator } from "@/lib/platform/i18n/translator";
import { inTurns } from "@/lib/platform/in-turns";
import type { DraftRows } from "@/lib/programme/queries/draft";
import { listConcerned } from "../queries/list-concerned";
import { placementOf } from "../rules/changes";
import type { ReleasePlan } from "../rules/release";
import { type NewsFacts, speakerNews } from "../rules/speaker-news";

/**
 * One message each to the speakers a release concerns, as drafts the organiser reads first. Who has no address gets none.
 * @returns how many were drafted
 */
export async function draftMessages(
  tx: Transaction,
  scope: EditionScope<"release">,
  release: { id: string; name: string; auditEntryId: string },
  plan: ReleasePlan,
  rows: DraftRows,
): Promise<number> {
  if (plan.concerned.size === 0) return 0;
  const { organisationId, editionId } = scope;
  const speakers = await listConcerned(tx, scope, [...plan.concerned.keys()]);
  const facts = await newsFacts(tx, scope, plan, rows);
  const tell = new Map(
    [...new Set(speakers.map(({ language }) => language))].map((language) => [
      language,
      speakerNews(facts, language, translator(language, "release-changes")),
    ]),
  );
  const messages = await inTurns(
    (function* () {
      const all: NewMessage[] = [];
      for (const { id, language, personId, recipient } of speakers) {
        const news = recipient ? tell.get(language)?.(plan.concerned.get(id) ?? []) : undefined;
        if (news)
          all.push({
            template: "schedule-changed",
            parameters: { releaseName: release.name, changes: news.join("\n") },
            language,
            state: "draft",
            auditEntryId: release.auditEntryId,
            organisationId,
            editionId,
            personId,
            releaseId: release.id,
          });
        yield;
      }
      return all;
    })(),
  );
  await queueMessages(tx, messages);
  return messages.length;
}

async function newsFacts(
  tx: Transaction,
  scope: EditionScope,
  plan: ReleasePlan,
  rows: DraftRows,
): Promise<NewsFacts> {
  const { organisationId, timeZone, languages } = scope;
  const first = new Map<string, ReturnType<typeof placementOf>>();
  for (const slot of plan.slots)
    if (slot.sessionId && !slot.cancelled && !first.has(slot.sessionId))
      first.set(slot.sessionId, placementOf(slot));
  const titles = new Map<string, unknown>(rows.sessions.map((session) => [session.id, session.title]));
  const gone = plan.sessions.map((session) => session.id).filter((id) => !titles.has(id));
  if (gone.length > 0) {
    const deleted = await tx.session.findMany({
      where: { organisationId, id: { in: gone } },
      select: { id: true, title: true },
    });
    for (const session of deleted) titles.set(session.id, session.title);
  }
  return {
    changes: groupBy(plan.changes, (change) => change.sessionId),
    sessions: new Map([...titles].map(([id, title]) => [id, { title, placement: first.get(id) ?? null }])),
    rooms: new Map(rows.rooms.map((room) => [room.id, room.name])),
    timeZone,
    languages,
  };
}
