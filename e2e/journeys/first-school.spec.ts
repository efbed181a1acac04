import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { DeskPage } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";
import { somebody } from "../pages/registration.page";

/** The form as a newcomer meets it: every field counts once, whether one types, chooses or leaves it as it stands. */
class FirstSchool {
  screens = 0;
  inputs = 0;
  constructor(readonly page: Page) {}

  async screen(number: number, heading: string) {
    const main = this.page.getByRole("main");
    await expect(main.getByText(`Step ${number} of 3`)).toBeVisible();
    const question = main.getByRole("heading", { level: 2, name: heading });
    await expect(question).toBeVisible();
    if (number > 1) await expect(question).toBeFocused();
    const fields = main.locator("input:visible, select:visible, textarea:visible");
    const names = await fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).name));
    this.inputs += new Set(names).size;
    this.screens += 1;
    return main;
  }
}

test("an organiser with nothing signs in, publishes a school in three screens and eight inputs, and works off five steps", async ({
  page,
}) => {
  const olga = somebody("Olga Esempio");
  await page.goto("/en");
  await page.getByRole("contentinfo").getByRole("link", { name: "Organise a school" }).click();
  await page.getByLabel("Your e-mail address").fill(olga.email);
  await page.getByRole("button", { name: "Send me the e-mail" }).click();
  await expect(page.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
  await page.goto(Mailbox.link(await new Mailbox(olga.email).newest("sign-in")));
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(page.getByText("You do not organise anything yet.")).toBeVisible();
  await page.getByRole("link", { name: "Create your first school" }).click();
  const first = new FirstSchool(page);
  const title = `Esempio school ${olga.email.slice(0, 8)}`;

  let main = await first.screen(1, "Who organises?");
  await main.getByRole("button", { name: "Continue" }).click();
  await expect(main.getByLabel("Name of your organisation")).toBeFocused();
  await main.getByLabel("Name of your organisation").fill("Esempio Federation");
  const contact = main.getByLabel("E-mail for questions about personal data");
  await expect(contact).toHaveValue(olga.email);
  await contact.fill("olga@federation");
  await main.getByRole("button", { name: "Continue" }).click();

  main = await first.screen(2, "What is it?");
  await main.getByLabel("Title of the school or event").fill(title);
  await main.getByRole("radio", { name: "School", exact: true }).check();
  await main.getByRole("button", { name: "Back" }).click();
  await expect(main.getByLabel("Name of your organisation")).toHaveValue("Esempio Federation");
  await main.getByRole("button", { name: "Continue" }).click();
  await expect(main.getByLabel("Title of the school or event")).toHaveValue(title);
  await main.getByRole("button", { name: "Continue" }).click();

  main = await first.screen(3, "Where and when?");
  await main.getByLabel("City").fill("Ravenna");
  await main.getByLabel("First day").fill("2027-09-10");
  await main.getByRole("button", { name: "Create my school" }).click();
  // What only the server found wrong stands on the first screen: it is shown.
  await main.getByRole("link", { name: "Enter one e-mail address" }).click();
  await expect(contact).toBeFocused();
  await contact.fill(olga.email);
  await main.getByRole("button", { name: "Continue" }).click();
  await main.getByRole("button", { name: "Continue" }).click();
  await main.getByRole("button", { name: "Create my school" }).click();
  await page.waitForURL(/\/overview$/);
  expect(first.screens).toBeLessThanOrEqual(3);
  expect(first.inputs).toBeLessThanOrEqual(8);

  const address = new URL(page.url()).pathname.split("/").slice(3, 5).join("/");
  const desk = new DeskPage(page, address);
  expect((await page.request.get(`/en/schools/${address}`)).status()).toBe(200);
  const steps = desk.part("Five steps to a complete page");
  await expect(steps.getByRole("listitem")).toHaveCount(5);
  const done = steps.getByText("(done)");
  await expect(done).toHaveCount(1);
  await expect(steps.getByRole("listitem").last()).toContainText("Everybody sees the page now.");

  await steps.getByRole("listitem").nth(0).getByRole("link").click();
  const texts = desk.part("Texts");
  await texts.getByLabel(/^In short/).fill("Two days of talk.");
  await texts.getByRole("button", { name: "Save" }).click();
  await expect(texts.getByRole("status")).toHaveText("Saved.");
  await desk.goTo("Overview");
  await steps.getByRole("listitem").nth(1).getByRole("link").click();
  await desk.main.getByText("Add access information").first().click();
  await desk.main.getByLabel(/^Title/).fill("A lift and a ramp");
  await desk.button("Add access information").click();
  await expect(desk.said("Added.")).toBeVisible();
  await desk.goTo("Overview");
  await expect(done).toHaveCount(3);

  await steps.getByRole("listitem").nth(2).getByRole("link").click();
  const window = desk.part("Registration");
  await window.getByLabel("Opens").fill("2026-01-01T09:00");
  await window.getByRole("button", { name: "Save" }).click();
  await expect(window.getByRole("status")).toHaveText("Saved.");
  await desk.goTo("Overview");
  await steps.getByRole("listitem").nth(3).getByRole("link").click();
  await desk.main.getByRole("link", { name: "New session" }).click();
  await desk.main
    .getByRole("group", { name: "Title", exact: true })
    .getByRole("textbox")
    .fill("Hello Ravenna");
  await desk.button("Create").click();
  await expect(desk.heading("1. Hello Ravenna")).toBeVisible();
  await desk.goTo("Overview");
  await expect(steps).toBeHidden();
  await page.getByRole("link", { name: "Public page" }).click();
  await expect(page).toHaveURL(`/en/schools/${address}`);
  await expect(page.getByRole("main")).toContainText("Two days of talk.");
  await expect(page.getByRole("main")).toContainText("A lift and a ramp");
  await expect(page.getByRole("link", { name: "Register" }).first()).toBeVisible();
});
