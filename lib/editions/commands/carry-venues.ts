import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { asJson } from "@/lib/platform/db/as-json";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/new-id";
import { VENUES_IN_ORDER } from "../rules/venues";

/**
 * The venues of an edition in another one, with their ways, without their pictures. All are made at the same moment, so each gets a
 * place of its own: those that shared one would stand by their new ids.
 * @returns the new ones by the ids of those they are made after
 */
export async function carryVenues(
  tx: Transaction,
  from: EditionIds,
  to: EditionIds,
): Promise<Map<string, string>> {
  const venues = await tx.venue.findMany({
    where: { ...from, deletedAt: null },
    orderBy: [...VENUES_IN_ORDER],
  });
  const carried = new Map(venues.map(({ id }) => [id, newId()]));
  await tx.venue.createMany({
    data: venues.map(({ id, name, address, city, directions, accessNote, latitude, longitude }, order) => ({
      ...{ ...to, id: carried.get(id) ?? id, city, latitude, longitude, order },
      ...asJson({ name, address, directions, accessNote }),
    })),
  });
  return carried;
}
