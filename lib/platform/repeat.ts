import "server-only";
import { isOutage } from "./errors";
import { log, logFault } from "./log";

/** Milliseconds between two rounds. */
const EVERY_MS = 1_000;
const WITHOUT_DATABASE_MS = 5_000;

/**
 * Does something every second, or as often as is said, until it is stopped: what must happen by the database's clock, whichever process is there
 * then. A database that is away only makes it wait.
 * @param name what it is called in the log
 * @param round says how much it did
 * @param every milliseconds between two rounds
 */
export function repeat(name: string, round: () => Promise<number>, every = EVERY_MS): { stop: () => void } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const next = async () => {
    let wait = every;
    try {
      const count = await round();
      if (count > 0) log.info({ count }, name);
    } catch (error) {
      if (!isOutage(error)) logFault(error, name);
      wait = Math.max(every, WITHOUT_DATABASE_MS);
    }
    if (stopped) return;
    timer = setTimeout(next, wait);
    timer.unref();
  };
  void next();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
