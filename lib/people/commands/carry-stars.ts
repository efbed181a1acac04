import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { CarriedStar } from "../rules/moved-rows";

interface TwoRegistrations {
  organisationId: string;
  from: string;
  to: string;
}

/**
 * What somebody marked under one registration holds for the other one, too, where it is later than what stands there; their own
 * rows stay where they are.
 * @returns what changed there, for the parting
 */
export async function carryStars(
  tx: Transaction,
  { organisationId, from, to }: TwoRegistrations,
): Promise<CarriedStar[]> {
  const rows = await tx.$queryRaw<
    Array<{ sessionId: string; at: Date; wasMarked: boolean | null; wasAt: Date | null }>
  >`
    WITH own AS (
      SELECT session_id, marked, said_at FROM star
      WHERE organisation_id = ${organisationId}::uuid AND registration_id = ${to}::uuid
    ), given AS (
      INSERT INTO star (organisation_id, registration_id, session_id, marked, said_at)
      SELECT organisation_id, ${to}::uuid, session_id, marked, said_at FROM star
      WHERE organisation_id = ${organisationId}::uuid AND registration_id = ${from}::uuid ORDER BY session_id
      ON CONFLICT (organisation_id, registration_id, session_id) DO UPDATE
      SET marked = EXCLUDED.marked, said_at = EXCLUDED.said_at
      WHERE EXCLUDED.said_at > star.said_at
        OR (EXCLUDED.said_at = star.said_at AND EXCLUDED.marked AND NOT star.marked)
      RETURNING session_id, said_at
    )
    SELECT given.session_id AS "sessionId", given.said_at AS at, own.marked AS "wasMarked", own.said_at AS "wasAt"
    FROM given LEFT JOIN own ON own.session_id = given.session_id`;
  return rows.map(({ sessionId, at, wasMarked, wasAt }) => ({
    sessionId,
    at: at.toISOString(),
    was: wasAt && { marked: wasMarked === true, at: wasAt.toISOString() },
  }));
}

/** What came along goes, and what it replaced is back; a session of which something was said since stays. */
export async function carryStarsBack(
  tx: Transaction,
  { organisationId, to }: Omit<TwoRegistrations, "from">,
  stars: readonly CarriedStar[],
): Promise<void> {
  for (const { sessionId, at, was } of stars) {
    const where = { organisationId, registrationId: to, sessionId, saidAt: new Date(at) };
    if (was) await tx.star.updateMany({ where, data: { marked: was.marked, saidAt: new Date(was.at) } });
    else await tx.star.deleteMany({ where });
  }
}
