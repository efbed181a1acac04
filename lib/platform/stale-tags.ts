import "server-only";
import { logFault } from "./log";
import { webProcess } from "./web-process.mjs";

/** A tag that a transaction made stale, by the number of its row. */
interface StaleTag {
  seq: bigint;
  tag: string;
}

const noted = new WeakMap<object, StaleTag[]>();

/** Notes what a transaction makes stale; said to nobody before it is committed. */
export function noteStale(tx: object, rows: readonly StaleTag[]): void {
  noted.set(tx, [...(noted.get(tx) ?? []), ...rows]);
}

/**
 * Drops what a committed transaction made stale in this process, and in the others beside it, before anybody is answered:
 * whoever changed something sees it on the next page, whichever process gives it. Processes elsewhere find the rows when
 * they look (cache/watch.ts).
 */
export async function dropStale(tx: object): Promise<void> {
  const rows = noted.get(tx);
  if (!rows) return;
  const stale = { tags: [...new Set(rows.map(({ tag }) => tag))], seqs: rows.map(({ seq }) => String(seq)) };
  // What is committed is done, whatever becomes of the news: the others look for themselves.
  try {
    webProcess.drop?.(stale);
    await webProcess.tell?.(stale);
  } catch (error) {
    logFault(error, "stale tags");
  }
}
