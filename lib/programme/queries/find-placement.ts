import "server-only";
import { type LocalTimeRefusal, localInstant } from "@/lib/editions/rules/local-time";
import { dateColumn, programmeDay } from "@/lib/platform/dates/zones";
import type { Reader } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";

export type ScheduleRefusal = LocalTimeRefusal | "no-such-day" | "no-such-room";

export interface WantedPlacement {
  room: string | null;
  date: string;
  time: string;
  minutes: number;
  choose: "earlier" | "later" | null;
}

/**
 * The instants and the room somebody means by a local date, time and length. Refuses a time that does not exist, asks for
 * the hour the clocks show twice, and refuses days and rooms the edition does not have (its day runs until 04:00).
 */
export async function findPlacement(
  reader: Reader,
  edition: { organisationId: string; editionId: string; timeZone: string },
  wanted: WantedPlacement,
): Promise<Result<{ roomId: string | null; startsAt: Date; endsAt: Date }, ScheduleRefusal>> {
  const { organisationId, editionId, timeZone } = edition;
  const start = localInstant(wanted.date, wanted.time, timeZone, wanted.choose);
  if (!start.ok) return start;
  const startsAt = start.value;
  const day = await reader.editionDay.findFirst({
    where: { organisationId, editionId, date: dateColumn(programmeDay(startsAt, timeZone)) },
    select: { id: true },
  });
  if (!day) return refused("no-such-day", { date: wanted.date });
  if (wanted.room) {
    const room = await reader.room.findFirst({
      where: { organisationId, editionId, id: wanted.room },
      select: { id: true },
    });
    if (!room) return refused("no-such-room");
  }
  const endsAt = new Date(startsAt.getTime() + wanted.minutes * 60_000);
  return done({ roomId: wanted.room, startsAt, endsAt });
}
