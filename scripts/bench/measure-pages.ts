import { gzipSync } from "node:zlib";
import { transaction } from "@/lib/platform/db/client";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { Baseline } from "./baseline";
import { fetchOnce, measureLoad } from "./measure-load";
import type { Outcome } from "./measure-rush";
import { processorTime } from "./processor-time";
import { makeProgramme } from "./programme";
import { type Site, until } from "./site";
import { median } from "./statistics";
import { figure, table } from "./table";

const CLIENTS = 50;
const MISSES = 5;
/** Processor time of a page from memory. */
const MOST_PER_HIT_MS = 0.12;
const HEAVIEST_DAY = 60_000;

interface Page {
  name: string;
  path: string;
  /** Made for every request, never from the cache: the measure of what the cache saves. */
  live?: boolean;
  edition?: { organisationId: string; id: string };
  budget?: number;
}

/** Cached pages of small and large programmes, beside a bare server with the same bytes and a page made per request. */
export async function measurePages(
  site: Site,
  seconds: number,
  say: (line: string) => void,
): Promise<Outcome> {
  say("  making a day of 250 sessions and an edition of 1,000");
  const day = await makeProgramme(1, 250);
  const large = await makeProgramme(4, 250);
  const pages: Page[] = [
    { name: "home", path: "/en" },
    { name: "edition", path: `/en${day.address}`, edition: day.edition },
    {
      name: "agenda, a day of 250",
      path: `/en${day.address}/agenda`,
      edition: day.edition,
      budget: HEAVIEST_DAY,
    },
    {
      name: "agenda, day 2 of 1,000",
      path: `/en${large.address}/agenda/${large.dates[1]}`,
      edition: large.edition,
      budget: HEAVIEST_DAY,
    },
    { name: "speakers of 1,000", path: `/en${large.address}/speakers`, edition: large.edition },
    { name: "register, per request", path: `/en${day.address}/register`, live: true },
  ];
  const faults: string[] = [];
  const baseline = new Baseline();
  await baseline.start();
  const rows: string[][] = [];
  for (const page of pages) rows.push(await measurePage(site, baseline, page, seconds, faults, say));
  baseline.stop();
  const head = [
    "page",
    "kB gz",
    "miss ms",
    "hit p50",
    "hit p95",
    "req/s",
    "CPU ms",
    "bare req/s",
    "bare CPU",
    "ratio",
  ];
  const text = [
    table(head, rows),
    "",
    `releasing 250 sessions: ${figure(day.releasedIn)} ms; 1,000 sessions: ${figure(large.releasedIn)} ms`,
  ].join("\n");
  return { text, faults };
}

async function measurePage(
  site: Site,
  baseline: Baseline,
  page: Page,
  seconds: number,
  faults: string[],
  say: (line: string) => void,
): Promise<string[]> {
  const url = `${site.url}${page.path}`;
  await fetchOnce(url);
  const { bytes } = await fetchOnce(url);
  const weight = gzipSync(bytes).length;
  if (page.budget && weight > page.budget)
    faults.push(`${page.name} weighs ${weight} bytes gz, not at most ${page.budget}`);
  const miss = page.edition ? figure(await measureMiss(url, page.edition), 0) : "–";
  const sent = page.live ? "identity" : await untilAtTheDoor(url);
  const hit = await measureHits(site.web()?.pid ?? 0, url, seconds, sent);
  if (hit.others > 0) faults.push(`${page.name}: ${hit.others} answers were not 200`);
  if (!page.live && hit.each > MOST_PER_HIT_MS)
    faults.push(`${page.name}: ${figure(hit.each, 3)} ms of the processor for a hit, not ${MOST_PER_HIT_MS}`);
  await baseline.answerWith((await fetchOnce(url, undefined, sent)).bytes);
  const bare = await measureHits(baseline.pid, baseline.url, seconds, sent);
  say(`  ${page.name}: ${figure(hit.perSecond)} a second`);
  return [
    page.name,
    figure(weight / 1_000, 1),
    miss,
    `${figure(hit.p50, 1)}`,
    `${figure(hit.p95, 1)}`,
    figure(hit.perSecond),
    figure(hit.each, 3),
    figure(bare.perSecond),
    figure(bare.each, 3),
    (hit.perSecond / bare.perSecond).toFixed(3),
  ];
}

/** A load, and what each answer took of the server's processor, in ms. */
async function measureHits(pid: number, url: string, seconds: number, encoding: "identity" | "gzip") {
  const before = processorTime(pid);
  const load = await measureLoad(url, CLIENTS, seconds, encoding);
  return { ...load, each: (processorTime(pid) - before) / (load.perSecond * seconds) };
}

/** The door answers from the third time on: it learns from what Next says of a page that is kept. */
function untilAtTheDoor(url: string): Promise<"gzip"> {
  return until("the page is kept at the door", async () => {
    const answer = await fetch(url);
    await answer.text();
    return answer.headers.get("cache-status") === "convivio; hit" && "gzip";
  });
}

/** How long the first reader after a change waits, the page made anew; in ms. */
export async function measureMiss(
  url: string,
  edition: { organisationId: string; id: string },
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < MISSES; round += 1) {
    await transaction((tx) =>
      invalidateEdition(tx, { organisationId: edition.organisationId, editionId: edition.id }, "page"),
    );
    times.push(
      await until("the change has arrived", async () => {
        const began = performance.now();
        const answer = await fetch(url);
        await answer.text();
        return answer.headers.get("x-nextjs-cache") !== "HIT" && performance.now() - began;
      }),
    );
  }
  return median(times);
}
