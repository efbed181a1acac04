import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { databaseClock, type Transaction } from "@/lib/platform/db/client";

/**
 * Whoever proves an address has the roles it was invited to: from now on, each recorded in its organisation. Does
 * nothing when there are none, so every sign-in may call it.
 * @param emailKeys addresses just proven
 */
export async function acceptInvitations(
  tx: Transaction,
  loginId: string,
  emailKeys: readonly string[],
): Promise<void> {
  const invitations = await tx.teamMember.findMany({
    where: { emailKey: { in: [...emailKeys] }, loginId: null, removedAt: null },
    select: { organisationId: true, id: true, editionId: true, role: true },
  });
  if (invitations.length === 0) return;
  const now = await databaseClock(tx);
  for (const { organisationId, id, editionId, role } of invitations) {
    // An owner may be taking it back at this moment: only a row still open is accepted.
    const { count } = await tx.teamMember.updateMany({
      where: { organisationId, id, loginId: null, removedAt: null },
      data: { loginId, acceptedAt: now, version: { increment: 1 } },
    });
    if (count === 0) continue;
    await recordAct(tx, {
      cause: { kind: "login", id: loginId },
      act: "accept-invitation",
      objectKind: "team-member",
      objectId: id,
      organisationId,
      editionId,
      values: [{ field: "role", after: role }],
    });
  }
}
