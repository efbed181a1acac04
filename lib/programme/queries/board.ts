import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { isoDate } from "@/lib/platform/dates/zones";
import { reading } from "@/lib/platform/db/client";
import { listFindings } from "../rules/findings";
import { SPEAKERS_IN_ORDER } from "../rules/list-order";
import { currentRelease } from "./current-release";
import { overlapFacts, readDraft } from "./draft";

/** Everything the programme board shows: days, rooms, themes, people, sessions, slots, and what is odd. */
export async function getBoard(scope: EditionScope<"view-drafts">) {
  const { organisationId, editionId, timeZone, languages } = scope;
  const where = { organisationId, editionId };
  return reading(async (db) => {
    const [rows, days, themes, speakers, release] = await Promise.all([
      readDraft(db, scope),
      db.editionDay.findMany({
        where,
        orderBy: { date: "asc" },
        select: { id: true, date: true, label: true },
      }),
      db.theme.findMany({ where, orderBy: { number: "asc" } }),
      db.speaker.findMany({
        where,
        orderBy: SPEAKERS_IN_ORDER,
        select: { id: true, number: true, fullName: true, affiliation: true },
      }),
      currentRelease(db, scope),
    ]);
    const scheduled = new Set(rows.slots.map((slot) => slot.sessionId));
    const live = rows.sessions.filter((session) => !session.cancelledAt);
    return {
      timeZone,
      languages,
      days: days.map((day) => ({ ...day, date: isoDate(day.date) })),
      rooms: rows.rooms,
      themes,
      speakers,
      sessions: rows.sessions,
      slots: rows.slots,
      /** Sessions without time or room; cancelled ones need none. */
      unscheduled: live.filter((session) => !scheduled.has(session.id)),
      findings: listFindings({
        ...overlapFacts(rows),
        acceptances: rows.acceptances,
        sessions: live,
        timeZone,
        languages,
      }),
      release,
    };
  });
}
