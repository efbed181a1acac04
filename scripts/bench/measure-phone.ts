import type { Browser } from "@playwright/test";
import type { Outcome } from "./measure-rush";
import { openBrowser, type Visit, visit } from "./phone";
import { makeSite, type Site } from "./site";
import { median } from "./statistics";
import { figure, table } from "./table";

const SCHOOL = "/en/schools/common-table-school";
const EDITION = `${SCHOOL}/trieste-2027`;
/** What is alive without drawing is small; the agenda draws. In kB over the line, with its head. */
const BUTTONS_KB = 2;
const AGENDA_KB = 16;
const MOST_SHIFT = 0.005;
/** On a bare Linux one line of the session breaks elsewhere until the letters are there. */
const SESSION_SHIFT = 0.02;
/** What is good on any machine; on one too slow for it, the framework beside it is the measure. */
const PAINTED_MS = 900;
const AGENDA_PAINTED_MS = 1_000;
const PAGES = [
  { name: "home", path: "/en", script: BUTTONS_KB },
  { name: "school", path: SCHOOL, script: BUTTONS_KB },
  { name: "edition", path: EDITION, script: BUTTONS_KB },
  { name: "agenda", path: `${EDITION}/agenda`, script: AGENDA_KB, painted: AGENDA_PAINTED_MS },
  { name: "speakers", path: `${EDITION}/speakers`, script: BUTTONS_KB },
  { name: "session", path: `${EDITION}/sessions/1`, script: BUTTONS_KB, shift: SESSION_SHIFT },
];
/** Of the same page with the framework, in the same run. */
const MOST_OF_FRAMEWORK = 0.85;
const MOST_BLOCKED_MS = 50;

/**
 * First visits of a cheap phone to public pages: as documents, and in turn to the same pages with the framework
 * (DOCUMENTS=0), which stand on a site of their own.
 */
export async function measurePhone(
  site: Site,
  rounds: number,
  say: (line: string) => void,
): Promise<Outcome> {
  const other = await makeSite({ environment: { DOCUMENTS: "0" } });
  const browser = await openBrowser();
  try {
    await other.site.start("--example");
    const rows: string[][] = [];
    const faults: string[] = [];
    for (const page of PAGES) {
      const [framework, document] = await inTurn(browser, [other.site, site], page.path, rounds);
      say(
        `  ${page.name}: painted after ${figure(document.lcp)} ms, with the framework ${figure(framework.lcp)}`,
      );
      rows.push([page.name, ...figuresOf(framework)], ["  as a document", ...figuresOf(document)]);
      const wrong = (what: string) => faults.push(`${page.name} on a phone: ${what}`);
      if (document.scriptKB > page.script) wrong(`${figure(document.scriptKB, 1)} kB of scripts`);
      if (document.cls > (page.shift ?? MOST_SHIFT)) wrong(`it jumps by ${document.cls.toFixed(4)}`);
      if (document.lcp > Math.max(page.painted ?? PAINTED_MS, framework.lcp * MOST_OF_FRAMEWORK))
        wrong(`painted after ${figure(document.lcp)} ms`);
      if (document.tbt > Math.max(MOST_BLOCKED_MS, framework.tbt * MOST_OF_FRAMEWORK))
        wrong(`blocked for ${figure(document.tbt)} ms`);
    }
    return { text: table(["phone", "LCP ms", "TBT ms", "CLS", "kB", "JS kB"], rows), faults };
  } finally {
    await browser.close();
    await other.remove();
  }
}

/** The medians of visits to each site, one site after the other, so that both have the same weather. */
async function inTurn(browser: Browser, sites: [Site, Site], path: string, rounds: number) {
  const visits: [Visit[], Visit[]] = [[], []];
  // The first answers are drawn, not kept.
  for (const { url } of sites) for (let time = 0; time < 3; time += 1) await fetch(`${url}${path}`);
  for (let round = 0; round < rounds; round += 1)
    for (const [place, { url }] of sites.entries())
      visits[place]?.push(await visit(browser, `${url}${path}`));
  return [middleOf(visits[0]), middleOf(visits[1])] as const;
}

function middleOf(visits: readonly Visit[]): Visit {
  const of = (name: keyof Visit) => median(visits.map((one) => one[name]));
  return { lcp: of("lcp"), tbt: of("tbt"), cls: of("cls"), kB: of("kB"), scriptKB: of("scriptKB") };
}

const figuresOf = ({ lcp, tbt, cls, kB, scriptKB }: Visit): string[] => [
  figure(lcp),
  figure(tbt),
  cls.toFixed(4),
  figure(kB),
  figure(scriptKB, 1),
];
