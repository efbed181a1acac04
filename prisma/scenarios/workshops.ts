import { addDays, localDate } from "@/lib/platform/dates/zones";
import { db, transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/prisma/generated/client";
import { unique } from "../factories/choice";
import { makeRoom, makeSession } from "../factories/programme";
import { makeRegistration } from "../factories/registration";
import { linkScope } from "../testing/scopes";
import { makeEntrance } from "./entrance";

const HOUR_MS = 3_600_000;

interface Workshop {
  /** Hours after nine; workshops of one hour are at the same time. */
  hour?: number;
  /** Of the room; the session has none of its own. */
  room?: number | null;
  capacity?: number | null;
  signUp?: Prisma.SessionUncheckedCreateInput["signUp"];
  opensAt?: Date | null;
  title?: string;
}

/** An edition whose published programme has workshops that one signs up for, each in a room of its own. */
export async function makeWorkshops(workshops: readonly Workshop[]) {
  const entrance = await makeEntrance({ capacity: null });
  const { edition, ids } = entrance;
  const day = addDays(localDate(new Date(), edition.timeZone), 90);
  const sessions: Array<{ id: string; number: number; roomId: string; startsAt: Date; endsAt: Date }> = [];
  for (const {
    hour = 0,
    room = null,
    capacity = null,
    signUp = "sign_up",
    opensAt = null,
    title,
  } of workshops) {
    const { id: roomId } = await makeRoom(edition, { capacity: room, name: `Room ${unique()}` });
    const { id, number } = await makeSession(edition, {
      ...{ signUp, signUpCapacity: capacity, signUpOpensAt: opensAt },
      ...(title ? { title: { en: title } } : {}),
    });
    const startsAt = new Date(Date.parse(`${day}T08:00:00Z`) + hour * HOUR_MS);
    sessions.push({ id, number, roomId, startsAt, endsAt: new Date(startsAt.getTime() + HOUR_MS) });
  }
  /** Publishes them in these rooms, by the order they stand in. */
  const publish = (rooms = sessions.map(({ roomId }) => roomId)) =>
    transaction(async (tx) => {
      const { organisationId, editionId } = ids;
      const number = (await tx.release.count({ where: ids })) + 1;
      const { id: releaseId } = await tx.release.create({
        data: { organisationId, editionId, number, name: `Version ${number}` },
      });
      await tx.releasedSession.createMany({
        data: sessions.map(({ id }) => ({ organisationId, releaseId, sessionId: id })),
      });
      await tx.releasedSlot.createMany({
        data: sessions.map(({ id, startsAt, endsAt }, at) => ({
          ...{ organisationId, releaseId, kind: "session" as const, sessionId: id, startsAt, endsAt },
          roomId: rooms[at] ?? null,
          // Who is in which room at once is not looked at here.
          shared: true,
        })),
      });
    });
  await publish();
  const people: Array<ReturnType<typeof linkScope>> = [];
  const arrive = async (choice: Parameters<typeof makeRegistration>[2] = {}) => {
    const { id } = await makeRegistration(edition, entrance.category, choice);
    const scope = linkScope(ids, id);
    people.push(scope);
    return scope;
  };
  /** Who is in a session, and who waits in which order. */
  const standing = async (number: number) => {
    const rows = await db().signUp.findMany({
      where: { ...ids, session: { number } },
      orderBy: { queuePosition: { sort: "asc", nulls: "first" } },
      select: { registrationId: true, state: true },
    });
    const who = (state: string) =>
      rows.filter((row) => row.state === state).map(({ registrationId }) => registrationId);
    return { inside: who("signed_up"), waiting: who("waiting") };
  };
  return { ...entrance, sessions, publish, people, arrive, standing };
}
export type Workshops = Awaited<ReturnType<typeof makeWorkshops>>;
