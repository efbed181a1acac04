import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { findLive } from "@/lib/registration/commands/tell-registered";

interface Whose {
  id: string;
  personId: string | null;
  email: string;
  nameKey: string;
}

/**
 * Whether the same person has another registration that lives, there is one for each person and edition; or somebody of the
 * same name and address, where two records were parted since.
 */
export async function hasAnother(
  tx: Transaction,
  { organisationId, editionId }: { organisationId: string; editionId: string },
  { id, personId, email, nameKey }: Whose,
): Promise<boolean> {
  const edition = { organisationId, editionId };
  const others = [
    ...(personId === null ? [] : await findLive(tx, { ...edition, personId })),
    ...(await findLive(tx, { ...edition, email })).filter((other) => other.nameKey === nameKey),
  ];
  return others.some((other) => other.id !== id);
}
