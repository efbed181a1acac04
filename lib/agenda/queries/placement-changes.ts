import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { cachedRead } from "@/lib/platform/cache/tags";
import { db } from "@/lib/platform/db/client";
import { tags } from "@/lib/public-pages/rules";

const PLACE_FIELDS = ["name", "venue", "address", "city", "mode"];

async function readPlacementChanges(school: string, edition: string) {
  const head = await findEditionHead("en", school, edition);
  if (!head) return { count: 0, latest: null };
  const { _count, _max } = await db().auditEntry.aggregate({
    where: {
      organisationId: head.organisationId,
      editionId: head.editionId,
      act: { in: ["edit-room", "edit-edition"] },
      values: { some: { field: { in: PLACE_FIELDS } } },
    },
    _count: true,
    _max: { createdAt: true },
  });
  return { count: _count, latest: _max.createdAt?.toISOString() ?? null };
}

/**
 * How often the words for rooms and venue changed after the fact: a room's name, the venue. They are live, so a calendar's
 * LOCATION changes without a release, and its SEQUENCE must grow all the same. The history only grows, so this does.
 * From the cache.
 */
export const findPlacementChanges = cachedRead("place-changes", readPlacementChanges, (school, edition) => [
  tags.school(school),
  tags.edition(school, edition),
]);
export type PlacementChanges = Awaited<ReturnType<typeof readPlacementChanges>>;
