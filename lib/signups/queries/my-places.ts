import "server-only";
import { findProgramme, type Programme, type ProgrammeSession } from "@/lib/agenda/queries/public-programme";
import { timesOfSession } from "@/lib/agenda/rules/session-times";
import { readSessionPlaces, type SignUpSession } from "@/lib/places/queries/session-places";
import { sessionsClash } from "@/lib/places/rules/session-places";
import { databaseClock, reading } from "@/lib/platform/db/client";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { LinkScope } from "@/lib/registration/policy";
import { stillOpens } from "@/lib/registration/queries/find-link";
import { type NotOpen, whyNotOpen } from "../rules/sign-up";

/** A session that one signs up for, and how its reader stands there. */
export interface MyPlace {
  session: ProgrammeSession;
  times: Array<{ startsAt: Date; endsAt: Date; day: string; room: Programme["rooms"][number] | undefined }>;
  own: "signed_up" | "waiting" | null;
  /** How many wait up to and with its reader; null: they don't. */
  rank: number | null;
  /** Places left; null is unlimited. */
  left: number | null;
  /** How many wait. */
  queue: number;
  /** Why nobody comes in now, where it is so. */
  closed: NotOpen | null;
  opensAt: Date | null;
  /** Where they have a place at the same time. */
  clash: ProgrammeSession[];
}

export interface MyPlaces {
  programme: Programme;
  /** Whether their registration may sign up. */
  confirmed: boolean;
  places: MyPlace[];
}

/** All sessions with places, as somebody with a registration sees them; null where there is no page, or their link has ended. */
export async function findMyPlaces(locale: Locale, scope: LinkScope): Promise<MyPlaces | null> {
  const { organisationId, editionId, registrationId } = scope;
  const [programme, found] = await Promise.all([
    findProgramme(locale, scope.schoolSlug, scope.editionSlug),
    reading(async (db) => ({
      now: await databaseClock(db),
      sessions: await readSessionPlaces(db, scope),
      registration: await db.registration.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: registrationId } },
        select: { state: true },
      }),
      waiting: await db.signUp.findMany({
        where: { organisationId, editionId, state: "waiting" },
        orderBy: { queuePosition: "asc" },
        select: { sessionId: true, registrationId: true },
      }),
      own: await db.signUp.findMany({
        where: { organisationId, registrationId, state: { not: "withdrawn" } },
        select: { sessionId: true, state: true },
      }),
    })),
  ]);
  if (!programme || !(await stillOpens(scope))) return null;
  const shown = new Map(programme.sessions.map((session) => [session.id, session]));
  const stateOf = new Map(found.own.map(({ sessionId, state }) => [sessionId, state]));
  const held = found.sessions.filter(({ id }) => stateOf.get(id) === "signed_up");
  const places = found.sessions.flatMap((one): MyPlace[] => {
    const session = shown.get(one.id);
    if (!session) return [];
    const queue = found.waiting.filter(({ sessionId }) => sessionId === one.id);
    const rank = queue.findIndex((waiting) => waiting.registrationId === registrationId) + 1;
    const state = stateOf.get(one.id);
    return [
      {
        session,
        times: timesOfSession(programme.slots, session).map((slot) => ({
          ...{ startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt), day: slot.day },
          room: programme.rooms.find(({ id }) => id === slot.roomId),
        })),
        own: state === "signed_up" || state === "waiting" ? state : null,
        rank: rank || null,
        left: leftOf(one),
        queue: queue.length,
        closed: whyNotOpen(one, found.now),
        opensAt: one.opensAt,
        clash: held
          .filter((other) => other.id !== one.id && sessionsClash(one, other))
          .flatMap(({ id }) => shown.get(id) ?? []),
      },
    ];
  });
  const start = ({ times }: MyPlace) => times[0]?.startsAt.getTime() ?? Number.POSITIVE_INFINITY;
  return {
    programme,
    confirmed: found.registration.state === "confirmed",
    places: places.sort((one, other) => start(one) - start(other)),
  };
}

function leftOf({ capacity, taken }: SignUpSession): number | null {
  return capacity === null ? null : Math.max(0, capacity - taken);
}
