import { db } from "@/lib/platform/db/client";
import { cookieOf } from "../authorization/world";
import { EXAMPLE_ORGANISER, findExampleEdition, test } from "../fixtures";
import { RegistrationPage } from "../pages/registration.page";
import { draw } from "./draw";

test("public pages", async ({ page }) => {
  test.setTimeout(180_000);
  const edition = await findExampleEdition(page);
  const pages = {
    home: "",
    school: "/schools/international-school-social-cooperatives",
    practice: "/practices/common-table-school/1",
    practices: "/practices",
    speaker: `${edition}/speakers/1`,
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
