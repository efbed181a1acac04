import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { EditionIds } from "@/lib/access/schema";
import { type Reader, reading } from "@/lib/platform/db/client";
import { isUuid } from "@/lib/platform/uuid";
import { readPlaces } from "./places";

/** Sessions that take part and have no time; cancelled ones need none. */
export const WITHOUT_TIME = { deletedAt: null, cancelledAt: null, slots: { none: {} } } as const;

/**
 * What cards of the board say of some slots, and of sessions that have none: titles, people and themes of these alone.
 * A slot whose session is deleted is left out. Five statements at most.
 * @param slots their ids
 * @param unscheduled ids of sessions without a time
 */
export async function readCards(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
  slots: readonly string[],
  unscheduled: readonly string[],
) {
  const where = { organisationId, editionId };
  const [placed, themes] = await Promise.all([
    reader.slot.findMany({
      where: {
        ...where,
        id: { in: [...new Set(slots)] },
        OR: [{ sessionId: null }, { session: { deletedAt: null } }],
      },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      select: {
        id: true,
        version: true,
        kind: true,
        sessionId: true,
        roomId: true,
        startsAt: true,
        endsAt: true,
        title: true,
      },
    }),
    reader.theme.findMany({ where, select: { id: true, number: true, colour: true } }),
  ]);
  const ids = new Set([...unscheduled, ...placed.flatMap(({ sessionId }) => sessionId ?? [])]);
  const sessions = await reader.session.findMany({
    where: { ...where, id: { in: [...ids] } },
    orderBy: { number: "asc" },
    select: {
      id: true,
      number: true,
      version: true,
      title: true,
      themeId: true,
      minutes: true,
      cancelledAt: true,
      people: { orderBy: { order: "asc" }, select: { speaker: { select: { fullName: true } } } },
    },
  });
  const wanted = new Set(unscheduled);
  return { slots: placed, sessions, themes, unscheduled: sessions.filter(({ id }) => wanted.has(id)) };
}

/** The one card that is to be placed or moved, by its slot or by a session without one, and where it can go. */
export async function getCard(
  scope: EditionScope<"view-drafts">,
  asked: { slot: string | undefined; session: string | undefined },
) {
  const { organisationId, editionId, languages } = scope;
  const idOf = (text: string | undefined) => (text && isUuid(text) ? [text] : []);
  return reading(async (db) => {
    const [places, waiting] = await Promise.all([
      readPlaces(db, scope),
      db.session.findMany({
        where: { organisationId, editionId, ...WITHOUT_TIME, id: { in: idOf(asked.session) } },
        select: { id: true },
      }),
    ]);
    const cards = await readCards(
      db,
      scope,
      idOf(asked.slot),
      waiting.map(({ id }) => id),
    );
    return { ...places, ...cards, languages, findings: [] };
  });
}
