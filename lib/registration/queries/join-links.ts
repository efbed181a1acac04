import "server-only";
import { isoDate, programmeDay, programmeDayBounds } from "@/lib/platform/dates/zones";
import { databaseClock, type Reader, reading } from "@/lib/platform/db/client";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import { ROOMS_IN_ORDER } from "@/lib/programme/rules/list-order";
import { dayBegins, linkFrom } from "../rules/before-the-day";

/** One online room on one day, as somebody with a place sees it. */
export interface JoinDay {
  room: string;
  date: string;
  /** From when the link is there. */
  from: Date;
  /** Null before that moment. */
  link: string | null;
  sessions: Array<{ startsAt: Date; title: LocalisedText | null }>;
}

interface EditionKey {
  organisationId: string;
  editionId: string;
}

/**
 * The online rooms of an edition day by day, with their links from the hour each room says, by the database's clock; days
 * that are over are not in it. The caller shows it to confirmed people only, and on no page that is kept.
 */
export async function listJoinDays(key: EditionKey, locale: string): Promise<JoinDay[]> {
  return (await listJoinDaysOf([key], locale)).get(key.editionId) ?? [];
}

/**
 * The same for several editions at once, in as many queries as for one.
 * @returns by edition; those without online rooms are not in it
 */
export async function listJoinDaysOf(
  keys: readonly EditionKey[],
  locale: string,
): Promise<Map<string, JoinDay[]>> {
  const read = await readJoinDays(keys);
  return new Map([...read].map(([editionId, daysIn]) => [editionId, daysIn(locale)]));
}

/** The same for readers of several languages: by edition, what tells its days in one of them. */
export async function readJoinDays(
  keys: readonly EditionKey[],
): Promise<Map<string, (locale: string) => JoinDay[]>> {
  if (keys.length === 0) return new Map();
  return reading(async (db) => {
    const rooms = await db.room.findMany({
      where: { OR: keys.map(plainKey), kind: "online", joinLink: { not: null } },
      orderBy: ROOMS_IN_ORDER,
      select: {
        organisationId: true,
        editionId: true,
        id: true,
        name: true,
        joinLink: true,
        joinHours: true,
      },
    });
    const withRooms = keys.filter((key) => rooms.some((room) => room.editionId === key.editionId));
    if (withRooms.length === 0) return new Map();
    const [now, editions, slots] = await Promise.all([
      databaseClock(db),
      readEditions(db, withRooms),
      readReleasedSlots(db, withRooms, rooms),
    ]);
    return new Map(
      editions.map((edition) => {
        const here = rooms.filter((room) => room.editionId === edition.id);
        const daysIn = (locale: string) =>
          edition.days.flatMap((day) => {
            const date = isoDate(day.date);
            if (now >= programmeDayBounds(date, edition.timeZone).end) return [];
            return here.flatMap((room): JoinDay[] => {
              const all = slots.filter((slot) => slot.roomId === room.id);
              const today = all.filter((slot) => programmeDay(slot.startsAt, edition.timeZone) === date);
              // Before a programme says what happens there, the room is open every day.
              if (all.length > 0 && today.length === 0) return [];
              const from = linkFrom(dayBegins(day, edition.timeZone), room.joinHours);
              const sessions = today.map((slot) => ({
                startsAt: slot.startsAt,
                title: localise(slot.session?.session.title, locale, edition.languages),
              }));
              return [{ room: room.name, date, from, link: now >= from ? room.joinLink : null, sessions }];
            });
          });
        return [edition.id, daysIn];
      }),
    );
  });
}

const plainKey = ({ organisationId, editionId }: EditionKey) => ({ organisationId, editionId });

function readEditions(db: Reader, keys: readonly EditionKey[]) {
  return db.edition.findMany({
    where: { OR: keys.map(({ organisationId, editionId }) => ({ organisationId, id: editionId })) },
    select: {
      id: true,
      timeZone: true,
      languages: true,
      days: { orderBy: { date: "asc" }, select: { date: true, startsAt: true } },
    },
  });
}

/** What the newest release of each edition puts into the rooms. */
async function readReleasedSlots(db: Reader, keys: readonly EditionKey[], rooms: readonly { id: string }[]) {
  const releases = await db.release.findMany({
    where: { OR: keys.map(plainKey) },
    distinct: ["editionId"],
    orderBy: { number: "desc" },
    select: { organisationId: true, id: true },
  });
  if (releases.length === 0) return [];
  return db.releasedSlot.findMany({
    where: {
      OR: releases.map(({ organisationId, id }) => ({ organisationId, releaseId: id })),
      roomId: { in: rooms.map((room) => room.id) },
      cancelled: false,
      sessionId: { not: null },
    },
    orderBy: { startsAt: "asc" },
    select: { roomId: true, startsAt: true, session: { select: { session: { select: { title: true } } } } },
  });
}
