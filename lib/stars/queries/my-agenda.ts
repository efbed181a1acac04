import "server-only";
import { findProgramme, type Programme, type ProgrammeSession } from "@/lib/agenda/queries/public-programme";
import { timesOfSession } from "@/lib/agenda/rules/session-times";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { LinkScope } from "@/lib/registration/policy";
import { stillOpens } from "@/lib/registration/queries/find-link";
import { type Before, type Located, layMyDay } from "../rules/my-day";
import type { Stars } from "../rules/stars";
import { readCalendarPath } from "./calendar-link";
import { listStars } from "./stars";

/** A marked session at one of its times. */
export interface MyEntry extends Located {
  session: ProgrammeSession;
  room: Programme["rooms"][number] | undefined;
  startsAt: Date;
  endsAt: Date;
  cancelled: boolean;
}

export interface MyAgenda {
  programme: Programme;
  stars: Stars;
  /** The path of their own calendar, a secret. */
  calendar: string;
  /** Days on which something is marked, each in the order of its times. */
  days: Array<{ date: string; entries: Array<{ entry: MyEntry; before: Before<MyEntry> | null }> }>;
  /** Marked, and without a time. */
  untimed: ProgrammeSession[];
  /** How many are marked that the programme has not any more. */
  vanished: number;
}

/** The marked sessions of a participant, day by day; null where the edition has no page, or the link was ended meanwhile. */
export async function findMyAgenda(locale: Locale, scope: LinkScope): Promise<MyAgenda | null> {
  const [programme, stars, calendar] = await Promise.all([
    findProgramme(locale, scope.schoolSlug, scope.editionSlug),
    listStars(scope),
    readCalendarPath(scope),
  ]);
  if (!programme || !(await stillOpens(scope))) return null;
  const marked = Object.keys(stars).filter((number) => stars[number]?.marked);
  const sessions = programme.sessions.filter(({ number }) => marked.includes(String(number)));
  const entries = sessions.flatMap((session) => entriesOf(programme, session));
  const timed = new Set(entries.map(({ entry }) => entry.session.id));
  const dates = [...new Set(entries.map(({ date }) => date))].sort();
  return {
    ...{ programme, stars, calendar },
    days: dates.map((date) => ({
      date,
      entries: layMyDay(entries.filter((one) => one.date === date).map(({ entry }) => entry)),
    })),
    untimed: sessions.filter(({ id }) => !timed.has(id)),
    vanished: marked.length - sessions.length,
  };
}

function entriesOf(programme: Programme, session: ProgrammeSession): Array<{ date: string; entry: MyEntry }> {
  return timesOfSession(programme.slots, session).map((slot) => {
    const room = programme.rooms.find(({ id }) => id === slot.roomId);
    const cancelled = session.cancelled || slot.cancelled;
    const [startsAt, endsAt] = [new Date(slot.startsAt), new Date(slot.endsAt)];
    return {
      date: slot.day,
      entry: {
        ...{ session, room, startsAt, endsAt, cancelled },
        ...{ from: startsAt.getTime(), until: endsAt.getTime() },
        free: cancelled || session.kind === "plenary",
        roomId: slot.roomId,
        houseId: room?.house?.id ?? null,
      },
    };
  });
}
