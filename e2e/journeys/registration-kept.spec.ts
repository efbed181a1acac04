import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { expect, test } from "../fixtures";
import { makeSchoolWithPlaces, RegistrationPage, somebody } from "../pages/registration.page";

/** A draft with a name and a cooperative, at page three. */
async function fillTwoPages(page: Page) {
  const { address, editionId } = await makeSchoolWithPlaces(5);
  const form = new RegistrationPage(page);
  const chiara = somebody("Chiara Esempio");
  await form.open(address);
  await form.main.getByLabel("Full name").fill(chiara.fullName);
  await form.main.getByLabel("E-mail").fill(chiara.email);
  await form.button("Continue").click();
  await expect(form.question("Where do you come from?")).toBeVisible();
  await form.main.getByLabel(/Your cooperative/).fill("Coop Esempio");
  await form.main.getByLabel("Country").selectOption("IT");
  await form.button("Continue").click();
  await expect(form.question("How will you take part?")).toBeVisible();
  const stored = () =>
    db().registration.findFirstOrThrow({
      where: { editionId },
      select: { fullName: true, affiliation: true, country: true },
    });
  return { form, chiara, stored, editionId };
}

const cooperative = (form: RegistrationPage) => form.main.getByLabel(/Your cooperative/);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "with JavaScript off", () => {
    test.use({ javaScriptEnabled });

    test("the browser's Back, a reload and another language show what is stored, and sending it on changes nothing", async ({
      page,
    }) => {
      const { form, stored } = await fillTwoPages(page);
      await page.goBack();
      await expect(cooperative(form)).toHaveValue("Coop Esempio");
      await expect(form.main.getByLabel("Country")).toHaveValue("IT");
      await page.reload();
      await expect(cooperative(form)).toHaveValue("Coop Esempio");
      await page.getByRole("link", { name: /^IT/ }).click();
      await expect(page.locator("html")).toHaveAttribute("lang", "it");
      await expect(form.main.locator("[name=affiliation]")).toHaveValue("Coop Esempio");
      await page.goBack();
      await expect(cooperative(form)).toHaveValue("Coop Esempio");
      await form.button("Continue").click();
      await expect(form.question("How will you take part?")).toBeVisible();
      expect(await stored()).toMatchObject({ affiliation: "Coop Esempio", country: "IT" });
    });

    test("Change from the last page shows what is stored, and a second window's older blank overwrites nothing", async ({
      page,
      context,
    }) => {
      const { form, stored } = await fillTwoPages(page);
      const draft = page.url().replace(/\/taking-part$/, "");
      // Drawn while the cooperative was another one; sent last, untouched.
      const other = await context.newPage();
      await other.goto(`${draft}/cooperative`);
      const older = new RegistrationPage(other);
      await expect(cooperative(older)).toHaveValue("Coop Esempio");
      await form.main.getByRole("radio", { name: /Member cooperator/ }).check();
      await form.button("Continue").click();
      await expect(form.question("Is everything right?")).toBeVisible();
      await form.main.getByRole("link", { name: /Change Your cooperative|Change Name/ }).click();
      await expect(cooperative(form)).toHaveValue("Coop Esempio");
      await cooperative(form).fill("Coop Nuova");
      await form.button("Continue").click();
      await expect(form.question("Is everything right?")).toBeVisible();
      await older.main.getByLabel("Country").selectOption("FR");
      await older.button("Continue").click();
      await expect(older.question("How will you take part?")).toBeVisible();
      expect(await stored()).toMatchObject({ affiliation: "Coop Nuova", country: "FR" });
      // The first window still says "Italy" above its button: it is shown anew before anything is sent.
      await form.button("Send my registration").click();
      await expect(form.main.getByRole("alert")).toContainText("changed in another window");
      await expect(form.main).toContainText("France");
      // Both change the same thing: asked, kept, and stored when it is meant.
      await other.goto(`${draft}/cooperative`);
      await page.goto(`${draft}/cooperative?check=on`);
      await cooperative(form).fill("Coop Prima");
      await form.button("Continue").click();
      await expect(form.question("Is everything right?")).toBeVisible();
      await cooperative(older).fill("Coop Seconda");
      await older.button("Continue").click();
      await expect(older.main.getByRole("alert")).toContainText("Something else was stored here");
      await expect(cooperative(older)).toHaveValue("Coop Seconda");
      expect(await stored()).toMatchObject({ affiliation: "Coop Prima" });
      await older.button("Continue").click();
      await expect(older.question("How will you take part?")).toBeVisible();
      expect(await stored()).toMatchObject({ affiliation: "Coop Seconda", country: "FR" });
      await other.close();
    });

    test("a field emptied on purpose is empty", async ({ page }) => {
      const { form, stored } = await fillTwoPages(page);
      await page.goBack();
      await cooperative(form).fill("");
      await form.button("Continue").click();
      await expect(form.question("How will you take part?")).toBeVisible();
      expect(await stored()).toMatchObject({ affiliation: "", country: "IT" });
      await page.goBack();
      await expect(cooperative(form)).toHaveValue("");
    });
  });
}

