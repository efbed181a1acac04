import AxeBuilder from "@axe-core/playwright";
import { expect, findExampleEdition, test } from "../fixtures";

const ARCHIVE = "/schools/international-school-social-cooperatives/milan-2015";
const LANGUAGES = ["en", "fr", "it", "es", "de"];

/** Every public page, once in each colour scheme; below them the same with the longest language. */
const PAGES = [
  "",
  "/practices",
  "/accessibility",
  "/privacy",
  "/legal",
  "/nothing-here",
  "/schools/common-table-school",
  ARCHIVE,
  `${ARCHIVE}/agenda`,
  "EDITION",
  "EDITION/agenda",
  "EDITION/agenda/find",
  "EDITION/agenda/find?q=nothing-like-this",
  "EDITION/speakers",
  "EDITION/practices",
  "EDITION/lite",
  "EDITION/sessions/1",
  "EDITION/sessions/9999",
];

for (const scheme of ["light", "dark"] as const) {
  for (const locale of ["en", "de"]) {
    for (const width of [390, 1280]) {
      test(`a reader of ${locale} at ${width} px in ${scheme} colours finds no barrier`, async ({ page }) => {
        test.setTimeout(180_000);
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 900 });
        const edition = await findExampleEdition(page);
        const barriers: string[] = [];
        for (const path of PAGES) {
          await page.goto(`/${locale}${path.replace("EDITION", edition)}`);
          const { violations } = await new AxeBuilder({ page })
            .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
            .analyze();
          for (const { id, nodes } of violations) barriers.push(`${path}: ${id} ${nodes[0]?.html}`);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          if (overflow > 0) barriers.push(`${path}: scrolls sideways by ${overflow} px`);
        }
        expect(barriers).toEqual([]);
      });
    }
  }
}

test("every page answers in five languages and names the others", async ({ page, request }) => {
  const edition = await findExampleEdition(page);
  for (const locale of LANGUAGES) {
    for (const path of ["", "/schools/common-table-school", edition, `${edition}/agenda`]) {
      const answer = await request.get(`/${locale}${path}`);
      expect(answer.status()).toBe(200);
      const html = await answer.text();
      expect(html).toContain(`<html lang="${locale}"`);
      for (const other of LANGUAGES) expect(html).toContain(`hrefLang="${other}"`);
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

test("the archive leads with its memory, in words of the reader", async ({ page }) => {
  await page.goto(`/it${ARCHIVE}`);
  const headings = await page.getByRole("heading", { level: 2 }).allTextContents();
  expect(headings.slice(0, 2)).toEqual(["In cifre", "Che cosa è successo"]);
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
      const strict = policy.map((header) => header.value).join("|");
      expect(strict, `${path} ${round}`).toMatch(/script-src 'self' 'sha256-/);
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
