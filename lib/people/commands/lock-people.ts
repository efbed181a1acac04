import "server-only";
import type { Transaction } from "@/lib/platform/db/client";

/** A person as far as joining records goes. */
export interface LockedPerson {
  id: string;
  loginId: string | null;
  mergedIntoId: string | null;
}

/**
 * Locks records of one organisation, in the order of their ids: who is just being matched with one of them is waited for,
 * and whoever comes then waits. @returns those that are there, tombstones too
 */
export function lockPeople(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<LockedPerson[]> {
  return tx.$queryRaw<LockedPerson[]>`
    SELECT id, login_id AS "loginId", merged_into_id AS "mergedIntoId" FROM person
    WHERE organisation_id = ${organisationId}::uuid AND id = ANY(${[...ids]}::uuid[]) AND erased_at IS NULL
    ORDER BY id FOR UPDATE`;
}
