import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { cachedRead } from "@/lib/platform/cache/tags";
import { db } from "@/lib/platform/db/client";
import { tags } from "@/lib/public-pages/rules";

/** `venue`: what the edition itself said of it, before venues were records. `kind`: a room that went online has no address. */
const PLACE_FIELDS = ["name", "venue", "address", "city", "mode", "venueId", "kind"];

async function readPlacementChanges(school: string, edition: string) {
  const head = await findEditionHead("en", school, edition);
  if (!head) return { count: 0, latest: null };
  const { _count, _max } = await db().auditEntry.aggregate({
    where: {
      organisationId: head.organisationId,
      editionId: head.editionId,
      OR: [
        {
          act: { in: ["edit-room", "edit-edition", "edit-venue"] },
          values: { some: { field: { in: PLACE_FIELDS } } },
        },
        // Which one is the main one may change with any of these.
        { act: { in: ["create-venue", "delete-venue", "bring-back-venue"] } },
        { act: "edit-venue", values: { some: { field: { in: ["order", "latitude", "longitude"] } } } },
      ],
    },
    _count: true,
    _max: { createdAt: true },
  });
  return { count: _count, latest: _max.createdAt?.toISOString() ?? null };
}

/**
 * How often the words for rooms and venue changed after the fact: a room's name, its venue. They are live, so a calendar's
 * LOCATION changes without a release, and its SEQUENCE must grow all the same. The history only grows, so this does.
 * From the cache.
 */
export const findPlacementChanges = cachedRead("place-changes", readPlacementChanges, (school, edition) => [
  tags.school(school),
  tags.edition(school, edition),
]);
export type PlacementChanges = Awaited<ReturnType<typeof readPlacementChanges>>;
