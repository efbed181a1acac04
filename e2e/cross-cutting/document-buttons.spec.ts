import { makeOpenEdition } from "@/prisma/factories/schools";
import { expect, findExampleEdition, test } from "../fixtures";
import { makeLongDay } from "../pages/agenda.page";
import { frameworkIn } from "../pages/document";

const FIELD = "Address for any other calendar";

test("the buttons of a document print and copy", async ({ page }) => {
  const edition = `/en${await findExampleEdition(page)}`;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await page.goto(`${edition}/agenda`);
  await page.getByRole("button", { name: "Print" }).click();
  await expect(page.locator("body")).toHaveAttribute("data-printed", "");
  const calendar = page.locator("details", { has: page.getByText(FIELD) });
  for (const path of [`${edition}/agenda`, edition]) {
    await page.goto(path);
    await calendar.locator("summary").click();
    await calendar.getByRole("button", { name: "Copy the address" }).click();
    await expect(calendar.getByRole("status")).toHaveText("Copied.");
    const address = await calendar.getByRole("textbox").inputValue();
    expect(address).toMatch(/\.ics\?lang=en$/);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  }
});

test("without JavaScript there is no button that does nothing", async ({ page, browser }) => {
  const edition = `/en${await findExampleEdition(page)}`;
  const without = await browser.newPage({ javaScriptEnabled: false });
  await without.goto(`${edition}/agenda`);
  await without.locator("summary", { hasText: "Subscribe" }).click();
  await expect(without.getByRole("textbox", { name: FIELD })).toBeVisible();
  expect(await without.getByRole("button", { name: /^(Copy|Print)/ }).count()).toBe(0);
  await without.close();
});

test("a cancelled edition, the archive and a day of 250 sessions are documents, too", async ({ request }) => {
  const { school, edition } = await makeOpenEdition({
    cancelledAt: new Date(),
    cancelReason: { en: "Too few of us." },
  });
  const archive = "/schools/international-school-social-cooperatives/milan-2015";
  for (const address of [
    `/en/schools/${school.slug}/${edition.slug}`,
    `/it${archive}`,
    `/de${archive}/agenda`,
    await makeLongDay(250),
  ]) {
    await expect(async () => expect((await request.get(address)).status()).toBe(200)).toPass();
    expect(frameworkIn(await (await request.get(address)).text()), address).toEqual([]);
  }
});
