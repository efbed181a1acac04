import { readFileSync } from "node:fs";
import { childrenOf } from "./children";

/** Linux counts the time of processes in hundredths of a second, on every architecture Node runs on. */
const TICK_MS = 10;

/** Processor time in ms that a process has taken; with `children` also what they took, those that have ended too. */
export function processorTime(pid: number, children = false): number {
  const own = timesOf(pid);
  if (!children) return own.self;
  const living = childrenOf(pid).reduce((sum, child) => sum + timesOf(child.pid).self, 0);
  return own.self + own.ended + living;
}

function timesOf(pid: number): { self: number; ended: number } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // From the state on; the name in brackets before it may hold anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number);
    return { self: (user + system) * TICK_MS, ended: (endedUser + endedSystem) * TICK_MS };
  } catch {
    // It has ended meanwhile.
    return { self: 0, ended: 0 };
  }
}
