import "server-only";
import type { EditionScope } from "@/lib/access/access";

import { isoDate, localDate } from "@/lib/platform/dates/zones";
import { databaseClock, reading } from "@/lib/platform/db/client";
import type { Prisma } from "@/prisma/generated/client";
import { TODOS, type Todo, type TodoArrangement } from "../schema";

/** Whoever does the work of an edition now: owners and editors, of the whole organisation or of it alone. */
export const inTeam = ({ organisationId, editionId }: EditionScope) =>
  ({
    ...{ organisationId, acceptedAt: { not: null }, removedAt: null, loginId: { not: null } },
    role: { in: ["owner", "editor"] },
    OR: [{ editionId: null }, { editionId }],
  }) satisfies Prisma.TeamMemberWhereInput;

const NAMED = {
  id: true,
  email: true,
  loginId: true,
  login: { select: { name: true } },
} as const satisfies Prisma.TeamMemberSelect;

const nameOf = ({ email, login }: { email: string; login: { name: string } | null }) => login?.name || email;

/**
 * What was arranged about the to-dos of an edition and holds today: a day that has come puts nothing off any more, and
 * whoever has left the team has nothing to do for it. With the members that one can be given to.
 */
export async function listArrangements(scope: EditionScope<"view-registrations">) {
  const { organisationId, editionId, timeZone, actor } = scope;
  return reading(async (db) => {
    const [now, team, rows] = await Promise.all([
      databaseClock(db),
      db.teamMember.findMany({
        where: inTeam(scope),
        orderBy: { id: "asc" },
        select: NAMED,
      }),
      db.todoArrangement.findMany({ where: { organisationId, editionId } }),
    ]);
    const today = localDate(now, timeZone);
    const members = new Map(team.map((member) => [member.id, member]));
    const arranged = new Map<Todo, TodoArrangement>();
    for (const row of rows) {
      const todo = TODOS.find((one) => one === row.todo);
      const member = members.get(row.memberId ?? "");
      const until = row.until ? isoDate(row.until) : null;
      const holds = {
        member: member ? { id: member.id, name: nameOf(member), mine: member.loginId === actor.id } : null,
        until: until !== null && until > today ? until : null,
      };
      if (todo && (holds.member || holds.until)) arranged.set(todo, holds);
    }
    return { arranged, today, team: team.map((member) => ({ id: member.id, name: nameOf(member) })) };
  });
}
