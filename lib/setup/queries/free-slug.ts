import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { freeSlug } from "@/lib/schools/commands/create-school";

/** The address that an edition would get in its school now; whoever takes it holds the school's row meanwhile. */
export async function findFreeSlug(
  reader: Reader,
  { organisationId, schoolId }: { organisationId: string; schoolId: string },
  wanted: string,
): Promise<string> {
  const taken = await reader.edition.findMany({
    where: { organisationId, schoolId, slug: { startsWith: wanted } },
    select: { slug: true },
  });
  return freeSlug(
    wanted,
    taken.map((edition) => edition.slug),
  );
}
