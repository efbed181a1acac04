import "server-only";
import { Cron } from "croner";
import { databaseClock, db } from "@/lib/platform/db/client";
import { takeLease } from "@/lib/platform/db/lease";
import { readMark, writeMark } from "@/lib/platform/db/marks";
import { type Purged, purge } from "./purge";

/** { at: ISO instant }: when the last whole purge began; a row of `setting`. */
export const PURGED = "purged";

const NIGHTLY = "17 3 * * *";
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
    const mark = await readMark(db(), PURGED);
    return isPurgeDue(mark?.at ? new Date(mark.at) : null, await databaseClock(db()));
  };
  if (!(await due()) || !(await takeLease("purge", holder, LEASE_SECONDS)) || !(await due())) return null;
  const began = await databaseClock(db());
  const purged = await purge();
  await writeMark(db(), PURGED, { at: began.toISOString() });
  return purged;
}