test("Back from page two leads to what was written on page one, not to an empty form", async ({ page }) => {
  const { form, chiara, editionId } = await fillTwoPages(page);
  await page.goBack();
  await expect(form.question("Where do you come from?")).toBeVisible();
  await page.goBack();
  await expect(form.main.getByLabel("Full name")).toHaveValue("Chiara Esempio");
  await expect(form.main.getByLabel("E-mail")).toHaveValue(chiara.email);
  await form.button("Continue").click();
  await expect(cooperative(form)).toHaveValue("Coop Esempio");
  expect(await db().registration.count({ where: { editionId } })).toBe(1);
});

test("what was typed and not sent comes along into another language, once", async ({ page }) => {
  const { address } = await makeSchoolWithPlaces(5);
  const form = new RegistrationPage(page);
  await form.open(address);
  await form.main.getByLabel("Full name").fill("Ada Esempio");
  await form.main.getByLabel("E-mail").fill("ada@example.org");
  await page.getByRole("link", { name: /^DE/ }).click();
  await expect(page).toHaveURL(/\/de\//);
  await expect(form.main.locator("[name=fullName]")).toHaveValue("Ada Esempio");
  await expect(form.main.locator("[name=email]")).toHaveValue("ada@example.org");
  // Nobody chose the language of the mails: it is the one of the page.
  await expect(form.main.locator("[name=language]")).toHaveValue("de");
  await page.goto(page.url().replace("/de/", "/it/"));
  await expect(form.main.locator("[name=fullName]")).toHaveValue("");
});

test("what was chosen and typed and not sent stays through a reload and a look at the page before", async ({
  page,
  context,
}) => {
  const { form, stored } = await fillTwoPages(page);
  const category = form.main.getByRole("radio", { name: /Member cooperator/ });
  const diet = form.main.locator("textarea, input[type=text]").first();
  await category.check();
  await diet.fill("Bread, no salt");
  const consent = form.main.locator("[name^='agreed.']").first();
  await consent.check();
  await page.reload();
  await expect(consent).toBeChecked();
  await expect(category).toBeChecked();
  await expect(diet).toHaveValue("Bread, no salt");
  await form.main.getByRole("link", { name: "Back" }).click();
  await expect(cooperative(form)).toHaveValue("Coop Esempio");
  await cooperative(form).fill("Coop Nuova");
  await form.button("Continue").click();
  await expect(category).toBeChecked();
  await expect(diet).toHaveValue("Bread, no salt");
  await form.button("Continue").click();
  await expect(form.question("Is everything right?")).toBeVisible();
  await expect(form.main).toContainText("Bread, no salt");
  expect(await stored()).toMatchObject({ affiliation: "Coop Nuova" });
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("Bread");

  // What another window has stored since is asked about, and shown where nothing was typed.
  const steps = form.main.getByRole("navigation", { name: "Steps" });
  await steps.getByRole("link", { name: "Your cooperative" }).click();
  await expect(cooperative(form)).toHaveValue("Coop Nuova");
  await cooperative(form).fill("Coop Prima");
  const other = await context.newPage();
  await other.goto(page.url());
  const second = new RegistrationPage(other);
  await cooperative(second).fill("Coop Seconda");
  await second.main.getByLabel("Country").selectOption("FR");
  await second.button("Continue").click();
  await expect(second.question("How will you take part?")).toBeVisible();
  await other.close();
  await page.reload();
  await expect(cooperative(form)).toHaveValue("Coop Prima");
  await expect(form.main.getByLabel("Country")).toHaveValue("FR");
  await form.button("Continue").click();
  await expect(form.main.getByRole("alert")).toContainText("Something else was stored here");
  expect(await stored()).toMatchObject({ affiliation: "Coop Seconda", country: "FR" });
});

test("the name of whoever left the empty first page is not there for the next one at this screen", async ({
  page,
}) => {
  const { address } = await makeSchoolWithPlaces(5);
  const form = new RegistrationPage(page);
  await form.open(address);
  await form.main.getByLabel("Full name").fill("Ada Esempio");
  await page.reload();
  await expect(form.main.getByLabel("Full name")).toHaveValue("Ada Esempio");
  await page.goto(address);
  await form.open(address);
  await expect(form.button("Continue")).toBeVisible();
  await expect(form.main.getByLabel("Full name")).toHaveValue("");
  await page.reload();
  await expect(form.main.getByLabel("Full name")).toHaveValue("");
});

test("a form sent without a connection keeps the words, says so at the form, and goes when the line is back", async ({
  page,
  context,
  watch,
}) => {
  const { form, stored } = await fillTwoPages(page);
  await page.goBack();
  await cooperative(form).fill("Coop Offline");
  await context.setOffline(true);
  await form.button("Continue").click();
  const problem = form.main.getByRole("alert");
  await expect(problem).toContainText("You have no connection");
  await expect(problem).toBeFocused();
  await expect(cooperative(form)).toHaveValue("Coop Offline");
  await context.setOffline(false);
  await form.button("Continue").click();
  await expect(form.question("How will you take part?")).toBeVisible();
  expect(await stored()).toMatchObject({ affiliation: "Coop Offline", country: "IT" });
  // What the browser writes of the line that was cut.
  watch.faults.splice(
    0,
    watch.faults.length,
    ...watch.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|_next|register/.test(fault)),
  );
});

