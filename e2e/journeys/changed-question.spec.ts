import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { RegistrationPage, somebody } from "../pages/registration.page";

const option = (value: string, en: string) => ({ value, label: { en } });
const OPTIONS = [option("bus", "Our bus"), option("train", "A train"), option("car", "A car")];
/** Nine by bus, six by train, five by car. */
const TWENTY = Array.from({ length: 20 }, (_, at) => (at < 9 ? "bus" : at < 15 ? "train" : "car"));

/** A desk whose only question twenty people have answered. */
async function makeAnswered(page: Page) {
  const made = await makeDesk(page);
  const { edition } = made;
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const asked = await makeQuestion(
    edition,
    { kind: "choice" },
    { label: { en: "How do you come?" }, options: OPTIONS },
  );
  const people = await Promise.all(
    TWENTY.map(async (value, at) => {
      const { id } = await makeRegistration(edition, category, { fullName: `Person ${at + 10}` });
      const { organisationId } = edition;
      await db().answer.create({
        data: { organisationId, registrationId: id, fieldVersionId: asked.id, value },
      });
      return id;
    }),
  );
  return { ...made, people };
}

test("a question is changed after 20 answers; old and new are both shown rightly @desktop", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const { desk, people, publicAddress, edition } = await makeAnswered(page);
  await desk.open("form");
  await desk.main.getByRole("link", { name: "How do you come?" }).click();
  await desk.main.getByLabel("Question, English", { exact: true }).fill("How do you travel to us?");
  await desk.main.getByLabel("Option 1, English").fill("");
  await desk.main.getByLabel("Option 2, English").fill("By train");
  await desk.main.getByLabel("Option 4, English").fill("By bicycle");
  await desk.button("Save").click();
  await expect(desk.said("Saved.")).toBeVisible();

  // Whoever comes now is asked anew, and can't choose what is gone.
  const context = await browser.newContext({ locale: "en-GB" });
  const there = await context.newPage();
  const form = new RegistrationPage(there);
  const ada = somebody("Ada Esempio");
  await form.open(publicAddress);
  await form.main.getByLabel("Full name").fill(ada.fullName);
  await form.main.getByLabel("E-mail").fill(ada.email);
  await form.button("Continue").click();
  await form.main.getByLabel("Country").selectOption("IT");
  await form.button("Continue").click();
  await form.main.getByRole("radio", { name: /Member cooperator/ }).check();
  const travel = form.main.getByRole("group", { name: "How do you travel to us?" });
  await expect(travel.getByRole("radio", { name: "By bicycle" })).toBeVisible();
  await expect(travel.getByRole("radio", { name: "Our bus" })).toHaveCount(0);
  await travel.getByRole("radio", { name: "By bicycle" }).check();
  await form.button("Continue").click();
  await form.button("Send my registration").click();
  await there.waitForURL(/\/en\/r\/[\w-]{49}$/);
  await context.close();

  // The panel of each: what they were asked, in the words of then, and how it reads today.
  const answerOf = async (id: string, label: string) => {
    await desk.open(`registrations?open=${id}`);
    return desk.main
      .locator("dl > div")
      .filter({ has: page.getByText(label, { exact: true }) })
      .locator("dd");
  };
  await expect(await answerOf(people[0] ?? "", "How do you come?")).toHaveText(
    "Our bus Wording 1 of 2. Today it reads: How do you travel to us?",
    { useInnerText: true },
  );
  await expect(await answerOf(people[12] ?? "", "How do you come?")).toContainText("A train");
  const { id } = await db().registration.findFirstOrThrow({
    where: { editionId: edition.id, email: ada.email },
  });
  await expect(await answerOf(id, "How do you travel to us?")).toHaveText("By bicycle");

  // A file has one column for both.
  await desk.open("registrations?sort=name");
  await desk.main.getByText("Export (21)").click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    desk.main.getByRole("link", { name: "CSV, with semicolons" }).click(),
  ]);
  const lines = String(await readFile(await file.path())).split("\r\n");
  expect(lines[0]?.match(/How do you/g)).toHaveLength(1);
  const named = (name: string) => lines.find((line) => line.includes(name));
  expect([named("Person 10"), named("Person 22"), named("Ada Esempio")]).toEqual([
    ...[/;Our bus/, /;A train/, /;By bicycle/].map((words) => expect.stringMatching(words)),
  ]);

  // And the totals count them together: what is gone keeps its line and its nine people.
  await desk.open("totals");
  const rows = await page
    .getByRole("table", { name: "How do you travel to us?" })
    .getByRole("row")
    .allInnerTexts();
  expect(rows.map((row) => row.replace(/\s+/g, " ").trim())).toEqual([
    "Answer All 21",
    "By train 6",
    "A car 5",
    "By bicycle 1",
    "Our bus 9",
    "No answer 0",
  ]);
});
