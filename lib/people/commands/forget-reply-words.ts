import "server-only";
import type { Transaction } from "@/lib/platform/db/client";

/**
 * Takes away what somebody who is erased told organisers with their replies as a speaker. Whether they come stays, as their name
 * does, until an organiser takes them off the programme.
 * @param personIds all records of the one human
 */
export async function forgetReplyWords(
  tx: Transaction,
  { organisationId, personIds }: { organisationId: string; personIds: readonly string[] },
): Promise<void> {
  await tx.sessionReply.updateMany({
    where: { organisationId, words: { not: "" }, speaker: { personId: { in: [...personIds] } } },
    data: { words: "" },
  });
}
