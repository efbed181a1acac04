import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { stateList } from "@/lib/platform/db/state-list";
import { LIVE } from "@/prisma/enums/states";

/** How many participants with a live registration marked each session of an edition, by its id; never who. */
export async function countStars({
  organisationId,
  editionId,
}: EditionScope<"view-drafts">): Promise<ReadonlyMap<string, number>> {
  const rows = await reading(
    (db) => db.$queryRaw<Array<{ sessionId: string; count: number }>>`
      SELECT star.session_id AS "sessionId", count(*)::int AS count FROM registration
      JOIN star ON star.organisation_id = registration.organisation_id AND star.registration_id = registration.id
        AND star.marked
      WHERE registration.organisation_id = ${organisationId}::uuid AND registration.edition_id = ${editionId}::uuid
        AND registration.state IN ${stateList(LIVE)}
      GROUP BY star.session_id`,
  );
  return new Map(rows.map(({ sessionId, count }) => [sessionId, count]));
}
