import { readFile } from "node:fs/promises";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { addRegistrations } from "@/prisma/scenarios/add-registrations";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";
import { RegistrationsPage } from "../pages/registrations.page";

const PEOPLE = 302;

test("all 302 tagged, exported, undone: seen before, and nobody twice", async ({ page }) => {
  const { desk, edition } = await makeDesk(page, { capacity: null });
  const category = await makeCategory(edition);
  const { organisationId, id: editionId } = edition;
  await addRegistrations({ organisationId, editionId, categoryId: category.id }, PEOPLE);
  await desk.open("registrations");
  await desk.main.getByRole("link", { name: "Do something with all 302…" }).click();
  const tag = desk.part("Tag");
  await tag.getByLabel("Tag", { exact: true }).fill("Reunion");
  await tag.getByRole("button", { name: "See what will happen" }).click();
  await expect(desk.said("It will be done for 302 of 302.")).toBeVisible();
  await desk.button("Do it for 302 registrations").click();
  await expect(desk.said("It is done.")).toBeVisible({ timeout: 20_000 });
  const tagged = () => db().registrationTag.count({ where: { organisationId } });
  expect(await tagged()).toBe(PEOPLE);
  const report = page.url();
  await desk.open("registrations?filters=tag.filled&columns=tags");
  await desk.main.getByText(/^\s*Export \(/).click();
  const downloading = page.waitForEvent("download");
  await desk.main.getByRole("link", { name: /CSV/ }).first().click();
  const text = await readFile(await (await downloading).path(), "utf8");
  expect(text.trim().split("\n")).toHaveLength(PEOPLE + 1);
  await page.goto(report);
  await desk.button("Undo for 302 registrations").click();
  await expect(desk.said("302 are undone.")).toBeVisible({ timeout: 20_000 });
  await expect(desk.part("It was undone for")).toBeVisible();
  await expect(desk.part("It was done for")).toBeHidden();
  expect(await tagged()).toBe(0);
});

test("vegetarians from Poland without an arrival time are a view, and are written to: tested first, one mail edited", async ({
  page,
}) => {
  const { desk, edition, owner } = await makeDesk(page);
  const category = await makeCategory(edition);
  const table = new RegistrationsPage(page, desk);
  const option = (value: string, en: string) => ({ value, label: { en } });
  const diet = await makeQuestion(
    edition,
    { kind: "choice" },
    { label: { en: "What do you eat?" }, options: [option("v", "Vegetarian"), option("m", "Meat")] },
  );
  const arrival = await makeQuestion(edition, { kind: "time" }, { label: { en: "Arrival" } });
  const say = (registrationId: string, { id }: { id: string }, value: string) =>
    db().answer.create({
      data: { organisationId: edition.organisationId, registrationId, fieldVersionId: id, value },
    });
  const addresses = new Map<string, string>();
  for (const [fullName, country, eats, arrives] of [
    ["Zofia Esempio", "PL", "v", null],
    ["Ewa Bianchi", "PL", "v", null],
    ["Adam Bianchi", "PL", "v", "12:30"],
    ["Bruno Esempio", "IT", "v", null],
    ["Marek Bianchi", "PL", "m", null],
  ] as const) {
    const { id, email } = await makeRegistration(edition, category, { fullName, country, language: "en" });
    addresses.set(fullName, email);
    await say(id, diet, eats);
    if (arrives) await say(id, arrival, arrives);
  }
  await desk.open("registrations");
  await desk.main.getByLabel("Country").selectOption({ label: "Poland" });
  const add = async (by: string, how: string, value?: string) => {
    await desk.main.getByText("Add a filter", { exact: true }).click();
    await desk.main.getByLabel("Filter by…").selectOption({ label: by });
    await desk.main.getByLabel("How", { exact: true }).selectOption({ label: how });
    if (value) await desk.main.getByLabel("Value").selectOption({ label: value });
    await desk.button("Add").click();
  };
  await add("What do you eat?", "is", "Vegetarian");
  await add("Arrival", "has no answer");
  await expect(table.names).toHaveText(["Ewa Bianchi", "Zofia Esempio"]);
  await desk.main.getByText("Save this view", { exact: true }).click();
  const fold = desk.main.getByRole("group").filter({ hasText: "Name of the view" });
  await fold.getByLabel("Name of the view").fill("Polish vegetarians, no arrival");
  await fold.getByRole("button", { name: "Save" }).click();
  const view = desk.main.getByRole("link", { name: /Polish vegetarians, no arrival/ });
  await expect(view).toBeVisible();
  // A search is nobody's set: it is said why, and how else they are written to.
  await desk.open("registrations?q=Bianchi");
  await desk.main.getByRole("link", { name: /^Do something with/ }).click();
  await expect(desk.main).toContainText("Put a tag on these people, and write to whoever has the tag.");
  await expect(desk.main.getByRole("link", { name: "Write to them" })).toBeHidden();
  await desk.open("registrations");
  await expect(table.names).toHaveCount(5);
  await view.click();
  await expect(table.names).toHaveText(["Ewa Bianchi", "Zofia Esempio"]);

  await desk.main.getByRole("link", { name: "Do something with all 2…" }).click();
  await desk.main.getByRole("link", { name: "Write to them" }).click();
  await desk.main.getByLabel("Subject, English").fill("When do you arrive?");
  await desk.main.getByLabel("Text, English").fill("Dear {fullName}, we cook for you. When do you arrive?");
  await desk.button("Save as a draft").click();
  await expect(desk.part("Whom it reaches now")).toContainText("English: 2 people");
  await desk.button("Send me a test").click();
  await expect(desk.said("The test is on its way to you.")).toBeVisible();
  const tested = await new Mailbox(owner.email).newest("wording-test");
  expect(tested).toContain("Dear Ada Esempio, we cook for you.");
  await desk.button("Make the mails, to read them first").click();
  await desk.main.getByRole("link", { name: "Read and edit the mails" }).click();
  const mailTo = (name: string) =>
    desk.main.getByRole("listitem").filter({ hasText: addresses.get(name) ?? "" });
  await expect(mailTo("Zofia Esempio")).toBeVisible();
  await mailTo("Ewa Bianchi").getByRole("link", { name: "Read and edit" }).click();
  await expect(desk.part("This is how it arrives")).toContainText("Dear Ewa Bianchi");
  await desk.main.getByLabel("Text", { exact: true }).fill("Dear {fullName}, is it the bus at noon again?");
  await desk.button("Save").click();
  await expect(desk.said("This mail reads so when it leaves.")).toBeVisible();
  await desk.open("outbox");
  await desk.main.getByRole("link", { name: "When do you arrive?" }).first().click();
  await desk.button("Send these mails (2)").click();
  const arrived = (name: string) => new Mailbox(addresses.get(name) ?? "").newest("mailing");
  expect(await arrived("Ewa Bianchi")).toContain("Dear Ewa Bianchi, is it the bus at noon again?");
  expect(await arrived("Zofia Esempio")).toContain("Dear Zofia Esempio, we cook for you.");
  const others = { editionId: edition.id, template: "mailing" };
  expect(await db().outboxMessage.count({ where: others })).toBe(2);
});
