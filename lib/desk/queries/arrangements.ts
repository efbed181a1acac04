import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { isoDate, localDate } from "@/lib/platform/dates/zones";
import { databaseClock, reading } from "@/lib/platform/db/client";
import { listWorkers } from "@/lib/team/queries/workers";
import { TODOS, type Todo, type TodoArrangement } from "../schema";

/**
 * What was arranged about the to-dos of an edition and holds today: a day that has come puts nothing off any more, and
 * whoever has left the team has nothing to do for it. With the members that one can be given to.
 */
export async function listArrangements(scope: EditionScope<"view-registrations">) {
  const { organisationId, editionId, timeZone } = scope;
  return reading(async (db) => {
    const [now, team, rows] = await Promise.all([
      databaseClock(db),
      listWorkers(db, scope),
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
        member: member ?? null,
        until: until !== null && until > today ? until : null,
      };
      if (todo && (holds.member || holds.until)) arranged.set(todo, holds);
    }
    return { arranged, today, team };
  });
}
