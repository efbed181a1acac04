import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { cookieOf } from "../authorization/world";
import { EXAMPLE_ORGANISER, findExampleEdition, test } from "../fixtures";
import { RegistrationPage } from "../pages/registration.page";

const FOLDER = "docs/screenshots";
/** Of a page that goes on, the first screens tell enough. */
const MOST_HEIGHT = 1500;
const SIZES = { "390": { width: 390, height: 844 }, "1280": { width: 1280, height: 900 } };

async function draw(page: Page, name: string) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({
        path: `${FOLDER}/${name}-${size}-${colorScheme}.png`,
        fullPage: true,
        clip: { x: 0, y: 0, width: viewport.width, height: Math.min(height, MOST_HEIGHT) },
      });
    }
  }
}

test("public pages", async ({ page }) => {
  test.setTimeout(180_000);
  const edition = await findExampleEdition(page);
  const pages = {
    home: "",
    edition,
    agenda: `${edition}/agenda`,
    session: `${edition}/sessions/2`,
    speakers: `${edition}/speakers`,
    archive: "/schools/international-school-social-cooperatives/milan-2015",
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(`/en${path}`, { waitUntil: "networkidle" });
    await draw(page, name);
  }
});

test("registration", async ({ page }) => {
  test.setTimeout(180_000);
  const edition = await findExampleEdition(page);
  const form = new RegistrationPage(page);
  await form.open(`/en${edition}`);
  await form.button("Continue").click();
  await form.main.getByRole("alert").waitFor();
  await draw(page, "register");
  await form.fillIn({ fullName: "Chiara Esempio", email: "chiara.esempio@example.org" });
  await draw(page, "register-check");
  await form.button("Send my registration").click();
  await page.waitForURL(/\/r\//);
  await draw(page, "ticket");
});

test("the organiser's desk", async ({ page, baseURL }) => {
  test.setTimeout(180_000);
  const edition = (await findExampleEdition(page)).replace("/schools", "/en/organise");
  const where = { emails: { some: { email: EXAMPLE_ORGANISER } } };
  const [name = "", value = ""] = (await cookieOf(await db().login.findFirstOrThrow({ where }))).split("=");
  await page.context().addCookies([{ name, value, url: baseURL ?? "" }]);
  for (const place of ["overview", "registrations", "programme", "releases", "page"]) {
    await page.goto(`${edition}/${place}`, { waitUntil: "networkidle" });
    await draw(page, `desk-${place}`);
  }
});
