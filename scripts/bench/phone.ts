import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { findBrowser, INSTALL } from "./find-browser.mjs";

/** A cheap phone on a slow line, as the lab of the design has it. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1_000_000) / 8,
  uploadThroughput: (750 * 1_000) / 8,
};
const SLOWER = 4;
const VIEWPORT = { width: 390, height: 844 };
/** Of a reader who is where the example school is: elsewhere the agenda says how late it is there. */
const ZONE = "Europe/Rome";
/** What one task may take before it is felt. */
const LONG_TASK_MS = 50;

/** One first visit. Times in ms, sizes in kB as they came over the line. */
export interface Visit {
  lcp: number;
  tbt: number;
  cls: number;
  kB: number;
  scriptKB: number;
}

interface Noted {
  lcp: number;
  cls: number;
  tasks: Array<[start: number, length: number]>;
}

/** @throws Error where there is no Chromium and none can be installed */
export async function openBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if (!found) throw new Error(`No Chromium for the phone. Install one with: ${INSTALL}`);
  const executablePath = found.CHROMIUM_PATH;
  return chromium.launch({ args: ["--no-sandbox"], ...(executablePath ? { executablePath } : {}) });
}

/** Visits an address with nothing kept, as a cheap phone would. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({
    viewport: VIEWPORT,
    isMobile: true,
    hasTouch: true,
    timezoneId: ZONE,
  });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", SLOW_4G);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const sizes = noteSizes(devtools);
    await page.addInitScript(noteTimes);
    await page.goto(url, { waitUntil: "networkidle" });
    // A machine that is busy paints later than it loads.
    await page.waitForFunction(() => (window as unknown as { noted: Noted }).noted.lcp > 0);
    const { lcp, cls, tasks, fcp } = await readTimes(page);
    const tbt = tasks
      .filter(([start]) => start >= fcp)
      .reduce((sum, [, length]) => sum + Math.max(0, length - LONG_TASK_MS), 0);
    return { lcp, tbt, cls, kB: sizes.all / 1_000, scriptKB: sizes.script / 1_000 };
  } finally {
    await context.close();
  }
}

function noteSizes(devtools: CDPSession): { all: number; script: number } {
  const sizes = { all: 0, script: 0 };
  const kinds = new Map<string, string>();
  devtools.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sizes.all += encodedDataLength;
    if (kinds.get(requestId) === "Script") sizes.script += encodedDataLength;
  });
  return sizes;
}

/** Runs in the page, before anything of it; nothing in it has a name, which tsx would keep by a function of its own. */
function noteTimes(): void {
  const noted: Noted = { lcp: 0, cls: 0, tasks: [] };
  Object.assign(window, { noted });
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.entryType === "longtask") noted.tasks.push([entry.startTime, entry.duration]);
      else if (entry.entryType === "layout-shift")
        noted.cls += (entry as PerformanceEntry & { value: number }).value;
      else noted.lcp = entry.startTime;
    }
  });
  for (const type of ["largest-contentful-paint", "layout-shift", "longtask"])
    observer.observe({ type, buffered: true });
}

const readTimes = (page: Page) =>
  page.evaluate(() => ({
    ...(window as unknown as { noted: Noted }).noted,
    fcp: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  }));
