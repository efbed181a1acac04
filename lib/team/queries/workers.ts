import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Reader } from "@/lib/platform/db/client";
import type { Prisma } from "@/prisma/generated/client";

/** Whoever does the work of an edition now: owners and editors, of the whole organisation or of it alone. */
export const inTeam = ({ organisationId, editionId }: EditionIds) =>
  ({
    ...{ organisationId, acceptedAt: { not: null }, removedAt: null, loginId: { not: null } },
    role: { in: ["owner", "editor"] },
    OR: [{ editionId: null }, { editionId }],
  }) satisfies Prisma.TeamMemberWhereInput;

/** Somebody of the team, as the desk names them. */
export interface Worker {
  id: string;
  name: string;
  /** Who is asking. */
  mine: boolean;
}

/** Columns of a member that a `Worker` is made of. */
export const WORKER = {
  id: true,
  email: true,
  loginId: true,
  login: { select: { name: true } },
} as const satisfies Prisma.TeamMemberSelect;

/** How the desk names a member to whoever is asking. */
export function asWorker(
  { id, email, loginId, login }: Prisma.TeamMemberGetPayload<{ select: typeof WORKER }>,
  actor: { id: string },
): Worker {
  return { id, name: login?.name || email, mine: loginId === actor.id };
}

/** Everybody who does the work of an edition now, the longest there first. */
export async function listWorkers(
  db: Reader,
  scope: EditionIds & { actor: { id: string } },
): Promise<Worker[]> {
  const rows = await db.teamMember.findMany({
    where: inTeam(scope),
    orderBy: { id: "asc" },
    select: WORKER,
  });
  return rows.map((row) => asWorker(row, scope.actor));
}
