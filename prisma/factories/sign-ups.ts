import { db } from "@/lib/platform/db/client";

/** A registration in every session of its edition, which one signs up for since: the first has no place left, the second waits. */
export async function signUpForAll(registration: { organisationId: string; editionId: string; id: string }) {
  const { organisationId, editionId, id: registrationId } = registration;
  const sessions = await db().session.findMany({
    where: { organisationId, editionId, deletedAt: null },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  await db().session.updateMany({ where: { organisationId, editionId }, data: { signUp: "sign_up" } });
  const [first, second, third] = sessions;
  for (const { id } of [first, second].filter((one) => one !== undefined))
    await db().session.updateMany({
      where: { organisationId, id },
      data: { signUpCapacity: first?.id === id ? 1 : 0 },
    });
  await db().signUp.createMany({
    data: [first, second, third].flatMap((one, at) =>
      one
        ? [
            {
              ...{ organisationId, editionId, registrationId, sessionId: one.id, since: new Date() },
              ...(at === 1
                ? { state: "waiting" as const, queuePosition: 1 }
                : { state: "signed_up" as const }),
            },
          ]
        : [],
    ),
    skipDuplicates: true,
  });
}
