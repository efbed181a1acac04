import { db } from "@/lib/platform/db/client";

/** A registration that marked every session of its edition. */
export async function markAll(registration: { organisationId: string; editionId: string; id: string }) {
  const { organisationId, editionId, id: registrationId } = registration;
  const sessions = await db().session.findMany({
    where: { organisationId, editionId },
    select: { id: true },
  });
  await db().star.createMany({
    data: sessions.map(({ id: sessionId }) => ({
      ...{ organisationId, registrationId, sessionId },
      ...{ marked: true, saidAt: new Date() },
    })),
    skipDuplicates: true,
  });
}
