import { existsSync, readFileSync } from "node:fs";
import { db } from "@/lib/platform/db/client";
import { processorTime } from "./processor-time";
import type { Site } from "./site";

/** The process of the embedded database, or the one that all of a server on this machine are children of; 0: elsewhere. */
export async function findDatabase(site: Site): Promise<number> {
  const embedded = site.database();
  if (embedded) return embedded.pid;
  const [row] = await db().$queryRaw<Array<{ pid: number }>>`SELECT pg_backend_pid() AS pid`;
  const status = statusOf(row?.pid ?? 0);
  return /^Name:\s*postgres/m.test(status) ? Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]) : 0;
}

/** Processor time of the web server with the processes it keeps, of this process and of the database so far, in ms. */
export function timesOf(site: Site, database: number) {
  return {
    web: processorTime(site.web()?.pid ?? 0, true),
    own: processorTime(process.pid),
    database: processorTime(database, true),
  };
}

/** The most memory a process ever had, in MB; null where the system does not say. */
export function peakMemory(pid: number): number | null {
  const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(statusOf(pid)) ?? [];
  return kilobytes ? Number(kilobytes) / 1024 : null;
}

function statusOf(pid: number): string {
  const path = `/proc/${pid}/status`;
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
