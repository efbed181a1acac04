import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { reading } from "@/lib/platform/db/client";

/** Whether one signs up for any session of the programme that is published. */
export function hasPlaces({ organisationId, editionId }: EditionIds): Promise<boolean> {
  return reading(async (db) => {
    const found = await db.session.findFirst({
      where: { organisationId, editionId, signUp: { not: "free" }, deletedAt: null, released: { some: {} } },
      select: { id: true },
    });
    return found !== null;
  });
}
