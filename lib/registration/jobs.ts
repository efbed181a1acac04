import "server-only";
import { randomUUID } from "node:crypto";
import { Cron } from "croner";
import { databaseClock, db } from "@/lib/platform/db/client";
import { takeLease } from "@/lib/platform/db/lease";
import { MARKS, readMark, writeMark } from "@/lib/platform/db/marks";
import { isOutage } from "@/lib/platform/errors";
import { log, logFault } from "@/lib/platform/log";
import { type Purged, purge } from "./commands/purge";
import { tellBeforeTheDay } from "./commands/tell-before-the-day";

const NIGHTLY = "17 3 * * *";
/** Asked every hour, so that a night the machine slept through, or a purge that failed, is made up for. */
const HOURLY = "17 * * * *";
/** How late the mail before a day may be. */
const EVERY_FIVE_MINUTES = "*/5 * * * *";
const LEASE_SECONDS = 3_000;

/** Whether a night has passed since the last purge. */
export function isPurgeDue(last: Date | null, now: Date): boolean {
  const [night] = new Cron(NIGHTLY, { paused: true }).previousRuns(1, now);
  return last === null || (night !== undefined && last < night);
}

/**
 * Purges when a night has passed since the last time, in one process of the installation.
 * @returns what was removed; null when it was not due, or another process does it
 */
export async function purgeWhenDue(holder: string): Promise<Purged | null> {
  const due = async () => {
    const mark = await readMark(db(), MARKS.purged);
    return isPurgeDue(mark?.at ? new Date(mark.at) : null, await databaseClock(db()));
  };
  if (!(await due()) || !(await takeLease("purge", holder, LEASE_SECONDS)) || !(await due())) return null;
  const began = await databaseClock(db());
  const purged = await purge();
  await writeMark(db(), MARKS.purged, { at: began.toISOString() });
  return purged;
}

/** Purges at the start when a night was missed, then every night. */
export function startPurge(): { stop: () => void } {
  const holder = randomUUID();
  const round = async () => {
    try {
      const purged = await purgeWhenDue(holder);
      if (purged) log.info({ purged }, "purged");
    } catch (error) {
      if (!isOutage(error)) logFault(error, "purge");
    }
  };
  void round();
  const job = new Cron(HOURLY, { protect: true, unref: true }, round);
  return { stop: () => job.stop() };
}

/** Writes the mails before the first day when they are due; each is queued once, whichever process is first. */
export function startDayMails(): { stop: () => void } {
  const round = async () => {
    try {
      const told = await tellBeforeTheDay();
      if (told > 0) log.info({ told }, "told before the day");
    } catch (error) {
      if (!isOutage(error)) logFault(error, "before-the-day");
    }
  };
  void round();
  const job = new Cron(EVERY_FIVE_MINUTES, { protect: true, unref: true }, round);
  return { stop: () => job.stop() };
}
