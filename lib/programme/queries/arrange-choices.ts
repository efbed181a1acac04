import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { programmeDayBounds } from "@/lib/platform/dates/zones";
import { reading } from "@/lib/platform/db/client";
import { readCards, WITHOUT_TIME } from "./cards";
import { readPlaces } from "./places";

/** As many cards as a choice offers: of a programme with more, those of one day. */
const MOST_OFFERED = 300;

/** What a form of an act on several cards lets one choose. @param asked the date of a day; any other text is the first one */
export async function getArrangeChoices(scope: EditionScope<"view-drafts">, asked: string | undefined) {
  const { organisationId, editionId, timeZone, languages } = scope;
  const where = { organisationId, editionId };
  return reading(async (db) => {
    const [places, count, waiting] = await Promise.all([
      readPlaces(db, scope),
      db.slot.count({ where }),
      db.session.findMany({
        where: { ...where, ...WITHOUT_TIME },
        orderBy: { number: "asc" },
        take: MOST_OFFERED,
        select: { id: true },
      }),
    ]);
    const day = places.days.find(({ date }) => date === asked)?.date ?? places.days[0]?.date ?? "";
    const { start, end } = day ? programmeDayBounds(day, timeZone) : { start: new Date(0), end: new Date(0) };
    const slots = await db.slot.findMany({
      where: { ...where, ...(count > MOST_OFFERED ? { startsAt: { gte: start, lt: end } } : {}) },
      select: { id: true },
    });
    const cards = await readCards(
      db,
      scope,
      slots.map(({ id }) => id),
      waiting.map(({ id }) => id),
    );
    return { ...places, ...cards, languages, day };
  });
}

export type ArrangeChoices = Awaited<ReturnType<typeof getArrangeChoices>>;
