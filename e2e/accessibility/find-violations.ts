import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

type Results = Awaited<ReturnType<AxeBuilder["analyze"]>>;
type RunOptions = Parameters<AxeBuilder["options"]>[0];
interface Axe {
  run: (context: Document, options: RunOptions) => Promise<Results>;
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const SMALL = { width: 390, height: 844 };
const WIDE = { width: 1280, height: 900 };
/** 1280 px at 400 %: WCAG 1.4.10. */
const ZOOMED = { width: 320, height: 256 };

/** On a phone in light colours, and on a desk in dark ones. */
const LOOKS = {
  phone: { colorScheme: "light", size: SMALL },
  desk: { colorScheme: "dark", size: WIDE },
} as const;
export type Look = keyof typeof LOOKS;
export const BOTH: readonly Look[] = ["phone", "desk"];

/**
 * What would stop somebody on the page as it stands: axe in each look, and sideways scrolling at both sizes and at 400 %
 * zoom, whatever the looks. The window has its size again afterwards: whoever goes on meets the page they had.
 */
export async function findViolations(page: Page, label: string, looks = BOTH): Promise<string[]> {
  const found: string[] = [];
  const before = page.viewportSize();
  for (const look of BOTH) {
    const { colorScheme, size } = LOOKS[look];
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(size);
    if (looks.includes(look)) found.push(...(await axe(page)));
    found.push(...(await overflow(page, size.width)));
  }
  await page.setViewportSize(ZOOMED);
  found.push(...(await overflow(page, ZOOMED.width)));
  if (before) await page.setViewportSize(before);
  return found.map((violation) => `${label}: ${violation}`);
}

/** Sideways scrolling alone, at the same three widths. */
export async function findOverflow(page: Page, label: string): Promise<string[]> {
  const found: string[] = [];
  const before = page.viewportSize();
  for (const size of [SMALL, ZOOMED, WIDE]) {
    await page.setViewportSize(size);
    found.push(...(await overflow(page, size.width)));
  }
  if (before) await page.setViewportSize(before);
  return found.map((violation) => `${label}: ${violation}`);
}

/** Only what is wrong is described, and no second page is opened to put the parts of frames together: what
 * stands in our one frame has an address of its own, and is looked at there. */
const OPTIONS: RunOptions = { resultTypes: ["violations"], iframes: false, runOnly: RULES };

/**
 * What is far down is laid out when somebody comes near it, and until then lies over what follows: it is judged as they
 * see it.
 */
function layOutAll(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important; }");
    document.adoptedStyleSheets.push(sheet);
  });
}

/** A page that has axe from the look before is not sent it again: half a megabyte of script. */
async function axe(page: Page): Promise<string[]> {
  await layOutAll(page);
  const again = await page.evaluate(
    (options) => (window as unknown as { axe?: Axe }).axe?.run(document, options) ?? null,
    OPTIONS,
  );
  const { violations } =
    again ?? (await new AxeBuilder({ page }).options(OPTIONS).setLegacyMode(true).analyze());
  return violations.map(
    ({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary ?? ""}`,
  );
}

/** The widest thing that sticks out is named, so that it is found at once. */
async function overflow(page: Page, width: number): Promise<string[]> {
  const wider = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const by = document.documentElement.scrollWidth - window.innerWidth;
    if (by <= 0) return null;
    const widest = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .sort((one, other) => other.getBoundingClientRect().right - one.getBoundingClientRect().right)
      .at(-1);
    return `${by} px, at ${widest?.outerHTML.slice(0, 160)}`;
  });
  return wider ? [`scrolls sideways at ${width} px by ${wider}`] : [];
}
