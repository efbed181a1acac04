import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import type { HistoryAct } from "@/lib/audit/schema";
import { dateColumn, isoDate, localDate } from "@/lib/platform/dates/zones";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { inTeam } from "@/lib/team/queries/workers";
import type { TodoArrangementInput } from "../schema";

/**
 * Puts a to-do of an edition off until a day, gives it to somebody of its team, or both; with neither it is everybody's
 * again. Who saves last is right. @throws AppError("not-found") for somebody who is not of the team
 */
export async function arrangeTodo(
  scope: EditionScope<"arrange-todos">,
  input: Omit<TodoArrangementInput, "school" | "edition">,
): Promise<Result<null, "field-errors">> {
  const { organisationId, editionId } = scope;
  const { todo, member } = input;
  const key = { organisationId, editionId, todo };
  const until = input.until ? dateColumn(input.until) : null;
  return transaction(async (tx) => {
    if (member && !(await tx.teamMember.findFirst({ where: { id: member, ...inTeam(scope) } })))
      throw new AppError("not-found");
    const before = await tx.todoArrangement.findUnique({ where: { organisationId_editionId_todo: key } });
    const was = { member: before?.memberId ?? null, until: before?.until ? isoDate(before.until) : null };
    if (was.member === member && was.until === input.until) return done(null);
    // A day that has come puts nothing off.
    if (
      input.until &&
      input.until !== was.until &&
      input.until <= localDate(await databaseClock(tx), scope.timeZone)
    )
      return refused("field-errors", { until: "past" });
    if (member || until)
      await tx.todoArrangement.upsert({
        where: { organisationId_editionId_todo: key },
        create: { ...key, memberId: member, until },
        update: { memberId: member, until },
      });
    else await tx.todoArrangement.deleteMany({ where: key });
    await recordAct(tx, {
      ...{ cause: scope.actor, act: actOf(was, input), objectKind: "todo", objectId: null },
      ...{ organisationId, editionId },
      values: [
        { field: "todo", after: todo },
        ...(was.member === member ? [] : [{ field: "member", before: was.member, after: member }]),
        ...(was.until === input.until ? [] : [{ field: "until", before: was.until, after: input.until }]),
      ],
    });
    return done(null);
  });
}

type Arranged = Pick<TodoArrangementInput, "member" | "until">;

/** What the history calls it: the part of it that others will look for. */
function actOf(was: Arranged, now: Arranged): HistoryAct {
  if (now.member && now.member !== was.member) return "give-todo";
  return now.until && now.until !== was.until ? "put-off-todo" : "resume-todo";
}
