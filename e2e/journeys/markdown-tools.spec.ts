import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { findOn, makeDesk } from "../pages/desk.page";

test("an organiser who knows no Markdown sets words bold, makes a list and a link, takes one back, and readers see it", async ({
  page,
}) => {
  test.slow();
  const { desk, publicAddress } = await makeDesk(page);
  await desk.open("page?part=texts");
  const text = desk.main.locator('textarea[name="description.en"]');
  const bar = desk.main.getByRole("toolbar", { name: "Formatting" }).first();
  await expect(bar.getByRole("button")).toHaveCount(7);

  await text.fill("Bring good shoes\nBread\nSalt\nMore on our site");
  const choose = (words: string) =>
    text.evaluate((area: HTMLTextAreaElement, words) => {
      area.focus();
      area.setSelectionRange(area.value.indexOf(words), area.value.indexOf(words) + words.length);
    }, words);
  await choose("good shoes");
  await page.keyboard.press("Control+b");
  await expect(text).toHaveValue(/^Bring \*\*good shoes\*\*\n/);

  // The bar is one stop of the tab key; arrows walk in it, and the end follows the beginning.
  await choose("Bread\nSalt");
  await page.keyboard.press("Shift+Tab");
  const bold = bar.getByRole("button", { name: "Bold" });
  await expect(bold).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(bar.getByRole("button", { name: "Quote" })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(bar.getByRole("button", { name: "List", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(text).toBeFocused();
  await expect(text).toHaveValue("Bring **good shoes**\n- Bread\n- Salt\n\nMore on our site");

  // The browser's own undo knows what the bar did.
  await page.keyboard.press("Control+z");
  await expect(text).toHaveValue("Bring **good shoes**\nBread\nSalt\nMore on our site");
  await page.keyboard.press("Control+Shift+z");
  await expect(text).toHaveValue("Bring **good shoes**\n- Bread\n- Salt\n\nMore on our site");

  await choose("our site");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("https://bread.example");
  await expect(text).toHaveValue(/More on \[our site\]\(https:\/\/bread\.example\)$/);

  await desk.button("Preview in English").first().click();
  await expect(desk.main.locator(".preview").getByRole("listitem")).toHaveText(["Bread", "Salt"]);
  expect(await findViolations(page, "markdown tools")).toEqual([]);
  await desk.button("Save").first().click();
  await expect(desk.said(/Saved/)).toBeVisible();

  await findOn(page, publicAddress, page.getByRole("link", { name: "our site" }));
  await expect(page.locator("strong").filter({ hasText: "good shoes" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("no bar promises what it can't do, and the text is typed as before", async ({ page }) => {
    const { desk } = await makeDesk(page);
    await desk.open("page?part=texts");
    await expect(desk.main.locator('textarea[name="description.en"]')).toBeVisible();
    await expect(desk.main.getByRole("toolbar")).toHaveCount(0);
  });
});
