import { photo } from "@/lib/platform/pictures/fixtures/photos";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { type DeskPage, findOn, makeDesk } from "../pages/desk.page";

const PICTURES = [
  { en: "The farm from above", it: "La fattoria dall’alto" },
  { en: "Bread from the oven", it: "Il pane dal forno" },
  { en: "Everybody at the long table", it: "Tutte le persone al tavolo lungo" },
];

/** One picture of the gallery, said in two languages, at a place in its order. */
async function addPicture(desk: DeskPage, said: (typeof PICTURES)[number], order: number) {
  const { page, main } = desk;
  await desk.open("pictures");
  await main.getByLabel("Where it stands").selectOption("Gallery of the recap");
  await main
    .getByLabel("Picture", { exact: true })
    .setInputFiles({ name: "IMG.jpg", mimeType: "image/jpeg", buffer: await photo(1200, 800) });
  await desk.button("Send the picture").click();
  await expect(page).toHaveURL(/pictures\/[0-9a-f-]{36}$/, { timeout: 40_000 });
  for (const [language, words] of Object.entries(said))
    await main.locator(`[name="alt.${language}"]`).evaluate((field: HTMLInputElement, words) => {
      field.value = words;
    }, words);
  await main.getByLabel("The people on it agreed").check();
  await main.locator('[name="order"]').fill(String(order));
  await desk.button("Save").click();
  await expect(desk.said("Saved.")).toBeVisible();
}

test("the 2015 recap with a gallery: put in at the desk, in an order of its own, said in two languages, seen by keyboard and on paper", async ({
  page,
  browser,
}) => {
  test.slow();
  const { desk, publicAddress } = await makeDesk(page, { dates: ["2015-05-06"] });
  await desk.open("recap");
  for (const [name, words] of Object.entries({
    "title.en": "Three days of bread",
    "article.en": "We baked **together**.",
  }))
    await desk.main.locator(`[name="${name}"]`).fill(words);
  await desk.main.locator('[name="published"]').check();
  await desk.button("Save").first().click();
  await expect(desk.said(/Saved/)).toBeVisible();
  // The last one comes first.
  for (const [at, said] of PICTURES.entries()) await addPicture(desk, said, PICTURES.length - at);

  const gallery = page.getByRole("region", { name: "Pictures" });
  await findOn(page, publicAddress, gallery.getByRole("img").nth(2));
  const inOrder = PICTURES.map(({ en }) => en).toReversed();
  await expect(gallery.getByRole("figure")).toHaveText(inOrder.map((words) => new RegExp(words)));
  await expect(gallery.getByRole("img")).toHaveCount(3);
  for (const [at, words] of inOrder.entries())
    await expect(gallery.getByRole("img").nth(at)).toHaveAttribute("alt", words);
  expect(await findViolations(page, "a recap with a gallery")).toEqual([]);

  // On paper each stands whole beside its words, and none is left out for not having been scrolled to.
  await page.emulateMedia({ media: "print" });
  await expect(gallery).toBeVisible();
  for (const li of await gallery.getByRole("listitem").all())
    expect(await li.evaluate((one) => getComputedStyle(one).breakInside)).toBe("avoid");
  await page.emulateMedia({ media: "screen" });

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(new URL(publicAddress.replace("/en/", "/it/"), page.url()).href);
  const there = still.getByRole("region", { name: "Immagini" });
  await expect(there.getByRole("figure")).toHaveText(PICTURES.map(({ it }) => new RegExp(it)).toReversed());
  for (const img of await there.getByRole("img").all()) {
    await img.scrollIntoViewIfNeeded();
    await expect
      .poll(() => img.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth))
      .toBeGreaterThan(0);
  }
  // By keyboard from one to the next, and into the large one.
  const links = there.getByRole("link");
  await links.first().focus();
  await still.keyboard.press("Tab");
  await expect(links.nth(1)).toBeFocused();
  await still.keyboard.press("Enter");
  await expect(still).toHaveURL(/\/files\/[0-9a-f]{64}\/whole-\d+\.jpg$/);
  await plain.close();
});
