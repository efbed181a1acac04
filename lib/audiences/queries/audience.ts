import "server-only";
import { AUDIENCES } from "../schema";

/** The registrations a mailing reaches: in one of the states it is written to, and of somebody who is still there. */
export function inAudience(
  { organisationId, editionId }: { organisationId: string; editionId: string },
  audience: readonly string[],
) {
  const states = AUDIENCES.filter((state) => audience.includes(state));
  return { organisationId, editionId, state: { in: states }, erasedAt: null };
}
