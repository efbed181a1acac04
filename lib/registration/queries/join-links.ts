import "server-only";
import { isoDate, programmeDay, programmeDayBounds } from "@/lib/platform/dates/zones";
import { databaseClock, reading } from "@/lib/platform/db/client";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";

const HOUR_MS = 3_600_000;

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

/**
 * The online rooms of an edition day by day, with their links from the hour each room says, by the database's clock; days
 * that are over are not in it. The caller shows it to confirmed people only, and on no page that is kept.
 */
export async function listJoinDays(
  key: { organisationId: string; editionId: string },
  locale: string,
): Promise<JoinDay[]> {
  const where = { organisationId: key.organisationId, editionId: key.editionId };
  return reading(async (db) => {
    const rooms = await db.room.findMany({
      where: { ...where, kind: "online", joinLink: { not: null } },
      orderBy: { order: "asc" },
      select: { id: true, name: true, joinLink: true, joinHours: true },
    });
    if (rooms.length === 0) return [];
    const [now, edition, release] = await Promise.all([
      databaseClock(db),
      db.edition.findUniqueOrThrow({
        where: { organisationId_id: { organisationId: key.organisationId, id: key.editionId } },
        select: {
          timeZone: true,
          languages: true,
          days: { orderBy: { date: "asc" }, select: { date: true, startsAt: true } },
        },
      }),
      db.release.findFirst({ where, orderBy: { number: "desc" }, select: { id: true } }),
    ]);
    const slots = release
      ? await db.releasedSlot.findMany({
          where: {
            organisationId: key.organisationId,
            releaseId: release.id,
            roomId: { in: rooms.map((room) => room.id) },
            cancelled: false,
            sessionId: { not: null },
          },
          orderBy: { startsAt: "asc" },
          select: {
            roomId: true,
            startsAt: true,
            session: { select: { session: { select: { title: true } } } },
          },
        })
      : [];
    return edition.days.flatMap((day) => {
      const date = isoDate(day.date);
      const { start, end } = programmeDayBounds(date, edition.timeZone);
      if (now >= end) return [];
      return rooms.flatMap((room): JoinDay[] => {
        const all = slots.filter((slot) => slot.roomId === room.id);
        const today = all.filter((slot) => programmeDay(slot.startsAt, edition.timeZone) === date);
        // Before a programme says what happens there, the room is open every day.
        if (all.length > 0 && today.length === 0) return [];
        const from = new Date((day.startsAt ?? start).getTime() - room.joinHours * HOUR_MS);
        const sessions = today.map((slot) => ({
          startsAt: slot.startsAt,
          title: localise(slot.session?.session.title, locale, edition.languages),
        }));
        return [{ room: room.name, date, from, link: now >= from ? room.joinLink : null, sessions }];
      });
    });
  });
}
