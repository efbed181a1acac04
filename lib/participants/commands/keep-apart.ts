import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result } from "@/lib/platform/result";
import type { KeepApart } from "../schema/pair";

/**
 * An organiser says that the person of a registration and another one whose address met theirs are two people. Said twice
 * it is said once.
 * @throws AppError("not-found")
 */
export async function keepApart(
  scope: EditionScope<"pair-people">,
  input: Pick<KeepApart, "registration" | "other">,
): Promise<Result<null, never>> {
  const { organisationId, editionId } = scope;
  return transaction(async (tx) => {
    const row = await tx.registration.findFirst({
      where: { organisationId, editionId, id: input.registration, erasedAt: null, state: { not: "draft" } },
      select: { personId: true },
    });
    if (!row?.personId) throw new AppError("not-found");
    const pair = {
      organisationId,
      OR: [
        { personId: row.personId, otherId: input.other },
        { personId: input.other, otherId: row.personId },
      ],
    };
    if (!(await tx.personPair.findFirst({ where: pair, select: { foundAt: true } })))
      throw new AppError("not-found");
    const { count } = await tx.personPair.updateMany({
      where: { ...pair, differentSince: null },
      data: { differentSince: await databaseClock(tx) },
    });
    if (count > 0)
      await recordAct(tx, {
        cause: scope.actor,
        act: "keep-apart",
        objectKind: "registration",
        objectId: input.registration,
        organisationId,
        editionId,
      });
    return done(null);
  });
}
