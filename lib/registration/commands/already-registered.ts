import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { type Result, refused } from "@/lib/platform/result";
import { LIVE } from "@/prisma/enums/states";

/** A registration as it is, or as it is going to be. */
export interface Whose {
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
  { organisationId, editionId, id, personId, emailKey, nameKey }: Whose & EditionIds,
): Promise<boolean> {
  const named = { emailKey: { in: emailKeysOf(emailKey) }, nameKey };
  const others = { organisationId, editionId, id: { not: id }, state: { in: [...LIVE] } };
  const same = [...(personId === null ? [] : [{ personId }]), named];
  return (await tx.registration.count({ where: { ...others, OR: same } })) > 0;
}

/** The same of two that are read: whether they are one human's, by the person or by name and address. */
export function isSame(one: Whose, other: Whose): boolean {
  if (one.id === other.id) return false;
  if (one.personId !== null && one.personId === other.personId) return true;
  return one.nameKey === other.nameKey && emailKeysOf(one.emailKey).includes(other.emailKey);
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
