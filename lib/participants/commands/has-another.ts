import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { LIVE } from "@/prisma/enums/states";

interface Whose {
  id: string;
  personId: string | null;
  emailKey: string;
  nameKey: string;
}

/**
 * Whether the same person has another registration that lives: there is one for each person and edition, and one of each name
 * under an address: an organiser may have corrected it since, or parted two records.
 */
export async function hasAnother(
  tx: Transaction,
  { organisationId, editionId }: { organisationId: string; editionId: string },
  { id, personId, emailKey, nameKey }: Whose,
): Promise<boolean> {
  const same = [...(personId === null ? [] : [{ personId }]), { emailKey, nameKey }];
  const others = { organisationId, editionId, id: { not: id }, state: { in: [...LIVE] } };
  return (await tx.registration.count({ where: { ...others, OR: same } })) > 0;
}
