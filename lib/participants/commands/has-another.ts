import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { findLive } from "@/lib/registration/commands/tell-registered";

interface Whose {
  id: string;
  personId: string | null;
}

/** Whether the same person has another registration that lives: there is one for each person and edition. */
export async function hasAnother(
  tx: Transaction,
  { organisationId, editionId }: { organisationId: string; editionId: string },
  { id, personId }: Whose,
): Promise<boolean> {
  if (personId === null) return false;
  const others = await findLive(tx, { organisationId, editionId, personId });
  return others.some((other) => other.id !== id);
}
