import "server-only";
import type { OrganisationScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { emptyMessages } from "@/lib/outbox/commands/empty-messages";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import { AppError } from "@/lib/platform/errors";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import { type Result, refused } from "@/lib/platform/result";
import { type TeamRefusal, teamRefusal } from "../rules";
import type { MemberRemoval, MemberRole } from "../schema";
import { lockTeam } from "./lock-team";

type Scope = OrganisationScope<"manage-team">;

/** Gives a member another role. Counts at their next request. */
export async function changeRole(
  scope: Scope,
  input: MemberRole,
): Promise<Result<unknown, "conflict" | TeamRefusal>> {
  const { role, sensitiveData } = input;
  return transaction((tx) => changeMember(tx, scope, input, { role, sensitiveData }));
}

/** Takes a member off the team, or an invitation back. The last owner stays, also when two leave at once. */
export async function removeMember(
  scope: Scope,
  input: MemberRemoval,
): Promise<Result<unknown, "conflict" | TeamRefusal>> {
  let messageIds: string[] = [];
  const removed = await transaction(async (tx) => {
    // That there was a role stays with the audit; whose address had it does not.
    const gone = { removedAt: await databaseClock(tx), email: "", emailKey: "" };
    const changed = await changeMember(tx, scope, input, gone);
    if (!changed.ok) return changed;
    messageIds = [
      ...(await emptyInvitations(tx, scope.organisationId, input.member)),
      ...(await emptyTeamMails(tx, scope.organisationId, input.member)),
    ];
    return changed;
  });
  await dropMailFiles(messageIds);
  return removed;
}

async function changeMember(
  tx: Transaction,
  scope: Scope,
  input: MemberRemoval,
  change:
    | { role: MemberRole["role"]; sensitiveData: boolean }
    | { removedAt: Date; email: string; emailKey: string },
): Promise<Result<unknown, "conflict" | TeamRefusal>> {
  const { organisationId } = scope;
  const team = await lockTeam(tx, scope);
  const member = team.members.find((candidate) => candidate.id === input.member);
  if (!member) throw new AppError("not-found");
  const to = "role" in change ? change.role : null;
  const refusal = teamRefusal({
    actor: team.role,
    from: member.role,
    to,
    forEdition: member.editionId !== null,
    sensitiveData: "role" in change && change.sensitiveData,
    otherOwners: team.owners.filter((owner) => owner.id !== member.id).length,
    isAcceptedOwner: team.owners.some((owner) => owner.id === member.id),
  });
  if (refusal) return refused(refusal);
  const where = { organisationId, id: member.id, removedAt: null };
  const edited = await editVersion({
    version: input.version,
    read: () => tx.teamMember.findFirst({ where }),
    write: () =>
      tx.teamMember.updateMany({
        where: { ...where, version: input.version },
        data: { ...change, version: { increment: 1 } },
      }),
    fields: (row) => ({ role: row.role, sensitiveData: row.sensitiveData }),
  });
  if (!edited.ok) return edited;
  await recordAct(tx, {
    cause: scope.actor,
    act: to === null ? "remove-member" : "change-role",
    objectKind: "team-member",
    objectId: member.id,
    organisationId,
    editionId: member.editionId,
    values: [{ field: "role", before: member.role, after: to }],
  });
  return edited;
}

/** An invitation that has not left yet does not leave any more; one that has says no more to whom. */
function emptyInvitations(tx: Transaction, organisationId: string, member: string): Promise<string[]> {
  return emptyMessages(tx, {
    organisationId,
    template: "team-invitation",
    cause: { objectKind: "team-member", objectId: member },
  });
}

/** Mails to the team don't reach who has left it whole, and those that did say no more to whom. */
async function emptyTeamMails(tx: Transaction, organisationId: string, member: string): Promise<string[]> {
  const { loginId } = await tx.teamMember.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: member } },
    select: { loginId: true },
  });
  if (!loginId) return [];
  const roles = { organisationId, loginId, removedAt: null, acceptedAt: { not: null } };
  if ((await tx.teamMember.count({ where: roles })) > 0) return [];
  return emptyMessages(tx, {
    organisationId,
    template: { in: ["mailing-team", "mailing-stopped", "release-stopped"] },
    parameters: { path: ["login"], equals: loginId },
  });
}
