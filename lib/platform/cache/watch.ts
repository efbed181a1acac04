import { db } from "../db/client";
import { EVERYTHING } from "../db/every-page";
import { isOutage } from "../errors";
import { log, logFault } from "../log";
import { type StaleTags, webProcess } from "../web-process.mjs";

/** A question asked at every tick: which tags became out of date by the mere passing of time since `since`? */
export type TimeWatch = (since: Date, until: Date) => Promise<string[]>;

const TICK_MS = 400;
const LOOK_BACK = "60 seconds";

/**
 * Polls for the tags that other transactions invalidated and drops the cached pages that carry them. A row's number says
 * nothing about when it became visible, so each tick reads the last minute (longer than any transaction may run) and
 * skips what it has seen or was told of. After a pause in which ticks failed for longer than that, everything is dropped.
 */
export function watchTags(timeWatch: TimeWatch): { stop: () => void } {
  const seen = new Map<bigint, number>();
  let last: Date | null = null;
  let lastSuccess = Date.now();
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const drop = ({ tags, seqs }: StaleTags) => {
    for (const seq of seqs) seen.set(BigInt(seq), Date.now());
    webProcess.pageCache?.expire(tags);
  };
  webProcess.drop = drop;

  async function tick(): Promise<void> {
    const rows = await db().$queryRaw<Array<{ seq: bigint; tag: string; now: Date }>>`
      SELECT seq, tag, clock_timestamp() AS now FROM cache_tag
      WHERE created_at > clock_timestamp() - ${LOOK_BACK}::interval
      UNION ALL SELECT 0, '', clock_timestamp()`;
    const now = rows.find((row) => row.seq === 0n)?.now ?? new Date();
    const fresh = rows.filter((row) => row.seq !== 0n && !seen.has(row.seq));
    for (const row of fresh) seen.set(row.seq, Date.now());
    for (const [seq, at] of seen) if (Date.now() - at > 180_000) seen.delete(seq);
    const all = Date.now() - lastSuccess > 50_000 || fresh.some((row) => row.tag === EVERYTHING);
    if (all) webProcess.pageCache?.expireAll();
    else if (fresh.length > 0) webProcess.pageCache?.expire([...new Set(fresh.map((row) => row.tag))]);
    if (last) {
      const tags = await timeWatch(last, now);
      if (tags.length > 0) webProcess.pageCache?.expire(tags);
    }
    last = now;
    lastSuccess = Date.now();
    if (failing) log.info("database is back");
    failing = false;
  }

  async function loop(): Promise<void> {
    if (stopped) return;
    try {
      await tick();
    } catch (error) {
      if (!failing) {
        if (isOutage(error)) log.warn("database is away; cached pages go on");
        else logFault(error, "cache watch");
      }
      failing = true;
    }
    if (!stopped) timer = setTimeout(loop, TICK_MS);
  }

  void loop();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      if (webProcess.drop === drop) delete webProcess.drop;
    },
  };
}
