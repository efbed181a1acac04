import "server-only";
import { randomUUID } from "node:crypto";
import { Cron } from "croner";
import { takeLease } from "@/lib/platform/db/lease";
import { isOutage } from "@/lib/platform/errors";
import { log, logFault } from "@/lib/platform/log";
import { purge } from "./commands/purge";

const NIGHTLY = "17 3 * * *";
const LEASE_SECONDS = 3_600;

/** Purges every night, in one process of the installation. */
export function startPurge(): { stop: () => void } {
  const holder = randomUUID();
  const job = new Cron(NIGHTLY, { protect: true, unref: true }, async () => {
    try {
      if (await takeLease("purge", holder, LEASE_SECONDS)) log.info({ purged: await purge() }, "purged");
    } catch (error) {
      if (!isOutage(error)) logFault(error, "purge");
    }
  });
  return { stop: () => job.stop() };
}
