import { gzipSync } from "node:zlib";
import { findDatabase, timesOf } from "./database-process";
import type { Site } from "./site";
import { median } from "./statistics";
import { figure } from "./table";

const ASKED = 20;

/** What one request for a page of the desk costs: ms by the clock and of two processors, and bytes. */
export interface DeskPage {
  clock: number;
  web: number;
  database: number;
  bytes: number;
  packed: number;
}

/** A page of the desk, asked again and again by one organiser, after two requests that don't count. */
export async function measurePage(site: Site, path: string, cookie: string): Promise<DeskPage> {
  const headers = { accept: "text/html", cookie };
  const ask = async () => {
    const answer = await fetch(`${site.url}${path}`, { headers, redirect: "manual" });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  for (let warm = 0; warm < 2; warm += 1) await ask();
  const pid = await findDatabase(site);
  const before = timesOf(site, pid);
  const times: number[] = [];
  let body = Buffer.alloc(0);
  for (let asked = 0; asked < ASKED; asked += 1) {
    const began = performance.now();
    body = await ask();
    times.push(performance.now() - began);
  }
  const after = timesOf(site, pid);
  return {
    clock: median(times),
    web: (after.web - before.web) / ASKED,
    database: (after.database - before.database) / ASKED,
    bytes: body.length,
    packed: gzipSync(body).length,
  };
}

export const PAGE_HEAD = ["page", "ms", "web CPU ms", "database CPU ms", "kB", "kB gz"];

/** A row of figures under that head. */
export function pageRow(name: string, { clock, web, database, bytes, packed }: DeskPage) {
  return [
    name,
    figure(clock),
    figure(web, 1),
    figure(database, 1),
    figure(bytes / 1_000),
    figure(packed / 1_000, 1),
  ];
}

/** A sentence where something took longer than it may; none where it did not. */
export function over(name: string, ms: number, most: number): string[] {
  return ms > most ? [`${name}: ${figure(ms)} ms, not at most ${most}`] : [];
}
