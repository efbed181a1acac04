import type { Page } from "@playwright/test";
import { fullState, longState } from "../accessibility/states";
import { expect, test } from "../fixtures";

/** Sheets of A4 that a page fills, with the margins that browsers leave. */
async function sheetsOf(page: Page): Promise<number> {
  const margin = "10mm";
  const margins = { top: margin, right: margin, bottom: margin, left: margin };
  const sheet = await page.pdf({ format: "A4", margin: margins });
  return sheet.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

for (const [name, makeState] of Object.entries({ full: fullState, long: longState })) {
  test(`the ticket of the ${name} site prints on one sheet`, async ({ page }) => {
    const state = await makeState();
    await page.goto(`/${state.locale}/r/${state.parts["token of r"]}`);
    await expect(page.locator("svg[role=img], svg").first()).toBeAttached();
    expect(await sheetsOf(page)).toBe(1);
  });
}

test("a programme fills more than one sheet, so that sheets are counted", async ({ page }) => {
  const state = await fullState();
  await page.goto(`/en/schools/${state.parts.school}/${state.parts.edition}/agenda`);
  expect(await sheetsOf(page)).toBeGreaterThan(1);
});
