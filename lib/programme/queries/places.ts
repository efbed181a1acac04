import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { VENUES_IN_ORDER } from "@/lib/editions/rules/venues";
import { isoDate } from "@/lib/platform/dates/zones";
import { type Reader, reading } from "@/lib/platform/db/client";
import { ROOMS_IN_ORDER } from "../rules/list-order";
import { readSpeakerChoices } from "./speaker-choices";

type Scope = EditionScope<"view-drafts">;

/** Where and when something can be: the days of an edition as ISO dates, and its rooms in order. */
export async function readPlaces(reader: Reader, { organisationId, editionId, timeZone }: EditionScope) {
  const where = { organisationId, editionId };
  const [days, rooms] = await Promise.all([
    reader.editionDay.findMany({ where, orderBy: { date: "asc" }, select: { date: true } }),
    reader.room.findMany({
      where,
      orderBy: ROOMS_IN_ORDER,
      select: { id: true, name: true, capacity: true },
    }),
  ]);
  return { timeZone, days: days.map(({ date }) => ({ date: isoDate(date) })), rooms };
}

/** The same for the form of a break. */
export async function getPlaces(scope: Scope) {
  return reading((db) => readPlaces(db, scope));
}

/** The themes, rooms and venues of an edition with all that their forms hold. */
export async function getThemesAndRooms({ organisationId, editionId }: Scope) {
  const where = { organisationId, editionId };
  return reading(async (db) => {
    const [themes, rooms, venues] = await Promise.all([
      db.theme.findMany({ where, orderBy: { number: "asc" } }),
      db.room.findMany({ where, orderBy: ROOMS_IN_ORDER }),
      db.venue.findMany({
        where: { ...where, deletedAt: null },
        orderBy: [...VENUES_IN_ORDER],
        select: { id: true, name: true, address: true },
      }),
    ]);
    return { themes, rooms, venues };
  });
}

/** What the form of a session lets one choose: themes by number, people by name. */
export async function getSessionChoices(scope: Scope) {
  const where = { organisationId: scope.organisationId, editionId: scope.editionId };
  return reading(async (db) => {
    const [themes, speakers] = await Promise.all([
      db.theme.findMany({
        where,
        orderBy: { number: "asc" },
        select: { id: true, number: true, title: true },
      }),
      readSpeakerChoices(db, scope),
    ]);
    return { themes, speakers };
  });
}
