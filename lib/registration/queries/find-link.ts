import "server-only";
import { databaseClock, reading } from "@/lib/platform/db/client";

const EDITION = { select: { slug: true, school: { select: { slug: true } } } } as const;

/** A draft that still lives, or what became of it, by the id in its link; the gate compares the rest of the link. */
export function findLivingDraft(id: string) {
  return reading(async (db) =>
    db.registration.findFirst({
      where: {
        id,
        erasedAt: null,
        OR: [{ state: { not: "draft" } }, { expiresAt: { gt: await databaseClock(db) } }],
      },
      select: { state: true, linkVersion: true, edition: EDITION },
    }),
  );
}

/** A registration that was sent and is not erased, by the id in its link; the gate compares the rest of the link. */
export function findSubmittedRegistration(id: string) {
  return reading((db) =>
    db.registration.findFirst({
      where: { id, erasedAt: null, state: { not: "draft" } },
      select: { organisationId: true, editionId: true, linkVersion: true, edition: EDITION },
    }),
  );
}
