import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Reader } from "@/lib/platform/db/client";
import type { Acceptance, RoomFacts, SlotFacts } from "../rules/overlaps";
import { readAcceptances } from "./acceptances";

type SlotRow = [
  id: string,
  kind: SlotFacts["kind"],
  session: string | null,
  room: string | null,
  start: number,
  end: number,
  people: string[],
];

/**
 * What the rules need to judge a whole draft, and nothing that a reader reads: all slots in order of time, without those
 * of sessions that are cancelled or deleted, and without who does not come to one. The slots come as one value: 5,000 rows of them cost more to take apart.
 */
export async function readOverlapFacts(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
): Promise<{ slots: SlotFacts[]; rooms: RoomFacts[]; acceptances: Acceptance[] }> {
  const [[row], rooms, acceptances] = await Promise.all([
    reader.$queryRaw<Array<{ slots: SlotRow[] | null }>>`
      WITH live AS (
        SELECT id FROM session
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
          AND deleted_at IS NULL AND cancelled_at IS NULL
      ), busy AS (
        SELECT session_id, json_agg(speaker_id) AS people FROM (
          SELECT person.session_id, person.speaker_id FROM session_person AS person JOIN live ON live.id = person.session_id
            WHERE person.organisation_id = ${organisationId}::uuid
          UNION SELECT heard.session_id, heard.speaker_id FROM interpretation AS heard JOIN live ON live.id = heard.session_id
            WHERE heard.organisation_id = ${organisationId}::uuid AND heard.speaker_id IS NOT NULL
        ) AS person WHERE NOT EXISTS (SELECT FROM session_reply AS said WHERE said.organisation_id = ${organisationId}::uuid
          AND said.session_id = person.session_id AND said.speaker_id = person.speaker_id AND said.reply = 'declined')
        GROUP BY session_id
      )
      SELECT json_agg(json_build_array(slot.id, slot.kind, slot.session_id, slot.room_id,
          (extract(epoch FROM slot.starts_at) * 1000)::bigint, (extract(epoch FROM slot.ends_at) * 1000)::bigint,
          coalesce(busy.people, '[]')) ORDER BY slot.starts_at, slot.id) AS slots
      FROM slot LEFT JOIN live ON live.id = slot.session_id LEFT JOIN busy ON busy.session_id = slot.session_id
      WHERE slot.organisation_id = ${organisationId}::uuid AND slot.edition_id = ${editionId}::uuid
        AND (slot.session_id IS NULL OR live.id IS NOT NULL)`,
    reader.room.findMany({
      where: { organisationId, editionId },
      select: { id: true, shared: true, opensMinute: true, closesMinute: true },
    }),
    readAcceptances(reader, { organisationId, editionId }),
  ]);
  const slots = (row?.slots ?? []).map(
    ([id, kind, sessionId, roomId, start, end, people]): SlotFacts => ({
      id,
      kind,
      sessionId,
      roomId,
      start,
      end,
      people,
    }),
  );
  return { slots, rooms, acceptances };
}
