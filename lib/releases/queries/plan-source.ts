import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Reader } from "@/lib/platform/db/client";
import { type DraftRows, overlapFacts, readDraft, releaseDraft } from "@/lib/programme/queries/draft";
import type { Draft } from "@/lib/programme/rules/draft";
import type { Acceptance, SlotFacts } from "@/lib/programme/rules/overlaps";
import { type RolledBack, rollBack } from "../rules/roll-back";
import { readRelease } from "./read-release";

/** What a release is made of: sessions, slots and people, the overlaps that are accepted in it, and what things are called. */
export interface PlanSource {
  draft: Draft;
  facts: SlotFacts[];
  acceptances: Acceptance[];
  sessions: DraftRows["sessions"];
  slots: ReadonlyArray<{ id: string; sessionId: string | null; title: unknown; startsAt: Date }>;
  rooms: DraftRows["rooms"];
}

/** The draft as it is. */
export function ofDraft(rows: DraftRows): PlanSource {
  const { sessions, slots, rooms, acceptances } = rows;
  return { draft: releaseDraft(rows), facts: overlapFacts(rows).slots, acceptances, sessions, slots, rooms };
}

/** An earlier release as it would be published now, with the overlaps that were accepted in it, and what can't come back. */
export async function readEarlier(
  reader: Reader,
  edition: EditionIds,
  releaseId: string,
): Promise<PlanSource & Pick<RolledBack, "lost">> {
  const { organisationId } = edition;
  const rows = await readDraft(reader, edition);
  const [content, overlaps] = await Promise.all([
    readRelease(reader, organisationId, releaseId),
    reader.releasedOverlap.findMany({ where: { organisationId, releaseId } }),
  ]);
  const { draft, facts, lost } = rollBack(content, {
    cancelled: new Map(rows.sessions.map(({ id, cancelledAt }) => [id, cancelledAt !== null])),
    shared: new Set(rows.rooms.filter(({ shared }) => shared).map(({ id }) => id)),
    mayName: (sessionId, speakerId) =>
      !rows.unconfirmed.has(speakerId) && !rows.declined.has(`${sessionId} ${speakerId}`),
  });
  const acceptances = overlaps.map(({ firstId, secondId, startsAt, endsAt, roomId, speakerId, ...row }) => ({
    ...{ id: row.id, kind: row.kind, why: row.why },
    ...{ acceptedById: row.acceptedById, acceptedAt: row.acceptedAt },
    slotIds: [firstId, secondId].sort() as [string, string],
    who: roomId ?? speakerId ?? "",
    ...{ start: startsAt.getTime(), end: endsAt.getTime() },
  }));
  const { sessions, rooms } = rows;
  return { draft, facts, acceptances, sessions, slots: content.slots, rooms, lost };
}
