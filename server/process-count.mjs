/** How many web processes serve a site, and how many connections to the database each may hold. */
import { availableParallelism, totalmem } from "node:os";

const MOST = 4;
const MEMORY = 600 * 1024 * 1024;
/** All processes together; PostgreSQL has 100 as it is installed, and backups and commands want some. */
const MOST_CONNECTIONS = 80;
/** Those that count against limits (lib/platform/limits.ts), and those of the pool itself. */
const LIMITS_POOL = 4;
const POOL = { most: 12, least: 3 };

/** The memory of this machine, or of the container or service that has been given less. */
const memory = () => Math.min(totalmem(), process.constrainedMemory?.() || Number.POSITIVE_INFINITY);

/**
 * @param wished WEB_PROCESSES; empty: by processors and memory
 * @param embedded the embedded database has one session, so one process serves
 */
export function processCount(
  { wished, embedded },
  machine = { processors: availableParallelism(), memory: memory() },
) {
  if (embedded) return 1;
  if (wished) return Number(wished);
  return Math.max(1, Math.min(machine.processors, MOST, Math.floor(machine.memory / MEMORY)));
}

/** Connections of each process's pool, so that all together stay within what a server gives. */
export function poolFor(count) {
  return Math.max(POOL.least, Math.min(POOL.most, Math.floor(MOST_CONNECTIONS / count) - LIMITS_POOL));
}
