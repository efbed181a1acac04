import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { transaction } from "@/lib/platform/db/client";
import type { HeldRegistration } from "../access/by-address";
import { eraseRegistration } from "./erase";

/**
 * Erases a registration for a person who asked the operator, exactly as their private link would. An unfinished one goes
 * as a whole.
 */
export async function eraseForCommand({ scope, state }: HeldRegistration): Promise<void> {
  if (state !== "draft") {
    await eraseRegistration(scope);
    return;
  }
  const { organisationId, editionId, registrationId } = scope;
  await transaction(async (tx) => {
    await tx.auditValue.deleteMany({ where: { registrationId } });
    await tx.outboxMessage.deleteMany({ where: { registrationId } });
    const { count } = await tx.registration.deleteMany({ where: { id: registrationId, state: "draft" } });
    if (count === 0) return;
    await recordAct(tx, {
      cause: { kind: "command" },
      act: "erase",
      objectKind: "registration",
      objectId: registrationId,
      organisationId,
      editionId,
    });
  });
}
