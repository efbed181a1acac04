import { makeCategory, makeQuestion } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { RegistrationPage, somebody } from "../pages/registration.page";

test("an organiser splits the form, and somebody without JavaScript sees a page only where it asks something", async ({
  page,
  browser,
}) => {
  const { desk, edition, publicAddress } = await makeDesk(page);
  await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  await makeQuestion(
    edition,
    { key: "bus", kind: "yes_no" },
    { label: { en: "Do you come by bus?" }, required: true },
  );
  const heading = await makeQuestion(
    edition,
    { key: "the-bus", kind: "heading" },
    { label: { en: "Your bus" } },
  );
  await makeQuestion(
    edition,
    { key: "stop" },
    {
      label: { en: "Where do you get on?" },
      condition: {
        match: "all",
        clauses: [{ about: "answer", question: "bus", is: "one-of", values: ["yes"] }],
      },
    },
  );
  await desk.open(`form?open=${heading.fieldId}`);
  await desk.main.getByLabel("Begins a new page of the form").check();
  await desk.button("Save").click();
  await expect(desk.main.getByText(/^Saved\./)).toBeVisible();

  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" });
  const form = new RegistrationPage(await context.newPage());
  const person = somebody("Ada Esempio");
  await form.open(publicAddress);
  await form.main.getByLabel("Full name").fill(person.fullName);
  await form.main.getByLabel("E-mail").fill(person.email);
  await form.button("Continue").click();
  await form.main.getByLabel("Country").selectOption("IT");
  await form.button("Continue").click();
  const bus = form.main.getByRole("group", { name: "Do you come by bus?" });
  await form.main.getByRole("radio", { name: /Member cooperator/ }).check();
  await bus.getByRole("radio", { name: "Yes" }).check();
  await form.button("Continue").click();
  await expect(form.question("Your bus")).toBeVisible();
  await expect(form.main.getByText("Page 2 of 2 with questions")).toBeVisible();
  await form.main.getByLabel("Where do you get on?").fill("At the station");
  await form.button("Continue").click();
  await expect(form.question("Is everything right?")).toBeVisible();
  await expect(form.main.getByRole("heading", { name: "Your bus" })).toBeVisible();
  await form.main.getByRole("link", { name: /Change.*Do you come by bus/ }).click();
  await bus.getByRole("radio", { name: "No" }).check();
  await form.button("Continue").click();
  await expect(form.question("Is everything right?")).toBeVisible();
  await expect(form.main.getByRole("heading", { name: "Your bus" })).toBeHidden();
  await form.button("Send my registration").click();
  await expect(form.question("You are in")).toBeVisible();
  await context.close();
});
