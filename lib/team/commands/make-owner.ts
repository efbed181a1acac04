import "server-only";
import { findLoginOf } from "@/lib/access/queries";
import { recordAct } from "@/lib/audit/commands/record";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { done, type Result, refused } from "@/lib/platform/result";
import { emailKey } from "@/lib/platform/text";

interface OwnerWish {
  email: string;
  organisation: string;
  /** Found the organisation when there is none of that name. */
  found: boolean;
}

/**
 * The operator makes somebody an owner, from the command line. An address nobody has proven yet waits, like an
 * invitation: the role begins when it signs in. Doing it twice changes nothing.
 */
export async function makeOwner(
  wish: OwnerWish,
): Promise<Result<{ organisationId: string; waits: boolean }, "no-organisation" | "several-organisations">> {
  return transaction(async (tx) => {
    const named = await tx.organisation.findMany({
      where: { name: { equals: wish.organisation, mode: "insensitive" }, deletedAt: null },
      select: { id: true },
    });
    if (named.length > 1) return refused("several-organisations");
    if (named.length === 0 && !wish.found) return refused("no-organisation");
    const organisationId = named[0]?.id ?? (await foundFor(tx, wish));
    const key = emailKey(wish.email);
    await tx.$executeRaw`SELECT 1 FROM organisation WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`;
    const login = await findLoginOf(tx, wish.email);
    const member = await tx.teamMember.findFirst({
      where: { organisationId, emailKey: { in: emailKeysOf(wish.email) }, editionId: null, removedAt: null },
    });
    const acceptance = login ? { loginId: login.id, acceptedAt: await databaseClock(tx) } : {};
    const waits = login === null;
    if (member?.role === "owner" && (member.acceptedAt || waits)) return done({ organisationId, waits });
    const { id } = member
      ? await tx.teamMember.update({
          where: { organisationId_id: { organisationId, id: member.id } },
          data: { role: "owner", ...(member.acceptedAt ? {} : acceptance), version: { increment: 1 } },
        })
      : await tx.teamMember.create({
          data: { organisationId, email: wish.email, emailKey: key, role: "owner", ...acceptance },
        });
    await recordAct(tx, {
      cause: { kind: "command" },
      act: "make-owner",
      objectKind: "team-member",
      objectId: id,
      organisationId,
      values: [{ field: "role", before: member?.role, after: "owner" }],
    });
    return done({ organisationId, waits });
  });
}

async function foundFor(tx: Transaction, wish: OwnerWish): Promise<string> {
  const { id } = await tx.organisation.create({
    data: {
      name: wish.organisation,
      controllerName: wish.organisation,
      privacyContact: wish.email,
      languages: ["en"],
    },
    select: { id: true },
  });
  await recordAct(tx, {
    cause: { kind: "command" },
    act: "create-organisation",
    objectKind: "organisation",
    objectId: id,
    organisationId: id,
    values: [{ field: "name", after: wish.organisation }],
  });
  return id;
}
