/**
 * A process that serves beside others (web-processes.mjs): what a committed change made stale is told to the others before
 * whoever changed it is answered, and the background jobs are those of one.
 */
import { webProcess } from "../lib/platform/web-process.mjs";

/** The others look for themselves soon; nobody waits for one that is busy. */
const PATIENCE_MS = 250;

const waiting = new Map();
let last = 0;

webProcess.hasJobs = process.env.CONVIVIO_HAS_JOBS === "1";
webProcess.tell = (stale) =>
  new Promise((resolve) => {
    last += 1;
    const number = last;
    const done = () => {
      clearTimeout(timer);
      waiting.delete(number);
      resolve();
    };
    const timer = setTimeout(done, PATIENCE_MS);
    waiting.set(number, done);
    process.send({ kind: "stale", number, stale }, undefined, undefined, (error) => error && done());
  });

process.on("message", ({ kind, of, number, stale }) => {
  if (kind === "heard") waiting.get(number)?.();
  if (kind !== "stale") return;
  webProcess.drop?.(stale);
  process.send({ kind: "heard", of, number }, undefined, undefined, () => {});
});
