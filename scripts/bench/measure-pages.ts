import { gzipSync } from "node:zlib";
import { transaction } from "@/lib/platform/db/client";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { Baseline } from "./baseline";
import { fetchOnce, measureLoad } from "./measure-load";
import type { Outcome } from "./measure-rush";
import { makeProgramme } from "./programme";
import { type Site, until } from "./site";
import { median } from "./statistics";
import { figure, table } from "./table";

const CLIENTS = 16;
const MISSES = 5;
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
  const head = ["page", "kB gz", "miss ms", "hit p50", "hit p95", "req/s", "bare req/s", "ratio"];
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
  const hit = await measureLoad(url, CLIENTS, seconds);
  if (hit.others > 0) faults.push(`${page.name}: ${hit.others} answers were not 200`);
  await baseline.answerWith(bytes);
  const bare = await measureLoad(baseline.url, CLIENTS, seconds);
  say(`  ${page.name}: ${figure(hit.perSecond)} a second`);
  return [
    page.name,
    figure(weight / 1_000, 1),
    miss,
    `${figure(hit.p50, 1)}`,
    `${figure(hit.p95, 1)}`,
    figure(hit.perSecond),
    figure(bare.perSecond),
    (hit.perSecond / bare.perSecond).toFixed(3),
  ];
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
