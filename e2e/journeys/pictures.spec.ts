import sharp from "sharp";
import { atPosition, LATITUDE, photo } from "@/lib/platform/pictures/fixtures/photos";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

/** Twelve million pixels, held sideways, with the place in it. */
const fromPhone = async () => ({
  name: "IMG_0042 ../<b>home</b>.jpg",
  mimeType: "image/jpeg",
  buffer: await atPosition(await photo(4000, 3000), 6),
});

test("a photo from a phone (12 MP, sideways, with position) lands upright, small, without position", async ({
  page,
}) => {
  const { desk, school, edition } = await makeDesk(page);
  const file = await fromPhone();
  expect(file.buffer.includes(LATITUDE)).toBe(true);
  await desk.open("pictures");
  await desk.main.getByLabel("Where it stands").selectOption("Wide picture of the edition");
  await desk.main.getByLabel("Picture", { exact: true }).setInputFiles(file);
  await expect(desk.main.getByText(/MB$/).first()).toBeVisible();
  await desk.button("Send the picture").click();
  await expect(page).toHaveURL(/pictures\/[0-9a-f-]{36}$/, { timeout: 40_000 });
  await expect(desk.main).toContainText("Not shown yet: say what is on it");
  await expect(desk.main).toContainText("1920 × 2560 pixels");
  await desk.main.getByLabel("What it shows").first().fill("The square before the town hall");
  await desk.main.getByLabel("The people on it agreed").check();
  await desk.main.getByLabel("Whose picture it is").fill("Ada Esempio");
  await desk.button("Save").click();
  await expect(desk.said("Saved.")).toBeVisible();

  const loaded: number[] = [];
  page.on("response", async (answer) => {
    if (answer.url().includes("/files/")) loaded.push((await answer.body()).length);
  });
  await page.goto(`/en/schools/${school.slug}/${edition.slug}`);
  const picture = page.getByRole("img", { name: "The square before the town hall" });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  const address = await picture.evaluate((img: HTMLImageElement) => img.currentSrc);
  expect(address).toMatch(/\/files\/[0-9a-f]{64}\/phone-\d+\.avif$/);
  const answer = await page.request.get(address);
  const bytes = await answer.body();
  // What it is when it is no picture, is said.
  const begins = bytes.subarray(0, 200).toString("latin1");
  expect(`${answer.status()} ${answer.headers()["content-type"]} ${begins}`).toMatch(
    /^200 image\/avif .{4}ftypavif/s,
  );
  expect(bytes.length).toBeLessThanOrEqual(45_000);
  expect(loaded.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(90_000);
  for (const word of [LATITUDE, "Exif", "IMG_0042"]) expect(bytes.includes(word)).toBe(false);
  // A journey that ran in this process before may have shut it, as the product does.
  sharp.unblock({ operation: ["VipsForeignLoadHeif"] });
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(info.width / info.height).toBeCloseTo(1.5, 1);
  const at = (x: number, y: number) =>
    [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)].map((part) => part > 128);
  // Held sideways, what was the lower left corner is the upper left one: yellow, then red, green, blue.
  expect(at(4, 4)).toEqual([true, true, false]);
  expect(at(info.width - 5, 4)).toEqual([true, false, false]);
  expect(at(info.width - 5, info.height - 5)).toEqual([false, true, false]);
  expect(at(4, info.height - 5)).toEqual([false, false, true]);
  const shifts = await page.evaluate(async () => {
    let sum = 0;
    const add = (entries: PerformanceEntryList) => {
      for (const entry of entries) sum += (entry as unknown as { value: number }).value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    // Until all pictures are there, those below the fold too; what they moved is told a frame later.
    await Promise.all(
      [...document.images].map((img) => {
        img.loading = "eager";
        return img.decode();
      }),
    );
    for (let frame = 0; frame < 3; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    add(observer.takeRecords());
    return sum;
  });
  expect(shifts).toBeLessThanOrEqual(0.01);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("what is no picture is refused by name, and a picture is taken", async ({ page }) => {
    const { desk } = await makeDesk(page);
    await desk.open("pictures");
    const field = desk.main.getByLabel("Picture", { exact: true });
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    await field.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: svg });
    await desk.button("Send the picture").click();
    await expect(desk.main.getByRole("alert")).toContainText("This file is of the kind SVG.");
    await field.setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: await photo(600, 400) });
    await desk.button("Send the picture").click();
    await expect(page).toHaveURL(/pictures\/[0-9a-f-]{36}$/, { timeout: 40_000 });
    await expect(desk.main).toContainText("600 × 400 pixels");
  });
});
