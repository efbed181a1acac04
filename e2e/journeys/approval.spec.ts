import type { Locator } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";

const LANGUAGES = ["en", "it", "fr"] as const;
const WORDS = { en: "Bring a plate.", it: "Porta un piatto.", fr: "Apportez une assiette." };

test("forty pending: twenty-five accepted with own words in three languages, told together @both", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { desk, edition } = await makeDesk(page, { languages: [...LANGUAGES], capacity: 30 });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId], approval: true });
  const people = [];
  for (let at = 0; at < 40; at += 1)
    people.push(
      await makeRegistration(edition, category, {
        state: "pending",
        fullName: `Ada Esempio ${at}`,
        language: LANGUAGES[at % 3] ?? "en",
        submittedAt: new Date(Date.now() - (60 - at) * 3_600_000),
      }),
    );
  await desk.open("registrations");
  await desk.main.getByRole("link", { name: "Answer one by one" }).click();
  await expect(desk.main).toContainText("40 people wait for an answer. The first: waiting for 2 days.");
  await expect(desk.main).toContainText("The whole edition: 0 of 30 taken.");

  await desk.main.getByRole("link", { name: "Several at once" }).click();
  await desk.main.getByRole("link", { name: "Tell them later" }).click();
  await expect(desk.button("Accept")).toBeVisible();
  for (const { id } of people.slice(0, 25)) await desk.main.locator(`input[value="${id}"]`).check();
  await desk.main.getByText("Add your own words").click();
  for (const [tag, name] of [
    ["en", "English"],
    ["it", "Italian"],
    ["fr", "French"],
  ] as const) {
    if (tag !== "en") await desk.inLanguage(name);
    await desk.main.getByLabel(`Your own words, ${name}`).fill(WORDS[tag]);
  }
  await desk.button("Accept").click();
  await expect(desk.said("25 registrations are accepted. Nobody is told yet.")).toBeVisible();
  await expect(desk.main).toContainText("25 of 30 taken. 25 of them are kept for people you accepted");
  expect(await findViolations(page, "several decided, not told")).toEqual([]);

  // Whoever is accepted sees nothing of it before they are told.
  const [ada, bea] = people;
  if (!ada || !bea) throw new Error("Nobody waits");
  const own = await page.context().newPage();
  await own.goto(`/en/r/${linkToken("private-link", ada.id, ada.linkVersion)}`);
  await expect(own.getByRole("heading", { level: 1, name: "We have your registration" })).toBeVisible();
  await expect(own.getByText("Waiting for an answer")).toBeVisible();

  await desk.button("Tell all 25").click();
  await expect(desk.said("They are told now.")).toBeVisible();
  await expect(desk.main.getByText("Nobody is told yet.")).toBeHidden();
  for (const [at, language] of LANGUAGES.entries())
    expect(await new Mailbox(people[at]?.email ?? "").newest("registration-approved")).toContain(
      WORDS[language],
    );
  await own.reload();
  await expect(own.getByRole("heading", { level: 1, name: "You are in" })).toBeVisible();
  await own.close();

  // From the list the first decision is two presses; one after the other each is one, and the next one is there.
  let presses = 0;
  const press = async (what: Locator) => {
    await what.click();
    presses += 1;
  };
  await desk.open("registrations");
  await press(desk.main.getByRole("link", { name: "Answer one by one" }));
  await expect(desk.main.getByRole("heading", { level: 2, name: "Ada Esempio 25" })).toBeVisible();
  await press(desk.button("Decline and tell"));
  await expect(desk.main.getByRole("heading", { level: 2, name: "Ada Esempio 26" })).toBeVisible();
  expect(presses).toBe(2);
  await expect(desk.said("Declined: Ada Esempio 25.")).toBeVisible();
  await expect(desk.button("Decline and tell")).toBeInViewport();
  await page.keyboard.press("ArrowRight");
  await expect(desk.main.getByRole("heading", { level: 2, name: "Ada Esempio 27" })).toBeVisible();
  expect(await new Mailbox(people[25]?.email ?? "").newest("registration-declined")).toContain(
    "Questa volta",
  );
  const states = await db().registration.groupBy({
    by: ["state"],
    where: { organisationId: edition.organisationId, editionId: edition.id },
    _count: true,
  });
  expect(Object.fromEntries(states.map(({ state, _count }) => [state, _count]))).toEqual({
    ...{ confirmed: 25, declined: 1, pending: 14 },
  });
});
