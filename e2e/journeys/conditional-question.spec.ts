import type { Browser, BrowserContextOptions } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { RegistrationPage, somebody } from "../pages/registration.page";

/** An owner at her desk whose edition asks who comes by bus. */
async function makeBusDesk(page: Parameters<typeof makeDesk>[0]) {
  const made = await makeDesk(page);
  await makeCategory(made.edition, { quotaIds: [made.edition.rootQuotaId] });
  await makeQuestion(
    made.edition,
    { key: "bus", kind: "yes_no" },
    { label: { en: "Do you come by bus?", it: "Vieni in autobus?" }, required: true },
  );
  await made.desk.open("form");
  return made;
}

/** Somebody on a device of their own, at the page of the questions. */
async function atTheQuestions(browser: Browser, address: string, options: BrowserContextOptions) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: "en-GB",
    ...options,
  });
  const form = new RegistrationPage(await context.newPage());
  const person = somebody("Ada Esempio");
  await form.open(address);
  await form.main.getByLabel("Full name").fill(person.fullName);
  await form.main.getByLabel("E-mail").fill(person.email);
  await form.button("Continue").click();
  await form.main.getByLabel("Country").selectOption("IT");
  await form.button("Continue").click();
  await expect(form.question("How will you take part?")).toBeVisible();
  await form.main.getByRole("radio", { name: /Member cooperator/ }).check();
  const bus = form.main.getByRole("group", { name: "Do you come by bus?" });
  return { context, form, person, bus, stop: form.main.getByLabel("Where do you get on?") };
}

const answersOf = async (editionId: string, email: string) => {
  const rows = await db().answer.findMany({
    where: { registration: { editionId, email } },
    include: { fieldVersion: { include: { field: true } } },
  });
  return Object.fromEntries(rows.map(({ value, fieldVersion }) => [fieldVersion.field.key, value]));
};

test("an organiser adds a conditional question, and two people answer it, one on a phone without JavaScript", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const { desk, edition, publicAddress } = await makeBusDesk(page);
  await desk.main.getByLabel("New question, answered with").selectOption("Short text");
  await desk.button("Add a question").click();
  await desk.main.getByLabel("Question, English", { exact: true }).fill("Where do you get on?");
  await desk.main.getByLabel("Must be answered").check();
  await desk.main.getByText("When it is asked", { exact: true }).click();
  await desk.main.getByLabel("Condition").first().selectOption("“Do you come by bus?” is Yes");
  await desk.button("Add the question").click();
  const row = desk.main.getByRole("listitem").filter({ hasText: "Where do you get on?" });
  await expect(row).toContainText("Asked only if “Do you come by bus?” is Yes.");
  const bus = desk.main
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "Do you come by bus?" }) });
  await bus.getByRole("button", { name: "Move down" }).click();
  await expect(bus).toContainText("“Where do you get on?” depends on the answer to “Do you come by bus?”");

  const plain = await atTheQuestions(browser, publicAddress, { javaScriptEnabled: false });
  await expect(plain.stop).toBeHidden();
  await plain.bus.getByRole("radio", { name: "Yes" }).check();
  await plain.form.button("Continue").click();
  await expect(plain.stop).toBeVisible();
  await expect(plain.bus.getByRole("radio", { name: "Yes" })).toBeChecked();
  await expect(plain.form.main.getByRole("alert")).toContainText("Asked because of what you answered");
  await plain.stop.fill("At the harbour");
  await plain.form.button("Continue").click();
  await expect(plain.form.main).toContainText("At the harbour");
  await plain.form.button("Send my registration").click();
  await plain.form.page.waitForURL(/\/en\/r\/[\w-]{49}$/);
  expect(await answersOf(edition.id, plain.person.email)).toEqual({
    bus: "yes",
    "where-do-you-get-on": "At the harbour",
  });

  // Behind the private link she changes her mind, and is told what went with it.
  await plain.form.page.goto(`${plain.form.page.url()}/change`);
  await plain.bus.getByRole("radio", { name: "No" }).check();
  await plain.form.button("Save my answers").click();
  await expect(plain.form.main).toContainText("not asked of you any more");
  await expect(
    plain.form.main.getByRole("listitem").filter({ hasText: "Where do you get on?" }),
  ).toBeVisible();
  expect(await answersOf(edition.id, plain.person.email)).toEqual({ bus: "no" });
  await plain.context.close();

  const other = await atTheQuestions(browser, publicAddress, {});
  await expect(other.stop).toBeHidden();
  await other.bus.getByRole("radio", { name: "Yes" }).check();
  await other.stop.fill("At the station");
  await expect(other.form.main.getByText("There are more questions below now.")).toBeAttached();
  await other.bus.getByRole("radio", { name: "No" }).check();
  await expect(other.stop).toBeHidden();
  await other.bus.getByRole("radio", { name: "Yes" }).check();
  await expect(other.stop).toHaveValue("At the station");
  await other.form.button("Continue").click();
  await expect(other.form.question("Is everything right?")).toBeVisible();
  await expect(other.form.main).toContainText("At the station");
  await other.form.main.getByRole("link", { name: /Change.*Do you come by bus/ }).click();
  await other.bus.getByRole("radio", { name: "No" }).check();
  await other.form.button("Continue").click();
  await expect(other.form.question("Is everything right?")).toBeVisible();
  await expect(other.form.main).toContainText("not asked of you any more");
  await other.form.button("Send my registration").click();
  await other.form.page.waitForURL(/\/en\/r\/[\w-]{49}$/);
  expect(await answersOf(edition.id, other.person.email)).toEqual({ bus: "no" });
  await other.context.close();
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("an organiser says when a question is asked, and takes it back", async ({ page }) => {
    const { desk, edition } = await makeBusDesk(page);
    await makeQuestion(edition, { key: "stop" }, { label: { en: "Where do you get on?" } });
    await desk.open("form");
    await desk.main.getByRole("link", { name: "Where do you get on?" }).click();
    await desk.main.getByText("When it is asked", { exact: true }).click();
    await desk.main.getByLabel("Condition").first().selectOption("“Do you come by bus?” is Yes");
    await desk.main.getByLabel("Condition").nth(1).selectOption("somebody takes part in person");
    await desk.button("Save").click();
    await expect(desk.said("Saved.")).toBeVisible();
    await desk.open("form");
    const row = desk.main.getByRole("listitem").filter({ hasText: "Where do you get on?" });
    await expect(row).toContainText(
      "Asked only if “Do you come by bus?” is Yes and somebody takes part in person.",
    );
    await desk.main.getByRole("link", { name: "Where do you get on?" }).click();
    for (const line of [0, 1]) await desk.main.getByLabel("Condition").nth(line).selectOption("No condition");
    await desk.button("Save").click();
    await desk.open("form");
    await expect(row).not.toContainText("Asked only if");
  });
});
