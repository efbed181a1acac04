import { readFileSync } from "node:fs";

const LOOK_MS = 20;

/** What a piece of work took, and the most memory of a process above that before, in bytes. */
export async function mostMemoryOf(pid: number, work: () => Promise<void>) {
  const idle = residentOf(pid);
  let most = idle;
  const looking = setInterval(() => {
    most = Math.max(most, residentOf(pid));
  }, LOOK_MS);
  try {
    const began = performance.now();
    await work();
    return { ms: performance.now() - began, memory: most - idle };
  } finally {
    clearInterval(looking);
  }
}

/** The resident memory of a process, in bytes; Linux says it in kB. */
function residentOf(pid: number): number {
  const [, kilobytes = "0"] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1_024;
}
