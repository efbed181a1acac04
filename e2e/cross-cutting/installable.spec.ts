import { expect, findExampleEdition, test } from "../fixtures";

test("a school can be put on the home screen from any of its pages, and the browser finds nothing wrong", async ({
  page,
}) => {
  const edition = await findExampleEdition(page);
  const school = edition.split("/").slice(0, 3).join("/");
  const browser = await page.context().newCDPSession(page);
  for (const path of [school, edition, `${edition}/agenda`, `${edition}/sessions/1`, `${edition}/speakers`]) {
    await page.goto(`/fr${path}`);
    const { url, errors, data } = await browser.send("Page.getAppManifest");
    expect(new URL(url).pathname, path).toBe(`${school}/app.webmanifest`);
    expect(errors, path).toEqual([]);
    const manifest = JSON.parse(data ?? "");
    expect(manifest).toMatchObject({ id: school, lang: "fr" });
    for (const address of [manifest.start_url, ...manifest.shortcuts.map((one: { url: string }) => one.url)])
      expect((await page.request.get(address)).status(), address).toBe(200);
    for (const { src, sizes, type } of manifest.icons) {
      const answer = await page.request.get(src);
      expect(answer.headers()["content-type"], src).toBe(type);
      const picture = await answer.body();
      if (type === "image/png")
        expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`, src).toBe(sizes);
    }
  }
  // What is nobody's school has none: forms, private pages and the desk are not asked to be installed.
  await page.goto("/fr/sign-in");
  expect((await browser.send("Page.getAppManifest")).url).toBe("");
});
