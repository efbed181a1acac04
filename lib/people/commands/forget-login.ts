import "server-only";
import type { Principal } from "@/lib/access/policy";
import { recordAct } from "@/lib/audit/commands/record";
import { emptyMessages } from "@/lib/outbox/commands/empty-messages";
import { templatesThat } from "@/lib/outbox/templates/registry";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import { done, type Result, refused } from "@/lib/platform/result";

/** Mails to somebody as an organiser: tests, what the team was written, that a message stopped. */
const OF_THEMSELVES = templatesThat(({ about }) => about === "self");

/**
 * Deletes a sign-in: addresses, sessions, links on their way, roles in teams. What organisations keep (registrations,
 * speakers) is theirs and is erased by its own private link. Refused while somebody is the only owner of an
 * organisation: nobody could act for it any more.
 */
export async function forgetLogin({
  id: loginId,
  by = { kind: "login", id: loginId },
}: {
  id: string;
  /** Who deletes it; left out: whoever's it is. */
  by?: Principal;
}): Promise<Result<null, "last-owner">> {
  const messageIds: string[] = [];
  const result = await transaction(async (tx): Promise<Result<null, "last-owner">> => {
    const alone = await findOwnedAlone(tx, loginId);
    if (alone) return refused("last-owner", { organisation: alone });
    const roles = await tx.teamMember.findMany({
      where: { loginId, removedAt: null },
      select: { organisationId: true, id: true, editionId: true, role: true },
    });
    for (const { organisationId, id, editionId, role } of roles) {
      await recordAct(tx, {
        cause: by,
        act: "leave-team",
        objectKind: "team-member",
        objectId: id,
        organisationId,
        editionId,
        values: [{ field: "role", before: role }],
      });
    }
    const emails = await tx.loginEmail.findMany({ where: { loginId }, select: { emailKey: true } });
    const keys = emails.flatMap((email) => emailKeysOf(email.emailKey));
    await tx.$executeRaw`DELETE FROM sign_in_token WHERE email_key = ANY(${keys})`;
    const mails = await tx.$queryRaw<Array<{ messageId: string }>>`
      DELETE FROM outbox_message
      WHERE (template = 'sign-in' AND recipient_key = ANY(${keys}))
        OR (template = ANY(${OF_THEMSELVES}) AND parameters ->> 'login' = ${loginId})
      RETURNING message_id AS "messageId"`;
    messageIds.push(...mails.map((mail) => mail.messageId));
    messageIds.push(...(await forgetRoles(tx, loginId)));
    await recordAct(tx, {
      cause: by,
      act: "forget-login",
      objectKind: "login",
      objectId: loginId,
      organisationId: null,
    });
    await tx.login.delete({ where: { id: loginId } });
    return done(null);
  });
  if (result.ok) await dropMailFiles(messageIds);
  return result;
}

/** The rows of its roles, former ones too, the invitations to them, and its name in invitations it sent. */
async function forgetRoles(tx: Transaction, loginId: string): Promise<string[]> {
  const rows = await tx.teamMember.findMany({ where: { loginId }, select: { id: true } });
  const ids = rows.map((row) => row.id);
  await tx.teamMember.deleteMany({ where: { id: { in: ids } } });
  await tx.$executeRaw`
    UPDATE outbox_message SET parameters = parameters - 'invitedBy'
    WHERE template = 'team-invitation' AND audit_entry_id IN (
      SELECT id FROM audit_entry WHERE act = 'invite' AND actor_id = ${loginId}::uuid)`;
  return emptyMessages(tx, {
    template: "team-invitation",
    cause: { objectKind: "team-member", objectId: { in: ids } },
  });
}

/** Locks the teams the login owns, so that two owners who leave at once leave one after the other. */
async function findOwnedAlone(tx: Transaction, loginId: string): Promise<string | null> {
  const owned = await tx.$queryRaw<Array<{ id: string; name: string }>>`
    SELECT id, name FROM organisation
    WHERE deleted_at IS NULL AND id IN (
      SELECT organisation_id FROM team_member
      WHERE login_id = ${loginId}::uuid AND removed_at IS NULL AND accepted_at IS NOT NULL
        AND role = 'owner' AND edition_id IS NULL)
    ORDER BY id FOR NO KEY UPDATE`;
  for (const { id, name } of owned) {
    const others = await tx.teamMember.count({
      where: {
        organisationId: id,
        role: "owner",
        editionId: null,
        removedAt: null,
        acceptedAt: { not: null },
        loginId: { not: loginId },
      },
    });
    if (others === 0) return name;
  }
  return null;
}
