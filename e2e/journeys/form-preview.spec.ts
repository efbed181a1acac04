import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { db, transaction } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

/** An edition that nobody sees yet, with two categories and a question that is asked in English only. */
async function makePreviewDesk(page: Parameters<typeof makeDesk>[0]) {
  const made = await makeDesk(page, { publishedAt: null });
  const { organisationId, id: editionId } = made.edition;
  await transaction((tx) => createStandardForm(tx, { organisationId, editionId, languages: ["en", "it"] }));
  await makeCategory(made.edition, { name: { en: "Members", it: "Socie e soci" } });
  const guests = await makeCategory(made.edition, { name: { en: "Guests", it: "Ospiti" } });
  await makeQuestion(
    made.edition,
    { key: "train", kind: "number" },
    { label: { en: "Which train do you take?" }, required: true },
  );
  const form = page.frameLocator('iframe[title="The form as people see it"]').getByRole("main");
  const heading = (name: string) => form.getByRole("heading", { level: 1, name });
  const button = (name: string) => form.getByRole("button", { name });
  await made.desk.open("form");
  await made.desk.main.getByRole("link", { name: "Preview the form as people see it" }).click();
  await expect(made.desk.heading("Preview of the form")).toBeVisible();
  return { ...made, ids: { organisationId, editionId }, guests, form, heading, button };
}

/** How many rows there are of what a form that is sent makes. */
const held = ({ organisationId, editionId }: { organisationId: string; editionId: string }) =>
  Promise.all([
    db().registration.count({ where: { organisationId, editionId } }),
    db().person.count({ where: { organisationId } }),
    db().outboxMessage.count({ where: { organisationId } }),
    db().auditEntry.count({ where: { organisationId } }),
  ]);

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an organiser tries the form in two languages, is told what is wrong, and nothing of it is stored", async ({
      page,
    }) => {
      const { ids, form, heading, button } = await makePreviewDesk(page);
      const before = await held(ids);
      await expect(heading("Who are you?")).toBeVisible();
      await button("Continue").click();
      await expect(form.getByRole("alert")).toContainText("Enter your full name");
      await form.getByLabel("Full name").fill("Ada Esempio");
      await form.getByLabel("E-mail").fill("ada@example.org");
      await button("Continue").click();
      await form.getByLabel("Country").selectOption("IT");
      await button("Continue").click();
      await expect(heading("How will you take part?")).toBeVisible();
      await form.getByRole("radio", { name: "Members" }).check();
      await form.getByLabel("Which train do you take?").fill("the night train");
      await button("Continue").click();
      await expect(form.getByRole("alert")).toContainText("Enter a whole number");
      await form.getByLabel("Which train do you take?").fill("37");
      await button("Continue").click();
      await expect(heading("Is everything right?")).toBeVisible();
      await page.frameLocator("iframe").locator('a[hreflang="it"]').click();
      await expect(heading("È tutto giusto?")).toBeVisible();
      for (const said of ["Ada Esempio", "Italia", "Socie e soci", "37"])
        await expect(form.getByText(said, { exact: true })).toBeVisible();
      // Nobody has translated it: people read it in English, and it is marked.
      const untranslated = form.locator("bdi", { hasText: "Which train do you take?" }).first();
      await expect(untranslated).toHaveCSS("outline-style", "dashed");
      await button("Invia la mia iscrizione").click();
      await expect(heading("Il modulo è completo")).toBeVisible();
      await expect(form).toContainText("nessuno ha ricevuto messaggi");
      expect(await held(ids)).toEqual(before);
      expect(before[0]).toBe(0);
    });

    test("it is looked at as a category, as wide as a computer, and where a translation is missed", async ({
      page,
    }) => {
      const { desk, form, heading } = await makePreviewDesk(page);
      await desk.main
        .getByRole("navigation", { name: "Category" })
        .getByRole("link", { name: "Guests" })
        .click();
      await page.frameLocator("iframe").getByRole("link", { name: "Taking part" }).click();
      await expect(form.getByRole("radio", { name: "Guests" })).toBeChecked();
      const frame = page.locator("iframe");
      const width = async () => frame.evaluate((element) => element.clientWidth);
      expect(await width()).toBeLessThanOrEqual(390);
      await desk.main
        .getByRole("navigation", { name: "Width" })
        .getByRole("link", { name: "Computer" })
        .click();
      await expect.poll(width).toBeGreaterThanOrEqual(1024);
      const missed = desk.part("Missing translations");
      await missed.getByText("Italian (3)").click();
      const line = missed.getByRole("listitem").filter({ hasText: "Which train do you take?" });
      await line.getByRole("link", { name: "See where" }).click();
      await expect(heading("Come partecipi?")).toBeVisible();
      await expect(form.getByText("Which train do you take?")).toHaveCSS("outline-style", "dashed");
      await expect(missed.getByText("Italian (3)")).toBeVisible();
      await line.getByRole("link", { name: "Translate" }).click();
      await expect(desk.main.getByLabel("Question, Italian", { exact: true })).toBeVisible();
    });
  });

test("what was typed in the frame goes along when the organiser looks at it in another language", async ({
  page,
}) => {
  const { desk, form, heading, button } = await makePreviewDesk(page);
  await form.getByLabel("Full name").fill("Ada Esempio");
  await form.getByLabel("E-mail").fill("ada@example.org");
  await button("Continue").click();
  await expect(heading("Where do you come from?")).toBeVisible();
  const languages = desk.main.getByRole("navigation", { name: "Language" });
  await expect(languages.getByRole("link", { name: "English" })).toHaveAttribute("href", /page=cooperative/);
  await languages.getByRole("link", { name: "Italian" }).click();
  await expect(heading("Da dove vieni?")).toBeVisible();
  await page.frameLocator("iframe").getByRole("link", { name: "Tu", exact: true }).click();
  await expect(form.getByRole("textbox", { name: "Nome e cognome" })).toHaveValue("Ada Esempio");
});
