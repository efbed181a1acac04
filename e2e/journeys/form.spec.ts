import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { db, transaction } from "@/lib/platform/db/client";
import { makeCategory } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { RegistrationPage, somebody } from "../pages/registration.page";

/** An owner at her desk, with the questions of every new edition. */
async function makeFormDesk(page: Parameters<typeof makeDesk>[0]) {
  const made = await makeDesk(page);
  const { organisationId, id: editionId } = made.edition;
  await transaction((tx) => createStandardForm(tx, { organisationId, editionId, languages: ["en", "it"] }));
  await makeCategory(made.edition, { quotaIds: [made.edition.rootQuotaId] });
  await made.desk.open("form");
  await expect(made.desk.heading("Form")).toBeVisible();
  const add = async (kind: string) => {
    await made.desk.main.getByLabel("New question, answered with").selectOption(kind);
    await made.desk.button("Add a question").click();
    await expect(made.desk.main.getByRole("heading", { name: `New question: ${kind}` })).toBeVisible();
  };
  const labels = () => made.desk.main.getByRole("list").first().locator(".name");
  return { ...made, add, labels };
}

test("an organiser adds a question in two languages, and somebody answers it on a phone without JavaScript", async ({
  page,
  browser,
}) => {
  const { desk, add, labels, edition, publicAddress } = await makeFormDesk(page);
  await add("One of several answers");
  await desk.main.getByLabel("Question, English", { exact: true }).fill("Which train do you take?");
  await desk.main.getByLabel("Option 1, English").fill("The night train");
  await desk.button("Add the question").click();
  await expect(desk.main).toContainText("A choice needs options");
  await desk.main.getByLabel("Option 2, English").fill("The day train");
  await desk.main.getByLabel("Must be answered").check();
  await desk.inLanguage("Italian");
  await desk.main.getByLabel("Question, Italian", { exact: true }).fill("Che treno prendi?");
  await desk.main.getByLabel("Option 1, Italian").fill("Il treno di notte");
  await desk.button("Add the question").click();
  await expect(labels().last()).toHaveText("Which train do you take?");

  const phone = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    locale: "it-IT",
  });
  const there = await phone.newPage();
  const form = new RegistrationPage(there);
  const ada = somebody("Ada Esempio");
  await form.open(publicAddress);
  await form.main.getByLabel("Full name").fill(ada.fullName);
  await form.main.getByLabel("E-mail").fill(ada.email);
  await form.button("Continue").click();
  await form.main.getByLabel("Country").selectOption("IT");
  await form.button("Continue").click();
  await expect(form.question("How will you take part?")).toBeVisible();
  await there.goto(there.url().replace("/en/", "/it/"));
  await form.main.getByRole("radio", { name: /Member cooperator/ }).check();
  await form.button("Continua").click();
  const train = form.main.getByRole("group", { name: "Che treno prendi?" });
  await expect(train).toContainText("Scegli una delle risposte");
  // What nobody has translated is there as it was written.
  await expect(train.getByRole("radio", { name: "The day train" })).toBeVisible();
  await train.getByRole("radio", { name: "Il treno di notte" }).check();
  await form.button("Continua").click();
  await expect(form.main).toContainText("Il treno di notte");
  await form.button("Invia la mia iscrizione").click();
  await there.waitForURL(/\/it\/r\/[\w-]{49}$/);
  await phone.close();

  const answer = await db().answer.findFirstOrThrow({
    where: { registration: { editionId: edition.id, email: ada.email } },
    include: { fieldVersion: { include: { field: true } } },
  });
  expect(answer).toMatchObject({
    value: "the-night-train",
    fieldVersion: { number: 1, field: { key: "which-train-do-you-take", kind: "choice" } },
  });
});

test("an organiser words a question anew, moves it, asks it no more and asks it again", async ({ page }) => {
  const { desk, labels } = await makeFormDesk(page);
  const [interpreting, access, diet] = [
    "Do you need interpreting?",
    "What should we prepare for you?",
    "Is there anything you don’t eat?",
  ];
  await expect(labels()).toHaveText([interpreting, access, diet]);
  const row = desk.main.getByRole("listitem").filter({ hasText: diet });
  await expect(row).toContainText("Sensitive");
  await row.getByRole("button", { name: "Move up" }).click();
  await expect(labels()).toHaveText([interpreting, diet, access]);

  await desk.main.getByRole("link", { name: diet }).click();
  await expect(desk.main).toContainText("The answers are sensitive");
  const question = desk.main.getByLabel("Question, English", { exact: true });
  await question.fill("What do you not eat?");
  await desk.button("Save").click();
  await expect(desk.said("Saved.")).toBeVisible();
  await desk.main.getByText("Stop asking it…").click();
  await desk.button("Stop asking it").click();
  await expect(labels()).toHaveText([interpreting, access]);
  await desk.button("Ask it again").first().click();
  await expect(question).toHaveValue("What do you not eat?");
  await desk.open("form");
  await expect(labels()).toHaveText([interpreting, "What do you not eat?", access]);
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("an organiser adds a number with a unit, and faults keep what was typed", async ({ page }) => {
    const { desk, add, labels } = await makeFormDesk(page);
    await add("Number");
    await desk.main.getByLabel("Question, English", { exact: true }).fill("How many nights do you stay?");
    await desk.main.getByLabel("Unit, English").fill("nights");
    await desk.main.getByLabel("Smallest number").fill("3");
    await desk.main.getByLabel("Largest number").fill("1");
    await desk.button("Add the question").click();
    await expect(desk.main).toContainText("These limits do not go together");
    await expect(desk.main.getByLabel("Unit, English")).toHaveValue("nights");
    await desk.main.getByLabel("Smallest number").fill("1");
    await desk.main.getByLabel("Largest number").fill("3");
    await desk.button("Add the question").click();
    await desk.open("form");
    await expect(labels().last()).toHaveText("How many nights do you stay?");
    const row = desk.main.getByRole("listitem").filter({ hasText: "How many nights" });
    await row.getByRole("button", { name: "Move up" }).click();
    await expect(labels().nth(2)).toHaveText("How many nights do you stay?");
  });
});
