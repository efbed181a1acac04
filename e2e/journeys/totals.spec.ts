import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { readWorkbook } from "@/prisma/testing/read-workbook";
import { expect, test } from "../fixtures";
import { makeDesk, signInAs } from "../pages/desk.page";

const option = (value: string, en: string, it: string) => ({ value, label: { en, it } });

/** A school whose registration has closed: ten people, what they eat, on which days they come, what they need. */
async function makeKitchen(page: Page) {
  const made = await makeDesk(page, { registrationClosesAt: new Date(Date.now() - 3_600_000) });
  const { edition } = made;
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const diet = await makeQuestion(
    edition,
    { kind: "choice", meaning: "diet" },
    {
      label: { en: "What do you eat?", it: "Che cosa mangi?" },
      sensitive: true,
      options: [
        option("vegan", "Vegan", "Vegano"),
        option("halal", "Halal", "Halal"),
        option("all", "Everything", "Tutto"),
      ],
    },
  );
  const days = await makeQuestion(
    edition,
    { kind: "choices" },
    {
      label: { en: "Which days do you come?", it: "In quali giorni vieni?" },
      options: [
        option("thu", "Thursday 6 May", "Giovedì 6 maggio"),
        option("fri", "Friday 7 May", "Venerdì 7 maggio"),
      ],
    },
  );
  const access = await makeQuestion(
    edition,
    { kind: "long_text", meaning: "access" },
    { label: { en: "What do you need?" }, sensitive: true },
  );
  const say = (registration: { id: string }, question: { id: string }, value: string | string[]) =>
    db().answer.create({
      data: {
        organisationId: edition.organisationId,
        registrationId: registration.id,
        fieldVersionId: question.id,
        value,
      },
    });
  for (const [at, eats] of ["vegan", "halal", ...Array(4).fill("vegan"), ...Array(4).fill("all")].entries()) {
    const person = await makeRegistration(edition, category, { fullName: `Ada Esempio ${at}` });
    await say(person, diet, eats);
    await say(person, days, at < 6 ? ["thu", "fri"] : ["fri"]);
    if (at === 0) await say(person, access, "A ramp at the door");
  }
  return made;
}

/** What a question's table says, row by row. */
const rowsOf = (page: Page, question: string) =>
  page.getByRole("table", { name: question }).getByRole("row").allInnerTexts();

const spaced = (rows: string[]) => rows.map((row) => row.replace(/\s+/g, " ").trim());

test("kitchen totals are printed: each day in a column, on one sheet, and taken away as a spreadsheet", async ({
  page,
}) => {
  const { desk } = await makeKitchen(page);
  await desk.open("registrations");
  await desk.goTo("Totals");
  await expect(desk.main).toContainText("10 people hold a place and are counted.");
  expect(spaced(await rowsOf(page, "What do you eat?"))).toEqual([
    "Answer All 10",
    "Vegan 5",
    "Halal 1",
    "Everything 4",
    "No answer 0",
  ]);
  await desk.main.getByLabel("Columns").selectOption({ label: "By answer: Which days do you come?" });
  await desk.button("Show").click();
  await expect(page.getByRole("columnheader", { name: /Thursday 6 May/ }).first()).toBeVisible();
  expect(spaced(await rowsOf(page, "What do you eat?"))).toEqual([
    "Answer All 10 Thursday 6 May 6 Friday 7 May 10",
    "Vegan 5 5 5",
    "Halal 1 1 1",
    "Everything 4 0 4",
    "No answer 0 0 0",
  ]);
  // Without names, unless they are asked for.
  await expect(desk.main).toContainText("A ramp at the door");
  await expect(desk.main).not.toContainText("Ada Esempio");
  const sheet = await page.pdf({ format: "A4" });
  expect(sheet.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);

  await desk.main.getByText("Export (").click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    desk.main.getByRole("link", { name: "Spreadsheet (.xlsx)" }).click(),
  ]);
  const bytes: Buffer[] = [];
  for await (const piece of await file.createReadStream()) bytes.push(piece as Buffer);
  const { rows } = readWorkbook(Buffer.concat(bytes));
  expect(rows[1]?.map(({ type, value }) => `${type} ${value}`)).toEqual([
    "text What do you eat?",
    "text Vegan",
    "number 5",
    "number 5",
    "number 5",
  ]);

  await desk.main.getByLabel("With names").check();
  await desk.button("Show").click();
  await expect(desk.main).toContainText("Ada Esempio 0");
});

test("a viewer is told groups that say nothing of anybody, also without JavaScript", async ({
  page,
  browser,
}) => {
  const { edition, organisation, desk } = await makeKitchen(page);
  const { login } = await makeMember(organisation, { role: "viewer" });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const there = await context.newPage();
  await signInAs(there, login);
  await there.goto(`/it/organise/${desk.address}/totals`);
  expect(spaced(await rowsOf(there, "Che cosa mangi?"))).toEqual([
    "Risposta Totale 10",
    "Vegano 5",
    "Halal, Tutto (insieme) 5",
  ]);
  await there.getByLabel("Colonne").selectOption({ label: "Per risposta: In quali giorni vieni?" });
  await there.getByRole("button", { name: "Mostra" }).click();
  await expect(there.getByRole("columnheader", { name: /Giovedì 6 maggio/ }).first()).toBeVisible();
  expect(spaced(await rowsOf(there, "In quali giorni vieni?"))[0]).toBe(
    "Risposta Totale 10 Giovedì 6 maggio 6 Venerdì 7 maggio 10",
  );
  expect(spaced(await rowsOf(there, "Che cosa mangi?"))[1]).toBe("Vegano 5");
  await expect(there.getByRole("main")).not.toContainText("A ramp at the door");
  expect((await there.request.get(`/it/organise/${desk.address}/totals/export`)).status()).toBe(404);
  // Somebody leaves: what not everybody may read is told as it was, and so says nothing of them.
  await db().registration.updateMany({
    where: { editionId: edition.id, fullName: "Ada Esempio 0" },
    data: { state: "withdrawn" },
  });
  await there.goto(`/it/organise/${desk.address}/totals`);
  await expect(there.getByRole("main")).toContainText("9 persone hanno un posto");
  expect(spaced(await rowsOf(there, "Che cosa mangi?"))).toEqual([
    "Risposta Totale 10",
    "Vegano 5",
    "Halal, Tutto (insieme) 5",
  ]);
  await expect(there.getByRole("main")).toContainText("su 10 persone che avevano allora un posto");
  await context.close();
});