test("who leaves the waiting list gives no place back, and my data tells agreed from told, sent from not sent", async ({
  page,
}) => {
  const { address } = await makeSchoolWithPlaces(0);
  const form = new RegistrationPage(page);
  await form.register(address, somebody("Bianca Esempio"), "Join the waiting list");
  const link = page.url();
  await page.goto(`${link}/withdraw`);
  await form.button("Withdraw my registration").click();
  await expect(form.question("You have withdrawn")).toBeVisible();
  await expect(form.main).toContainText("You had no place yet");
  await expect(form.main).not.toContainText("We erased");
  await page.goto(`${link}/data`);
  await expect(form.main).toContainText("your registration needs no consent");
  await expect(form.main).toContainText("What we told you");
  await expect(form.main).not.toContainText("Agreed on");
  await expect(form.main).toContainText("draft saved: discarded, never sent");
  const file = await (await page.request.get(`${link}/download`)).json();
  expect(file.registration.consents).toEqual([]);
  expect(file.registration.told).toHaveLength(2);
});

test("the link of a form that is not kept any more says so, in the reader's language, with the way on", async ({
  page,
}) => {
  const { address, editionId } = await makeSchoolWithPlaces(5);
  const form = new RegistrationPage(page);
  await form.open(address);
  await form.main.getByLabel("Full name").fill("Ada Esempio");
  await form.main.getByLabel("E-mail").fill(somebody("").email);
  await form.button("Continue").click();
  await expect(form.question("Where do you come from?")).toBeVisible();
  const link = page.url();
  await db().registration.updateMany({ where: { editionId }, data: { expiresAt: new Date(0) } });
  expect((await page.goto(link))?.status()).toBe(404);
  await expect(form.question("This form is no longer kept")).toBeVisible();
  expect((await page.goto(link.replace("/en/", "/de/")))?.status()).toBe(404);
  await expect(form.question("Dieses Formular ist nicht mehr gespeichert")).toBeVisible();
  await form.main.getByRole("link", { name: "Neu beginnen" }).click();
  await expect(page).toHaveURL(new RegExp(`${address.replace("/en/", "/de/")}/register$`));
});

test("the first page and the draft's own count their fields alike: Firefox fills in by that after Back", async ({
  page,
}) => {
  const form = new RegistrationPage(page);
  const { address } = await makeSchoolWithPlaces(1);
  const placeOf = (name: string) =>
    form.main
      .locator("form")
      .evaluate(
        (element, wanted) =>
          [...(element as HTMLFormElement).elements].findIndex((one) => one.getAttribute("name") === wanted),
        name,
      );
  await form.open(address);
  const places = [await placeOf("fullName"), await placeOf("email")];
  expect(places[0]).toBeGreaterThanOrEqual(0);
  await form.main.getByLabel("Full name").fill("Chiara Esempio");
  await form.main.getByLabel("E-mail").fill(somebody("").email);
  await form.button("Continue").click();
  await expect(form.question("Where do you come from?")).toBeVisible();
  await page.goto(page.url().replace(/cooperative$/, "you"));
  await expect(form.main.getByLabel("Full name")).toHaveValue("Chiara Esempio");
  expect([await placeOf("fullName"), await placeOf("email")]).toEqual(places);
});
