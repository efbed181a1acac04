import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../start/processes.mjs";

/** Asks addresses without an end while something else is done. `stop` gives the slowest answer of each, in ms; null where one was not 200. */
export function startAsking(urls: readonly string[]): { stop: () => Promise<Array<number | null>> } {
  const child = fork(join(root, "scripts/bench/asking.mjs"), urls, { execArgv: [] });
  return {
    async stop() {
      child.send("stop");
      const [slowest] = (await once(child, "message")) as [Array<number | null>];
      child.disconnect();
      return slowest;
    },
  };
}
