import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { templatesThat } from "../templates/registry";

/** What tells somebody how their registration stands; a warning about an address waits for nothing. */
const HOW_THEY_STAND = templatesThat(({ about, joins }) => about === "registration" && joins === "edition");

/**
 * Lets what waits to tell these people how they stand leave no earlier than `until`: a decision that contradicts it may
 * still be undone, and then it is true again.
 */
export async function putOffMessages(
  tx: Transaction,
  {
    organisationId,
    registrations,
    until,
  }: { organisationId: string; registrations: readonly string[]; until: Date },
): Promise<void> {
  await tx.outboxMessage.updateMany({
    where: {
      organisationId,
      registrationId: { in: [...registrations] },
      state: "queued",
      nextAt: { lt: until },
      template: { in: [...HOW_THEY_STAND] },
    },
    data: { nextAt: until },
  });
}
