import "server-only";
import { isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { type Result, refused } from "@/lib/platform/result";
import { LIVE } from "@/prisma/enums/states";

/** A registration as it is, or as it is going to be. */
interface Whose {
  organisationId: string;
  editionId: string;
  id: string;
  personId: string | null;
  emailKey: string;
  nameKey: string;
}

/**
 * Whether the same person has another registration of the edition that lives. There is one for each person, and one of each
 * name under an address however it is spelled: an organiser may have corrected it since, or parted two records.
 */
export async function hasAnother(
  tx: Transaction,
  { organisationId, editionId, id, personId, emailKey, nameKey }: Whose,
): Promise<boolean> {
  const named = { emailKey: { in: emailKeysOf(emailKey) }, nameKey };
  const others = { organisationId, editionId, id: { not: id }, state: { in: [...LIVE] } };
  const same = [...(personId === null ? [] : [{ personId }]), named];
  return (await tx.registration.count({ where: { ...others, OR: same } })) > 0;
}

/** The database refuses a second live registration of the same name and address, whatever path leads there. */
export async function unlessTaken<Value, Reason extends string>(
  work: () => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | "already-registered">> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) return refused("already-registered");
    throw error;
  }
}
