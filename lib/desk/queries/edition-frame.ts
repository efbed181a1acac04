import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Act, may } from "@/lib/access/policy";
import { reading } from "@/lib/platform/db/client";
import { ASKS_HAND, LIVE } from "@/prisma/enums/states";

/** The title of an edition, whether it is public or about to be cancelled, and how many things wait at each stop of its desk's menu, for whoever may see them. */
export async function findEditionFrame(scope: EditionScope) {
  const { organisationId, editionId } = scope;
  const here = { organisationId, editionId };
  const sees = (act: Act) => may(scope, act);
  return reading(async (db) => {
    const [edition, registrations, outbox, programme] = await Promise.all([
      db.edition.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: editionId } },
        select: { title: true, publishedAt: true, cancelDueAt: true },
      }),
      sees("decide-registration")
        ? db.registration.count({ where: { ...here, state: "pending", verdict: null, erasedAt: null } })
        : 0,
      sees("view-outbox") ? db.outboxMessage.count({ where: { ...here, state: { in: [...ASKS_HAND] } } }) : 0,
      sees("edit-slots")
        ? db.session.count({ where: { ...here, deletedAt: null, cancelledAt: null, slots: { none: {} } } })
        : 0,
    ]);
    const { cancelDueAt: dueAt } = edition;
    const people = dueAt ? await db.registration.count({ where: { ...here, state: { in: [...LIVE] } } }) : 0;
    return {
      title: edition.title,
      /** A cancellation that waits: when it is carried out, and whom it would tell. */
      cancellation: dueAt && { dueAt, people },
      published: edition.publishedAt !== null,
      waiting: { registrations, outbox, programme },
    };
  });
}
