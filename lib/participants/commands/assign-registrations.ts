import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordActs } from "@/lib/audit/commands/record";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result } from "@/lib/platform/result";
import { inTeam } from "@/lib/team/queries/workers";
import type { Assign, GiveBack } from "../schema/assign";
import { lockListed } from "./lock-listed";

type Scope = EditionScope<"annotate-registration">;

/** Who of the team sees to a registration; null: nobody in particular. */
interface Assignment {
  registration: string;
  member: string | null;
}

/** What an assignment changed: whoever saw to each of them before. */
export interface Assigned {
  member: string | null;
  changed: Assignment[];
}

/** Gives registrations to somebody of the team, or back to all. Nobody is told. @throws AppError("not-found") */
export async function assignRegistrations(
  scope: Scope,
  { registrations, member }: Pick<Assign, "registrations" | "member">,
): Promise<Result<Assigned, never>> {
  return transaction(async (tx) => {
    const wanted = registrations.map((registration) => ({ registration, member }));
    return done({ member, changed: await assignWithin(tx, scope, wanted) });
  });
}

/**
 * Takes an assignment back: each is whoever's it was before. What somebody has given to another one since stays as it is, and
 * whoever has left the team gets nothing.
 */
export async function giveBackRegistrations(
  scope: Scope,
  { member, back }: Pick<GiveBack, "member" | "back">,
): Promise<Result<{ changed: number }, never>> {
  return transaction(async (tx) => {
    const changed = await assignWithin(tx, scope, back, { onlyFrom: member });
    return done({ changed: changed.length });
  });
}

/**
 * Gives any number of registrations to members, each to its own, in statements of a fixed number, with an entry in each one's
 * history. @returns those that it changed, with whoever saw to them before
 * @throws AppError("not-found") where none of them is in the list, and for somebody who is not of the team, where nothing is taken back
 */
export async function assignWithin(
  tx: Transaction,
  scope: Scope,
  wanted: readonly Assignment[],
  undo?: { onlyFrom: string | null },
): Promise<Assignment[]> {
  const { organisationId, editionId } = scope;
  const members = [...new Set(wanted.flatMap(({ member }) => member ?? []))];
  const here = await tx.teamMember.findMany({
    where: { id: { in: members }, ...inTeam(scope) },
    select: { id: true },
  });
  const team = new Set(here.map(({ id }) => id));
  if (!undo && team.size < members.length) throw new AppError("not-found");
  const listed = new Set(
    await lockListed(
      tx,
      scope,
      wanted.map(({ registration }) => registration),
    ),
  );
  if (listed.size === 0) throw new AppError("not-found");
  const rows = await tx.registrationAssignee.findMany({
    where: { organisationId, registrationId: { in: [...listed] } },
    select: { registrationId: true, memberId: true },
  });
  const held = new Map(rows.map((row) => [row.registrationId, row.memberId]));
  const changes = new Map<string, { before: string | null; after: string | null }>();
  for (const { registration, member } of wanted) {
    const before = held.get(registration) ?? null;
    const after = member && team.has(member) ? member : null;
    if (!listed.has(registration) || before === after || (undo && before !== undo.onlyFrom)) continue;
    changes.set(registration, { before, after });
  }
  await write(tx, organisationId, changes);
  await recordActs(
    tx,
    [...changes].map(([id, { before, after }]) => ({
      cause: scope.actor,
      act: after ? ("assign-registration" as const) : ("unassign-registration" as const),
      objectKind: "registration" as const,
      objectId: id,
      ...{ organisationId, editionId },
      values: [{ field: "member", before, after, registrationId: id }],
    })),
  );
  return [...changes].map(([registration, { before }]) => ({ registration, member: before }));
}

async function write(
  tx: Transaction,
  organisationId: string,
  changes: ReadonlyMap<string, { after: string | null }>,
): Promise<void> {
  const free = [...changes].flatMap(([id, { after }]) => (after === null ? id : []));
  const given = [...changes].flatMap(([id, { after }]) => (after === null ? [] : { id, after }));
  if (free.length > 0)
    await tx.registrationAssignee.deleteMany({ where: { organisationId, registrationId: { in: free } } });
  if (given.length > 0)
    await tx.$executeRaw`
      INSERT INTO registration_assignee (organisation_id, registration_id, member_id)
      SELECT ${organisationId}::uuid, id, member
      FROM unnest(${given.map(({ id }) => id)}::uuid[], ${given.map(({ after }) => after)}::uuid[]) AS one(id, member)
      ON CONFLICT (organisation_id, registration_id) DO UPDATE SET member_id = excluded.member_id`;
}
