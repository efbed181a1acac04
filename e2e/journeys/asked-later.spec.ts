import { db } from "@/lib/platform/db/client";
import { answerLater } from "@/lib/registration/commands/answer-later";
import { SelfServiceAnswersSchema } from "@/lib/registration/schema/self-service";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { linkScope } from "@/prisma/testing/scopes";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";

const QUESTION = "Which train do you take?";

/** Some answer as the page behind their private link does. */
async function answerAll(people: ReadonlyArray<{ id: string; organisationId: string; editionId: string }>) {
  const { id } = await db().fieldVersion.findFirstOrThrow({
    where: { field: { editionId: people[0]?.editionId ?? "", laterSince: { not: null } } },
  });
  for (const one of people) {
    const form = { locale: "en", token: "x".repeat(49), version: "1", [`answers.${id}`]: "On foot" };
    const input = SelfServiceAnswersSchema.parse(form);
    expect(await answerLater(linkScope(one, one.id), input)).toMatchObject({ ok: true });
  }
}

test("'tell us your train' is asked of all confirmed by link, 12 answer, 3 are reminded", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const { desk, edition } = await makeDesk(page);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const people = await Promise.all(
    [
      "Ada Esempio",
      "Bruno Beispiel",
      "Chiara Esempio",
      ...Array.from("KLMNOPQRSTUV", (one) => `${one}. Esempio`),
    ].map((fullName) => makeRegistration(edition, category, { fullName })),
  );
  const [ada, bruno, chiara, ...others] = people;
  if (!ada || !bruno || !chiara) throw new Error("Somebody is missing");
  await makeRegistration(edition, category, { state: "waitlisted" });

  await desk.open("form");
  await desk.main.getByLabel("New question, answered with").selectOption("Short text");
  await desk.button("Add a question").click();
  await desk.main.getByLabel("Question, English", { exact: true }).fill(QUESTION);
  await desk.main.getByLabel("Ask later, by link").check();
  await desk.main.getByLabel("Last day to answer").fill("2027-04-30");
  await desk.main.getByLabel("Must be answered").check();
  await desk.button("Add the question").click();
  const row = desk.main.getByRole("listitem").filter({ hasText: QUESTION });
  await expect(row).toContainText("Asked later · Until Friday 30 April 2027 · Must be answered");
  const asking = desk.part("Ask by link");
  await expect(asking).toContainText("0 of 15 people with a place have answered");
  await asking.getByRole("button", { name: "Ask 15 people by link" }).click();
  await expect(asking.getByText("The messages are on their way.")).toBeVisible();

  // One answers on a phone without JavaScript, from the mail.
  const mail = await new Mailbox(ada.email).newest("still-to-answer");
  expect(mail).toContain("Please answer by Friday 30 April 2027.");
  const phone = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const there = await phone.newPage();
  await there.goto(Mailbox.link(mail));
  await expect(there.getByRole("heading", { level: 1, name: "Still to answer" })).toBeVisible();
  await there.getByRole("button", { name: "Save my answers" }).click();
  await expect(there.getByRole("alert")).toBeVisible();
  await there.getByLabel(QUESTION).fill("The night train");
  await there.getByRole("button", { name: "Save my answers" }).click();
  await expect(there.getByText("Saved.")).toBeVisible();
  await expect(there.getByRole("heading", { name: "Still to answer" })).toHaveCount(0);
  await phone.close();

  // Another one finds it on the page of the private link, and changes it.
  const own = Mailbox.link(await new Mailbox(bruno.email).newest("still-to-answer")).replace(
    /\/questions$/,
    "",
  );
  await page.goto(own);
  await page.getByRole("link", { name: "Answer now" }).click();
  expect(await findViolations(page, "what is still to answer")).toEqual([]);
  await page.getByLabel(QUESTION).fill("By boat");
  await page.getByRole("button", { name: "Save my answers" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("link", { name: "Answer or change what we asked later" }).click();
  await expect(page.getByLabel(QUESTION)).toHaveValue("By boat");

  await answerAll(others.slice(0, 10));
  await desk.open("form");
  await expect(asking).toContainText("12 of 15 people with a place have answered");
  expect(await findViolations(page, "asking by link")).toEqual([]);
  await asking.getByRole("link", { name: "See the 3 who have not" }).click();
  await expect(desk.heading("Registrations")).toBeVisible();
  await expect(desk.main.getByText("Chiara Esempio").first()).toBeVisible();
  await expect(desk.main.getByText("Bruno Beispiel")).toHaveCount(0);
  await desk.open("form");
  await expect(asking).toContainText(/Last asked on .*: 15 people\./);
  await asking.getByRole("button", { name: "Remind 3 people" }).click();
  // What was done stays said when the page has been read anew.
  await expect(asking).toContainText(/Last asked on .*: 3 people\./);
  await expect(asking.getByText("The messages are on their way.")).toBeVisible();
  const reminded = { editionId: edition.id, template: "still-to-answer" };
  const missing = [chiara, ...others.slice(10)].map(({ id }) => id).sort();
  const twice = await db().outboxMessage.groupBy({
    by: ["registrationId"],
    where: reminded,
    _count: true,
    having: { registrationId: { _count: { gt: 1 } } },
  });
  expect(twice.map(({ registrationId, _count }) => [registrationId, _count]).sort()).toEqual(
    missing.map((id) => [id, 2]),
  );
  expect(await db().outboxMessage.count({ where: reminded })).toBe(18);

  // After the last day it is there to be read.
  await db().field.updateMany({
    where: { editionId: edition.id, laterSince: { not: null } },
    data: { answerUntil: new Date("2026-01-01") },
  });
  await page.goto(`${own}/questions`);
  await expect(page.getByRole("heading", { name: "No longer to be changed" })).toBeVisible();
  await expect(page.getByText("By boat")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save my answers" })).toHaveCount(0);
  expect(await findViolations(page, "what was asked later")).toEqual([]);
});
