import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import type { Transaction } from "@/lib/platform/db/client";
import { groupBy } from "@/lib/platform/group-by";
import { translator } from "@/lib/platform/i18n/translator";
import type { ReleaseChange } from "../rules/changes";
import { speakerNews } from "../rules/speaker-news";

/**
 * Tells whoever has a place in a session, or waits for one, that a release moves or cancels it: one message a person and
 * release, which leaves at once. Nobody loses a place by it.
 */
export async function tellSignedUp(
  tx: Transaction,
  { organisationId, editionId, timeZone, languages }: EditionScope,
  {
    changes,
    releaseId,
    auditEntryId,
  }: { changes: readonly ReleaseChange[]; releaseId: string; auditEntryId: string },
): Promise<void> {
  const told = groupBy(
    changes.filter(({ kind }) => kind !== "new"),
    ({ sessionId }) => sessionId,
  );
  if (told.size === 0) return;
  const rows = await tx.signUp.findMany({
    where: { organisationId, sessionId: { in: [...told.keys()] }, state: { not: "withdrawn" } },
    orderBy: [{ registrationId: "asc" }, { session: { number: "asc" } }],
    select: { registrationId: true, sessionId: true, registration: { select: { language: true } } },
  });
  if (rows.length === 0) return;
  const sessions = await tx.session.findMany({
    where: { organisationId, id: { in: rows.map(({ sessionId }) => sessionId) } },
    select: { id: true, title: true },
  });
  const rooms = await tx.room.findMany({
    where: { organisationId, editionId },
    select: { id: true, name: true },
  });
  const facts = {
    changes: told,
    sessions: new Map(sessions.map(({ id, title }) => [id, { title: title as unknown, placement: null }])),
    rooms: new Map(rooms.map(({ id, name }) => [id, name])),
    ...{ timeZone, languages },
  };
  const people = groupBy(rows, ({ registrationId }) => registrationId);
  await queueMessages(
    tx,
    [...people].map(([registrationId, own]) => {
      const language = own[0]?.registration.language ?? "en";
      const news = speakerNews(facts, language, translator(language, "release-changes"));
      return {
        template: "session-changed" as const,
        parameters: { changes: news(own.map(({ sessionId }) => sessionId)).join("\n") },
        ...{ language, auditEntryId, organisationId, editionId, registrationId, releaseId },
        urgency: 2 as const,
      };
    }),
  );
}
