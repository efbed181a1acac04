import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { programmeDayBounds } from "@/lib/platform/dates/zones";
import { reading } from "@/lib/platform/db/client";
import { isAccepted, listFindings } from "../rules/findings";
import { readCards } from "./cards";
import { readOverlapFacts } from "./overlap-facts";
import { readPlaces } from "./places";
import { listUnscheduled, type UnscheduledAsked } from "./unscheduled";

export interface BoardAsked {
  /** The date of a programme day; any other text is the first day. */
  day: string | undefined;
  /** Which rooms stand beside each other: a page of so many, 1 the first; beyond the last it is the last. */
  rooms: { page: number; size: number };
  unscheduled: UnscheduledAsked;
  /** How many of the slots that are odd, over all days, by time. */
  odd: number;
}

/**
 * What the programme board shows: one day in some rooms, the first sessions without a time, the first slots that are odd,
 * and how many there are of each. Of all other sessions it reads only where they are and whom they keep busy.
 */
export async function getBoard(scope: EditionScope<"view-drafts">, asked: BoardAsked) {
  const { organisationId, editionId, timeZone, languages } = scope;
  const where = { organisationId, editionId };
  return reading(async (db) => {
    const [facts, places, sessionCount, waiting] = await Promise.all([
      readOverlapFacts(db, scope),
      readPlaces(db, scope),
      db.session.count({ where: { ...where, deletedAt: null } }),
      listUnscheduled(db, scope, asked.unscheduled),
    ]);
    const day = places.days.find(({ date }) => date === asked.day)?.date ?? places.days[0]?.date ?? "";
    const { size } = asked.rooms;
    const roomPages = Math.max(1, Math.ceil(places.rooms.length / size));
    const roomPage = Math.min(roomPages, Math.max(1, asked.rooms.page));
    const columns = places.rooms.slice((roomPage - 1) * size, roomPage * size);
    const findings = listFindings({ ...facts, timeZone });
    const marked = new Set(findings.filter((finding) => !isAccepted(finding)).flatMap(slotsOf));
    const odd = facts.slots.filter(({ id }) => marked.has(id)).map(({ id }) => id);
    const oddShown = new Set(odd.slice(0, asked.odd));
    const { start, end } = day ? programmeDayBounds(day, timeZone) : { start: new Date(0), end: new Date(0) };
    // What has no room yet stands with the first rooms; a break for all rooms with each.
    const shown = await db.slot.findMany({
      where: {
        ...where,
        startsAt: { gte: start, lt: end },
        OR: [
          { roomId: { in: columns.map(({ id }) => id) } },
          { roomId: null, ...(roomPage === 1 ? {} : { kind: { not: "session" as const } }) },
        ],
      },
      select: { id: true },
    });
    const here = new Set(shown.map(({ id }) => id));
    const cards = await readCards(db, scope, [...here, ...oddShown], waiting.ids);
    return {
      ...places,
      ...cards,
      languages,
      /** No session at all, not one without a time either. */
      empty: sessionCount === 0,
      sessionCount,
      day,
      columns,
      roomPage,
      /** Ids of the slots of the day in those rooms; the others were read because they are odd. */
      shown: here,
      odd: { count: odd.length, shown: oddShown },
      unscheduledCount: waiting.count,
      /** Of those without a time as many hold the words that were asked for. */
      unscheduledFound: waiting.found,
      findings,
    };
  });
}

const slotsOf = (finding: ReturnType<typeof listFindings>[number]): string[] =>
  "slotIds" in finding ? finding.slotIds : [finding.slotId];
