import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { transaction } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { RegistrationPage, somebody } from "../pages/registration.page";

const LEVELS = 5;
const QUESTIONS = 60;

/** Ten times the same chain: a question for everybody, and five below it, each brought by a yes to the one before. */
async function makeLongForm() {
  const { school, edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  const { organisationId, id: editionId } = edition;
  await transaction((tx) => createStandardForm(tx, { organisationId, editionId, languages: ["en"] }));
  await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  for (let at = 0; at < QUESTIONS; at += 1) {
    const level = at % (LEVELS + 1);
    const [chain, key] = [Math.floor(at / (LEVELS + 1)), `question-${at}`];
    const condition = {
      match: "all",
      clauses: [{ about: "answer", question: `question-${at - 1}`, is: "one-of", values: ["yes"] }],
    };
    await makeQuestion(
      edition,
      { key, kind: "yes_no" },
      { label: { en: `Chain ${chain}, level ${level}?` }, ...(level > 0 ? { condition } : {}) },
    );
  }
  return `/en/schools/${school.slug}/${edition.slug}`;
}

async function toTheQuestions(form: RegistrationPage, address: string) {
  const person = somebody("Ada Esempio");
  await form.open(address);
  await form.main.getByLabel("Full name").fill(person.fullName);
  await form.main.getByLabel("E-mail").fill(person.email);
  await form.button("Continue").click();
  await form.main.getByLabel("Country").selectOption("IT");
  await form.button("Continue").click();
  await form.main.getByRole("radio", { name: /Member cooperator/ }).check();
}

const level = (form: RegistrationPage, number: number) =>
  form.main.getByRole("group", { name: `Chain 0, level ${number}?` });
const yes = (form: RegistrationPage, number: number) =>
  level(form, number).getByRole("radio", { name: "Yes" });
const questionsOf = (form: RegistrationPage) => form.main.getByRole("group", { name: /^Chain/ });

test("a form of 60 questions, five levels deep, is answered with the keyboard, and stops nobody", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const form = new RegistrationPage(page);
  await toTheQuestions(form, await makeLongForm());
  await expect(questionsOf(form)).toHaveCount(QUESTIONS / (LEVELS + 1));
  await yes(form, 0).focus();
  for (let number = 0; number < LEVELS; number += 1) {
    await page.keyboard.press("Space");
    await expect(level(form, number + 1)).toBeVisible();
    await expect(yes(form, number)).toBeFocused();
    // What appeared is the next stop: the fold that says why we ask lies between.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(yes(form, number + 1)).toBeFocused();
  }
  await expect(questionsOf(form)).toHaveCount(QUESTIONS / (LEVELS + 1) + LEVELS);
  expect(await findViolations(page, "five levels open")).toEqual([]);
  await yes(form, 0).focus();
  await page.keyboard.press("ArrowDown");
  await expect(questionsOf(form)).toHaveCount(QUESTIONS / (LEVELS + 1));
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("each level of it comes with the next page, and nobody is stuck", async ({ page }) => {
    test.setTimeout(120_000);
    const form = new RegistrationPage(page);
    await toTheQuestions(form, await makeLongForm());
    for (let number = 0; number <= LEVELS; number += 1) {
      await expect(questionsOf(form)).toHaveCount(QUESTIONS / (LEVELS + 1) + number);
      await yes(form, number).check();
      await form.button("Continue").click();
    }
    await expect(form.question("Is everything right?")).toBeVisible();
    await expect(form.main).toContainText("Chain 0, level 5?");
    await expect(form.main).not.toContainText("Chain 1, level 1?");
  });
});
