import { Queues } from "@/lib/platform/db/semaphore";

/**
 * Runs `work` as if each caller were a process of its own: nobody waits for a turn in memory, all meet in the database,
 * where only its locks keep them apart. The product has no such switch.
 */
export async function inManyProcesses<Value>(work: () => Promise<Value>): Promise<Value> {
  const original = Queues.prototype.pass;
  Queues.prototype.pass = (_key, turn) => turn();
  try {
    return await work();
  } finally {
    Queues.prototype.pass = original;
  }
}
