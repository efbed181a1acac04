import type { Locator, Page } from "@playwright/test";

const FOLDER = "docs/screenshots";
/** Of a page that goes on, the first screens tell enough. */
const MOST_HEIGHT = 1500;
const SIZES = { "390": { width: 390, height: 844 }, "1280": { width: 1280, height: 900 } };

interface Choice {
  most?: number;
  from?: Locator;
}

/** Draws the page as it stands on a phone and on a computer, in light and in dark colours; `from` some part on. */
export async function draw(
  page: Page,
  name: string,
  { most = MOST_HEIGHT, from = page.locator("body") }: Choice = {},
) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.evaluate(() => window.scrollTo(0, 0));
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const y = Math.max(0, Math.floor((await from.boundingBox())?.y ?? 0));
      const shown = Math.min(height - y, most);
      // As high as the picture: what sticks to the lower edge would lie over its middle.
      await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, y + shown) });
      await page.screenshot({
        path: `${FOLDER}/${name}-${size}-${colorScheme}.png`,
        fullPage: true,
        clip: { x: 0, y, width: viewport.width, height: shown },
      });
      await page.setViewportSize(viewport);
    }
  }
}
