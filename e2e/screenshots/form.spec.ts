import { db } from "@/lib/platform/db/client";
import { test } from "../fixtures";
import { askQuestions, makeAnsweredSchool, makeBreadSchool } from "./bread-school";
import { draw } from "./draw";

test("the form: its questions, one of them, and how people see it", async ({ page }) => {
  test.setTimeout(180_000);
  const { desk, edition } = await makeBreadSchool(page);
  await askQuestions(edition);
  await desk.open("form");
  await draw(page, "desk-form");
  await desk.main.getByRole("link", { name: "Where do you get on?" }).click();
  await desk.main.getByLabel("Question, English", { exact: true }).waitFor();
  await draw(page, "desk-question");
  await desk.open("form/preview");
  const form = page.frameLocator("iframe").getByRole("main");
  await form.getByLabel("Full name").fill("Chiara Esempio");
  await form.getByLabel("E-mail").fill("chiara.esempio@example.org");
  await form.getByRole("button", { name: "Continue" }).click();
  await form.getByLabel("Country").selectOption("IT");
  await form.getByRole("button", { name: "Continue" }).click();
  await form.getByRole("radio", { name: "Bakers" }).check();
  await form.getByRole("button", { name: "Continue" }).click();
  await form.getByRole("radio", { name: "Our bus" }).check();
  await draw(page, "desk-form-preview");
});

test("totals", async ({ page }) => {
  test.setTimeout(120_000);
  const { desk } = await makeAnsweredSchool(page);
  await desk.open("totals");
  await desk.main.getByLabel("Columns").selectOption({ label: "By answer: On which days do you come?" });
  await desk.button("Show").click();
  await page
    .getByRole("columnheader", { name: /Thursday 6 May/ })
    .first()
    .waitFor();
  await draw(page, "desk-totals");
});

const TABLE = `Bread school 2027;;;;
Name;Surname;E-mail;Country;Leaves
Mara;Esempio;mara@example.org;Italia;17:30
Nadine;Exemple;nadine at example;France;9.30
Otto;Beispiel ;otto@example.org;Deutschland;12:00
Pilar;Ejemplo;pilar@example.org;Spanien;half past
Rosa;Esempio;rosa@example.org;Italien;18:15
Rosa;Esempio;rosa@example.org;Italia;18:15
Sven;Exempel;sven@example.org;Schweden;
Tea;Primer;tea@example.org;Slovenija;10:00`;

test("a table of registrations, looked at before it is taken", async ({ page }) => {
  test.setTimeout(120_000);
  const { desk } = await makeBreadSchool(page);
  await desk.open("registrations/import");
  await page
    .getByLabel("Spreadsheet")
    .setInputFiles({ name: "bakers.csv", mimeType: "text/csv", buffer: Buffer.from(TABLE) });
  await page.getByLabel("Category for rows that name none").selectOption("Bakers");
  await page.getByRole("button", { name: "Show what would change" }).click();
  await desk.main
    .getByText(/rows: \d+ new/)
    .first()
    .waitFor();
  await draw(page, "desk-import");
});

test("a mail in own words, beside how it arrives", async ({ page }) => {
  test.setTimeout(120_000);
  const { desk, ids, come } = await makeBreadSchool(page);
  await come(["Chiara Esempio", "Cooperativa Il Forno", "IT", "it"], 0);
  await db().mailWording.create({
    data: {
      ...{ ...ids, template: "registration-confirmed", version: 1 },
      subject: { en: "See you at the oven, {fullName}", it: "Ci vediamo al forno, {fullName}" },
      opening: {
        en: "You are in. Please bring **an apron** and a bread of yours.",
        it: "Ci sei. Porta **un grembiule** e un pane dei tuoi.",
      },
      closing: { en: "We bake from seven on." },
    },
  });
  await desk.open("outbox/wording/registration-confirmed");
  await draw(page, "desk-mail-words", { most: 1100 });
  const arrives = desk.part("This is how it arrives");
  await draw(page, "desk-mail-arrives", { from: arrives, most: 1200 });
});
