import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { lockRegistration, type SelfServiceRegistration } from "@/lib/registration/commands/self-service";

/** A registration of the scope's edition that was sent and is not erased, its row locked. @throws AppError("not-found") */
export async function lockOwn(
  tx: Transaction,
  { organisationId, editionId }: EditionScope,
  registrationId: string,
): Promise<SelfServiceRegistration> {
  const where = { organisationId, editionId, id: registrationId, state: { not: "draft" as const } };
  const row =
    (await tx.registration.count({ where })) > 0
      ? await lockRegistration(tx, { organisationId, registrationId })
      : null;
  if (!row || row.erasedAt) throw new AppError("not-found");
  return row;
}
