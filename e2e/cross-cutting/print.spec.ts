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

test("on sheets that are printed with their backgrounds nothing has the colour of the screen's paper", async ({
  page,
  baseURL,
}) => {
  const state = await fullState();
  const [name = "", value = ""] = state.cookie.split("=");
  await page.context().addCookies([{ name, value, url: baseURL ?? "" }]);
  const edition = `/${state.locale}/schools/${state.parts.school}/${state.parts.edition}`;
  const desk = `/${state.locale}/organise/${state.parts.school}/${state.parts.edition}`;
  for (const address of [
    edition,
    `${edition}/agenda`,
    `${edition}/speakers`,
    `/${state.locale}/r/${state.parts["token of r"]}`,
    `/${state.locale}/r/${state.parts["token of r"]}/agenda`,
    `/${state.locale}/r/${state.parts["token of r"]}/sessions`,
    `${desk}/registrations`,
  ]) {
    await page.emulateMedia({ media: "screen" });
    await page.goto(address);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe("rgb(251, 247, 238)");
    await page.emulateMedia({ media: "print" });
    const patches = await page.evaluate((colour) => {
      const has = (element: Element, part?: string) =>
        getComputedStyle(element, part).backgroundColor === colour;
      return [...document.querySelectorAll("body *")]
        .filter((element) => has(element) || has(element, "::before") || has(element, "::after"))
        .map((element) => element.outerHTML.slice(0, 80));
    }, paper);
    expect(patches, address).toEqual([]);
  }
});

test("a programme fills more than one sheet, so that sheets are counted", async ({ page }) => {
  const state = await fullState();
  await page.goto(`/en/schools/${state.parts.school}/${state.parts.edition}/agenda`);
  expect(await sheetsOf(page)).toBeGreaterThan(1);
});
