import "server-only";
import { randomUUID } from "node:crypto";
import { Cron } from "croner";
import { isOutage } from "@/lib/platform/errors";
import { log, logFault } from "@/lib/platform/log";
import { purgeWhenDue } from "./commands/purge-when-due";
import { tellBeforeTheDay } from "./commands/tell-before-the-day";

/** Asked every hour, so that a night the machine slept through, or a purge that failed, is made up for. */
const HOURLY = "17 * * * *";
/** How late the mail before a day may be. */
const EVERY_FIVE_MINUTES = "*/5 * * * *";

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
