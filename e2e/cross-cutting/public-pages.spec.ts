import { LOCALES } from "@/lib/platform/i18n/locales";
import { expect, findExampleEdition, test } from "../fixtures";

const ARCHIVE = "/schools/international-school-social-cooperatives/milan-2015";

test("every page answers in every language and names the others", async ({ page, request }) => {
  const edition = await findExampleEdition(page);
  for (const locale of LOCALES) {
    for (const path of ["", "/schools/common-table-school", edition, `${edition}/agenda`]) {
      const answer = await request.get(`/${locale}${path}`);
      expect(answer.status()).toBe(200);
      const html = await answer.text();
      expect(html).toContain(`<html lang="${locale}"`);
      for (const other of LOCALES) expect(html).toContain(`hrefLang="${other}"`);
    }
  }
});

test("what is not there answers 404 with a way on, in the reader's language", async ({ page }) => {
  for (const path of ["/fr/schools/no-such-school", "/fr/schools/common-table-school/no-such-edition"]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cette page n’existe pas");
  }
});

test("an address that no page has is answered like any kept page, also below private ones", async ({
  page,
}) => {
  for (const path of ["/en/nothing/here", "/en/organise/a/b/c/d", "/en/r/token/a/b", "/en/me/a/b"])
    for (let time = 0; time < 2; time += 1) {
      // What its policy blocks is a fault that the watch finds.
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      for (const name of ["content-security-policy", "cache-control"])
        expect(await answer?.headerValues(name), `${name} of ${path}`).toHaveLength(1);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    }
  await page.goto("/it/nothing/here");
  await expect(page.locator("html")).toHaveAttribute("lang", "it");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Questa pagina non esiste");
});

test("a link that opens nothing says so without JavaScript, where pages are drawn for one person", async ({
  page,
  request,
}) => {
  const register = `${await findExampleEdition(page)}/register`;
  for (const [path, title, way] of [
    ["/de/r/no-such-link/data", "Dieser Link funktioniert nicht", "/de/lost-link"],
    [`/it${register}/no-such-draft/you`, "Questo modulo non è più conservato", `/it${register}`],
  ] as const) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    const words = /<noscript>.*<\/noscript>/s.exec(await answer.text())?.[0] ?? "";
    expect(words, path).toContain(`<h1>${title}</h1>`);
    expect(words, path).toContain(`href="${way}"`);
  }
});

test("the archive leads with its memory, in words of the reader", async ({ page }) => {
  await page.goto(`/it${ARCHIVE}`);
  const headings = await page.getByRole("heading", { level: 2 }).allTextContents();
  expect(headings.slice(0, 2)).toEqual(["Resoconto", "In numeri"]);
  await expect(page.getByText("30", { exact: true })).toBeVisible();
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
});

test("pages carry a policy that allows only their own scripts", async ({ page, request, watch }) => {
  const edition = await findExampleEdition(page);
  for (const path of ["/en", `/en${edition}`, `/en${edition}/agenda`]) {
    for (const round of ["first", "again"]) {
      const policy = (await request.get(path))
        .headersArray()
        .filter((header) => header.name.toLowerCase() === "content-security-policy");
      const one = policy.map((header) => header.value);
      expect(one, `${path} ${round}`).toEqual([
        expect.stringMatching(
          /^default-src 'self'; script-src 'self'; style-src 'self'( 'sha256-[^']+')*; img-src .*; frame-ancestors 'none'$/,
        ),
      ]);
    }
  }
  await page.goto(`/en${edition}/agenda`);
  const injected = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(script);
    return (window as { injected?: boolean }).injected ?? false;
  });
  expect(injected).toBe(false);
  expect(watch.faults.splice(0).join()).toContain("Content Security Policy");
});
