import "server-only";
import type { Reader } from "@/lib/platform/db/client";

/** The release readers see now, the highest number; null before the first. */
export async function currentRelease(
  reader: Reader,
  { organisationId, editionId }: { organisationId: string; editionId: string },
) {
  return reader.release.findFirst({
    where: { organisationId, editionId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, name: true, note: true, changes: true, createdAt: true },
  });
}
