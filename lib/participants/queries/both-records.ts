import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Reader } from "@/lib/platform/db/client";

/** The records of two people, as an organiser came to them. */
export interface BothRecords {
  /** The person of the registration that was opened. */
  keptId: string;
  otherId: string;
  /** Every edition in which one of them is registered or speaks, and the one they are looked at from. */
  editionIds: string[];
}

/**
 * The person of a registration of this edition and another one of the organisation: a pair that was found, or somebody who
 * is in this edition, too. Null for anybody else: nobody is looked up by their id.
 */
export async function findBothRecords(
  db: Reader,
  { organisationId, editionId }: Pick<EditionScope, "organisationId" | "editionId">,
  { registration, other }: { registration: string; other: string },
): Promise<BothRecords | null> {
  const row = await db.registration.findFirst({
    where: { organisationId, editionId, id: registration, erasedAt: null, state: { not: "draft" } },
    select: { personId: true },
  });
  const keptId = row?.personId;
  if (!keptId || keptId === other) return null;
  const there = await db.person.findFirst({
    where: { organisationId, id: other, erasedAt: null, mergedIntoId: null },
    select: { id: true },
  });
  if (!there) return null;
  const both = { in: [keptId, other] };
  const [pair, registrations, speakers] = await Promise.all([
    db.personPair.count({ where: { organisationId, personId: both, otherId: both } }),
    db.registration.findMany({
      where: { organisationId, personId: both },
      select: { editionId: true, personId: true },
    }),
    db.speaker.findMany({
      where: { organisationId, personId: both },
      select: { editionId: true, personId: true },
    }),
  ]);
  const rows = [...registrations, ...speakers];
  if (pair === 0 && !rows.some((one) => one.personId === other && one.editionId === editionId)) return null;
  return {
    ...{ keptId, otherId: other },
    editionIds: [...new Set([editionId, ...rows.map((one) => one.editionId)])].sort(),
  };
}
