import "server-only";
import type { OrganisationScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { isOneMailbox } from "@/lib/platform/email-spellings";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { emailKey } from "@/lib/platform/text";
import { type TeamRefusal, teamRefusal } from "../rules";
import type { Invitation } from "../schema";
import { lockTeam } from "./lock-team";

/**
 * Invites somebody by address, for the whole organisation or one edition of it. The role begins when they sign in with
 * that address; nobody else can take it.
 */
export async function invite(
  scope: OrganisationScope<"manage-team">,
  input: Invitation,
): Promise<Result<{ memberId: string }, TeamRefusal | "already-there">> {
  return transaction((tx) => addInvitation(tx, scope, input));
}

/** The same inside a larger transaction. */
export async function addInvitation(
  tx: Transaction,
  scope: OrganisationScope<"manage-team">,
  input: Omit<Invitation, "organisation">,
): Promise<Result<{ memberId: string }, TeamRefusal | "already-there">> {
  const { organisationId } = scope;
  const team = await lockTeam(tx, scope);
  const key = emailKey(input.email);
  const refusal = teamRefusal({
    actor: team.role,
    from: null,
    to: input.role,
    forEdition: input.edition !== null,
    sensitiveData: input.sensitiveData,
    otherOwners: team.owners.length,
    isAcceptedOwner: false,
  });
  if (refusal) return refused(refusal);
  if (team.members.some((member) => isOneMailbox(member.emailKey, key) && member.editionId === input.edition))
    return refused("already-there");
  if (input.edition) {
    const where = { organisationId, id: input.edition, deletedAt: null };
    if (!(await tx.edition.findFirst({ where, select: { id: true } }))) throw new AppError("not-found");
  }
  const { id } = await tx.teamMember.create({
    data: {
      organisationId,
      email: input.email,
      emailKey: key,
      role: input.role,
      editionId: input.edition,
      sensitiveData: input.sensitiveData,
      language: input.language,
      invitedById: scope.actor.id,
    },
    select: { id: true },
  });
  const auditEntryId = await recordAct(tx, {
    cause: scope.actor,
    act: "invite",
    objectKind: "team-member",
    objectId: id,
    organisationId,
    editionId: input.edition,
    values: [{ field: "role", after: input.role }],
  });
  await queueMessage(tx, {
    template: "team-invitation",
    parameters: { member: id },
    language: input.language,
    auditEntryId,
    organisationId,
    editionId: input.edition,
    urgency: 1,
  });
  return done({ memberId: id });
}
