import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeSession } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { makeAskedSpeaker } from "@/prisma/factories/speakers";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { makeSchoolWithPlaces, RegistrationPage, somebody } from "../pages/registration.page";

/** Lets no script of the site arrive until it is told to. */
async function holdScripts(page: Page) {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await arrived;
    await route.continue();
  });
  return async () => {
    arrive();
    await page.waitForLoadState("networkidle");
  };
}

const kept = (page: Page) => page.evaluate(() => JSON.stringify(sessionStorage));

test("what is typed, chosen and ticked at the desk before the scripts are there stays, and is kept", async ({
  page,
}) => {
  const { desk } = await makeDesk(page);
  page.on("dialog", (dialog) => void dialog.accept());
  const arrive = await holdScripts(page);
  const country = desk.main.getByLabel("Country");
  const online = desk.main.getByLabel("Online", { exact: true });
  const city = desk.main.getByLabel("City", { exact: true });
  await page.goto(`/en/organise/${desk.address}/page?part=place`, { waitUntil: "commit" });
  await city.fill("Gorizia");
  await country.selectOption("PT");
  await online.check();
  await arrive();
  await expect.poll(() => kept(page)).toContain("Gorizia");
  await expect(city).toHaveValue("Gorizia");
  await expect(country).toHaveValue("PT");
  await expect(online).toBeChecked();
  expect(await kept(page)).toContain('\\"PT\\"');
  await desk.button("Save").click();
  await expect(desk.said("Saved.")).toBeVisible();
  expect(await kept(page)).not.toContain("Gorizia");
});

test("a text of several lines that is being changed before the scripts are there stays, and so does the place in it", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  const changed = await makeSession(edition, { abstract: { en: "There is bread." } });
  const read = await makeSession(edition, { abstract: { en: "There is bread." } });
  const abstract = desk.main.getByLabel("Abstract, English");
  const place = () =>
    abstract.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd]);
  page.on("dialog", (dialog) => void dialog.accept());

  const arrive = await holdScripts(page);
  await page.goto(`/en/organise/${desk.address}/programme/sessions/${changed.id}`, { waitUntil: "commit" });
  await abstract.press("End");
  await abstract.pressSequentially(" And salt.");
  await arrive();
  await expect.poll(() => kept(page)).toContain("And salt.");
  await expect(abstract).toHaveValue("There is bread. And salt.");
  expect(await place()).toEqual([25, 25]);
  await desk.button("Save").click();
  await expect(desk.said("Saved.")).toBeVisible();
  expect(await db().session.findFirstOrThrow({ where: { id: changed.id } })).toMatchObject({
    abstract: { en: "There is bread. And salt." },
  });

  const arriveAgain = await holdScripts(page);
  await page.goto(`/en/organise/${desk.address}/programme/sessions/${read.id}`, { waitUntil: "commit" });
  await abstract.selectText();
  await arriveAgain();
  expect(await place()).toEqual([0, 15]);
  await page.keyboard.type("No bread.");
  await expect(abstract).toHaveValue("No bread.");
});

test("what was selected before the scripts are there is what the next words replace, also after the form was drawn again", async ({
  page,
}) => {
  const { edition } = await makeOpenEdition({ dates: ["2099-05-06"] });
  const { token } = await makeAskedSpeaker(edition, { biography: { en: "Ada bakes." } });
  const biography = page.getByLabel("About you, English");
  const place = () =>
    biography.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd]);

  const arrive = await holdScripts(page);
  await page.goto(`/en/speak/${token}`, { waitUntil: "commit" });
  await biography.selectText();
  await arrive();
  expect(await place()).toEqual([0, 10]);
  await page.keyboard.type("Ada counts.");
  await expect(biography).toHaveValue("Ada counts.");
  await biography.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(4, 10));
  await page.keyboard.type("bakes");
  await expect(biography).toHaveValue("Ada bakes.");
});

test("what was typed in the moment of leaving is offered again, beside what was offered before", async ({
  page,
}) => {
  const { desk } = await makeDesk(page);
  page.on("dialog", (dialog) => void dialog.accept());
  await desk.open("page?part=place");
  const city = desk.main.getByLabel("City", { exact: true });
  const country = desk.main.getByLabel("Country");
  await city.fill("Gorizia");
  await page.reload();
  await expect(desk.button("Put it back")).toBeVisible();
  await country.selectOption("PT");
  await page.reload();
  await desk.button("Put it back").click();
  await expect(city).toHaveValue("Gorizia");
  await expect(country).toHaveValue("PT");
});

test("what a participant fills in before the scripts are there is sent as it stands", async ({ page }) => {
  const { address, editionId } = await makeSchoolWithPlaces(5);
  const form = new RegistrationPage(page);
  const chiara = somebody("Chiara Esempio");
  const arrive = await holdScripts(page);
  await page.goto(`${address}/register`, { waitUntil: "commit" });
  await form.main.getByLabel("Full name").fill(chiara.fullName);
  await form.main.getByLabel("E-mail").fill(chiara.email);
  await form.main.getByLabel("Language").selectOption("it");
  await arrive();
  await expect(form.main.getByLabel("Full name")).toHaveValue(chiara.fullName);
  await expect(form.main.getByLabel("Language")).toHaveValue("it");
  await form.button("Continue").click();
  await expect(form.question("Where do you come from?")).toBeVisible();
  const stored = await db().registration.findFirstOrThrow({
    where: { editionId },
    select: { fullName: true, email: true, language: true },
  });
  expect(stored).toEqual({ ...chiara, language: "it" });
});
