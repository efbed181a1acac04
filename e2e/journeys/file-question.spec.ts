import type { Page } from "@playwright/test";
import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { db, transaction } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory } from "@/prisma/factories/registration";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { makeDesk, signInAs } from "../pages/desk.page";
import { RegistrationPage, somebody } from "../pages/registration.page";

const QUESTION = "A letter of your cooperative";
const PDF = Buffer.from("%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\nwhy I come");
const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

/** An edition with the standard form and a question that its owner makes at the desk: owners alone read it. */
async function askForFile(page: Page, readers = "Only owners") {
  const made = await makeDesk(page);
  const { edition, desk } = made;
  const { organisationId, id: editionId } = edition;
  await transaction((tx) => createStandardForm(tx, { organisationId, editionId, languages: ["en", "it"] }));
  await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  // Two, so that why somebody comes has to be chosen.
  await makeCategory(edition, { name: { en: "Guest" }, slug: "guest", quotaIds: [edition.rootQuotaId] });
  await desk.open("form");
  await desk.main.getByLabel("New question, answered with").selectOption("File");
  await desk.button("Add a question").click();
  await desk.main.getByLabel("Question, English", { exact: true }).fill(QUESTION);
  await desk.main.getByLabel("PDF", { exact: true }).check();
  await desk.main.getByLabel("Largest file, in megabytes").fill("1");
  await desk.main.getByLabel("Must be answered").check();
  await desk.main.getByLabel("Who may read the answers").selectOption(readers);
  expect(await findViolations(page, "a question of files")).toEqual([]);
  await desk.button("Add the question").click();
  await expect(desk.main.getByRole("listitem").filter({ hasText: QUESTION })).toBeVisible();
  return made;
}

async function reachQuestions(form: RegistrationPage, address: string, fullName: string) {
  await form.open(address);
  const { email } = somebody(fullName);
  await form.main.getByLabel("Full name").fill(fullName);
  await form.main.getByLabel("E-mail").fill(email);
  await form.button("Continue").click();
  await form.main.getByLabel("Country").selectOption("IT");
  await form.button("Continue").click();
  await expect(form.question("How will you take part?")).toBeVisible();
}

test("a phone without JavaScript sends a PDF; the organiser who may read opens it, one who may not gets 404", async ({
  page,
  browser,
}) => {
  test.slow();
  const { desk, organisation, edition, publicAddress } = await askForFile(page);
  const phone = await browser.newContext({
    ...{ javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
    baseURL: new URL(page.url()).origin,
    extraHTTPHeaders: { "x-forwarded-for": "10.9.8.7" },
  });
  const form = new RegistrationPage(await phone.newPage());
  await reachQuestions(form, publicAddress, "Chiara Esempio");
  const field = form.main.getByLabel(QUESTION);
  await expect(form.main).toContainText("PDF, at most 1 MB.");

  // What is none is refused, beside the mistake elsewhere.
  await field.setInputFiles(file("letter.pdf", "application/pdf", Buffer.from("MZ program")));
  await form.button("Continue").click();
  await expect(form.main.getByRole("alert")).toContainText("Choose why you are coming");
  await expect(form.main.getByRole("alert")).toContainText("Choose another file: PDF");
  // The right one, with that mistake still there: it is not chosen twice.
  await field.setInputFiles(file("<b>Our letter.pdf", "application/pdf", PDF));
  await form.button("Continue").click();
  await expect(form.main.getByRole("alert")).toContainText("Choose why you are coming");
  await expect(form.main.getByRole("alert")).not.toContainText("Choose another file");
  await expect(form.main).toContainText("You sent b-our-letter.pdf.");
  await form.main.getByRole("radio", { name: /Member cooperator/ }).check();
  await form.button("Continue").click();
  await expect(form.question("Is everything right?")).toBeVisible();
  await expect(form.main).toContainText("b-our-letter.pdf");
  await form.button("Send my registration").click();
  await form.page.waitForURL(/\/r\/[^/]+$/);

  // Their own data has it.
  await form.page.goto(`${form.page.url()}/data`);
  const own = form.page.getByRole("link", { name: "b-our-letter.pdf" });
  const href = (await own.getAttribute("href")) ?? "";
  const mine = await form.page.request.get(href);
  expect((await mine.body()).equals(PDF)).toBe(true);
  expect(mine.headers()["content-disposition"]).toContain("attachment");
  await phone.close();

  const row = await db().answerFile.findFirstOrThrow({ where: { editionId: edition.id } });
  await desk.open(`registrations?open=${row.registrationId}`);
  const link = page.getByRole("link", { name: "b-our-letter.pdf" });
  const download = page.waitForEvent("download");
  await link.click();
  expect((await download).suggestedFilename()).toBe("b-our-letter.pdf");
  const address = (await link.getAttribute("href")) ?? "";
  expect((await page.request.get(address)).status()).toBe(200);
  expect((await page.request.get(`/files/${row.hash}/${row.name}`)).status()).toBe(404);

  const { login } = await makeMember(organisation, { role: "editor" });
  await signInAs(page, login);
  await desk.open(`registrations?open=${row.registrationId}`);
  await expect(page.getByRole("heading", { name: "Chiara Esempio" })).toBeVisible();
  await expect(page.getByText("b-our-letter.pdf")).toHaveCount(0);
  expect((await page.request.get(address)).status()).toBe(404);
});

test("with JavaScript a file is taken, another takes its place, and behind the private link a third", async ({
  page,
}) => {
  test.slow();
  const { edition, publicAddress } = await askForFile(page);
  const form = new RegistrationPage(page);
  await reachQuestions(form, publicAddress, "Bruno Beispiel");
  await form.main.getByRole("radio", { name: /Member cooperator/ }).check();
  await form.button("Continue").click();
  await expect(form.main.getByRole("alert")).toContainText("Choose a file");
  await form.main.getByLabel(QUESTION).setInputFiles(file("one.pdf", "application/pdf", PDF));
  await form.button("Continue").click();
  await expect(form.main).toContainText("one.pdf");
  await page.goBack();
  await expect(form.main).toContainText("You sent one.pdf.");
  await form.main.getByLabel(QUESTION).setInputFiles(file("two.pdf", "application/pdf", PDF));
  await form.button("Continue").click();
  await expect(form.question("Is everything right?")).toBeVisible();
  await form.button("Send my registration").click();
  await page.waitForURL(/\/r\/[^/]+$/);
  await page.goto(`${page.url()}/change`);
  await expect(form.main).toContainText("You sent two.pdf.");
  await form.main.getByLabel(QUESTION).setInputFiles(file("three.pdf", "application/pdf", PDF));
  await form.main.locator("form").getByRole("button").last().click();
  await page.waitForURL(/saved=on/);
  const rows = await db().answerFile.findMany({ where: { editionId: edition.id } });
  expect(rows.map(({ name }) => name)).toEqual(["three.pdf"]);
});
