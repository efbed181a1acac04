import "server-only";
import type { OrganisationScope } from "@/lib/access/access";
import { heldRights, may, type Rights } from "@/lib/access/policy";
import type { Transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";

/**
 * Makes changes of one organisation's team wait for each other, and reads again what the actor may do: whoever lost the
 * role since the page was opened loses here. @throws AppError("not-found")
 * @returns the actor's role now, and all live members.
 */
export async function lockTeam(tx: Transaction, scope: OrganisationScope<"manage-team">) {
  const { organisationId, actor } = scope;
  await tx.$executeRaw`SELECT 1 FROM organisation WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`;
  const members = await tx.teamMember.findMany({
    where: { organisationId, removedAt: null },
    orderBy: { createdAt: "asc" },
  });
  const held = heldRights(
    members.filter((member) => member.loginId === actor.id && member.acceptedAt && !member.editionId),
  );
  const rights: Rights =
    held.role === "none" && actor.administrator ? { role: "administrator", flags: [] } : held;
  if (!may(rights, "manage-team")) throw new AppError("not-found");
  const owners = members.filter((member) => member.role === "owner" && member.acceptedAt && member.loginId);
  return { role: rights.role, members, owners };
}
