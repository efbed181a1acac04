import { randomInt } from "node:crypto";
import { test as base, expect, type Page } from "@playwright/test";

export interface Watch {
  /** Console errors, failed requests and policy violations so far. */
  faults: string[];
}

/** Every test watches its page: a console error, a failed request or a policy violation fails it. */
export const test = base.extend<{ watch: Watch }>({
  // Everybody comes from an address of their own, as in life: limits count per network.
  extraHTTPHeaders: async ({ extraHTTPHeaders }, use) => {
    const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
    await use({ ...extraHTTPHeaders, "x-forwarded-for": address });
  },
  watch: [
    async ({ page, javaScriptEnabled }, use) => {
      const faults = watchPage(page, javaScriptEnabled !== false);
      await use({ faults });
      expect(faults, "console errors, failed requests, policy violations").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/**
 * With JavaScript off Chromium asks for the one script meant for browsers without modules, and the policy refuses it:
 * a script that would not run anyway is no fault.
 */
function watchPage(page: Page, scripts: boolean): string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !isExpectedStatus(message.text()))
      faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => {
    // Whoever is quicker than a transition between two documents cuts it off: nobody's fault.
    if (!/^Transition was (skipped|aborted)/.test(error.message)) faults.push(`page: ${error.message}`);
  });
  page.on("requestfailed", (request) => {
    if (!scripts && request.resourceType() === "script") return;
    if (request.failure()?.errorText !== "net::ERR_ABORTED") faults.push(`request: ${request.url()}`);
  });
  return faults;
}

/** Chromium writes a console line for a page that answers 404 on purpose. */
function isExpectedStatus(text: string): boolean {
  return /status of 404/.test(text);
}

/** Who owns the example schools (prisma/example/seed.ts). */
export const EXAMPLE_ORGANISER = "ada.esempio@example.org";

/** The published example edition everybody can look at. */
export async function findExampleEdition(page: Page): Promise<string> {
  await page.goto("/en/schools/common-table-school");
  const href = await page
    .getByRole("link", { name: /Trieste/ })
    .first()
    .getAttribute("href");
  if (!href) throw new Error("The example edition is not on its school's page");
  return href.replace(/^\/en/, "");
}
