import type { Browser } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeQuestion } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeSchoolWithPlaces, RegistrationPage, somebody } from "../pages/registration.page";

/** Somebody at the third page who has answered two questions, before the organisers change them. */
async function beginAnswering(browser: Browser, javaScriptEnabled: boolean) {
  const { address, organisationId, editionId } = await makeSchoolWithPlaces(5);
  const edition = { organisationId, id: editionId };
  const bags = await makeQuestion(
    edition,
    { key: "bags", kind: "text" },
    { label: { en: "How many bags?" } },
  );
  const bread = await makeQuestion(
    edition,
    { key: "bread", kind: "text" },
    { label: { en: "Which bread?" } },
  );
  const context = await browser.newContext({ javaScriptEnabled, serviceWorkers: "block" });
  const page = await context.newPage();
  const form = new RegistrationPage(page);
  await form.goToThirdPage(address, somebody("Bruna Cambio"));
  await form.main.getByLabel("How many bags?").fill("Five");
  await form.main.getByLabel("Which bread?").fill("Rye");
  /** The next wording of a question, as its form writes it. */
  const reword = async (fieldId: string, label: string) => {
    const {
      id: _id,
      number,
      createdAt: _at,
      ...before
    } = await db().fieldVersion.findFirstOrThrow({
      where: { fieldId },
      orderBy: { number: "desc" },
    });
    await db().fieldVersion.create({
      data: { ...before, number: number + 1, label: { en: label } } as Parameters<
        ReturnType<typeof db>["fieldVersion"]["create"]
      >[0]["data"],
    });
  };
  return { form, bags, bread, editionId, reword, leave: () => context.close() };
}

for (const javaScriptEnabled of [true, false])
  test(`a question that was changed while its form was open is named, and keeps its answer (JavaScript ${javaScriptEnabled ? "on" : "off"})`, async ({
    browser,
  }) => {
    const { form, bags, bread, editionId, reword, leave } = await beginAnswering(browser, javaScriptEnabled);
    await reword(bags.fieldId, "How many bags and boxes?");
    await form.button("Continue").click();
    const problem = form.page.getByRole("alert").filter({ hasText: "bags and boxes" });
    await expect(problem.getByRole("link")).toHaveText(
      "How many bags and boxes? – This question was changed meanwhile. Look at it once more, then continue",
    );
    await expect(form.main.getByLabel("How many bags and boxes?")).toHaveValue("Five");
    await expect(form.main.getByLabel("Which bread?")).toHaveValue("Rye");

    // Asked no more: said as a whole; what else was answered stays.
    await db().field.updateMany({ where: { id: bread.fieldId }, data: { retiredAt: new Date() } });
    await form.button("Continue").click();
    await expect(form.page.getByRole("alert").filter({ hasText: "as it is now" })).toBeVisible();
    await expect(form.main.getByLabel("Which bread?")).toHaveCount(0);
    await expect(form.main.getByLabel("How many bags and boxes?")).toHaveValue("Five");
    await form.button("Continue").click();
    await expect(form.main.getByText("How many bags and boxes?").first()).toBeVisible();
    await expect(form.main.getByText("Five")).toBeVisible();
    const draft = await db().registration.findFirstOrThrow({ where: { editionId } });
    expect(Object.values((draft.draft as { answers: Record<string, string> }).answers)).toEqual(["Five"]);
    await leave();
  });
