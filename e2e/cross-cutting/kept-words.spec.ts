import { db } from "@/lib/platform/db/client";
import { makeSession } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { RegistrationsPage } from "../pages/registrations.page";

test("what was typed, dated and ticked is offered after a reload, and not once it was stored, also the second time", async ({
  page,
}) => {
  const { desk } = await makeDesk(page);
  const offer = desk.main.getByText("We kept what you typed here earlier.");
  const kept = () => page.evaluate(() => JSON.stringify(sessionStorage));
  page.on("dialog", (dialog) => void dialog.accept());

  await desk.open("page?part=registration");
  const closes = desk.main.locator("[name=registrationCloses]");
  await closes.fill("2027-03-02T18:30");
  await expect.poll(kept).toContain("2027-03-02T18:30");
  await page.reload();
  await desk.button("Put it back").click();
  await expect(closes).toHaveValue("2027-03-02T18:30");

  await desk.open("page?part=place");
  await desk.main.getByLabel("Country").selectOption("PT");
  await desk.main.getByLabel("Online", { exact: true }).check();
  await expect.poll(kept).toContain('\\"PT\\"');
  await page.reload();
  await desk.button("Put it back").click();
  await expect(desk.main.getByLabel("Country")).toHaveValue("PT");
  await expect(desk.main.getByLabel("Online", { exact: true })).toBeChecked();

  await desk.open("page?part=questions");
  const adding = desk.main.locator("details").last();
  await adding.locator("summary").click();
  for (const question of ["Is there bread?", "Is there salt?"]) {
    await adding.locator("[name='question.en']").fill(question);
    await adding.locator("[name='answer.en']").fill("Yes.");
    await expect.poll(kept).toContain(question);
    await adding.locator("button[type=submit]").click();
    await expect(adding.locator("[name='question.en']")).toHaveValue("");
    await expect.poll(kept).not.toContain(question);
  }
  await page.reload();
  await adding.locator("summary").click();
  await expect(adding.locator("[name='question.en']")).toBeVisible();
  await expect(offer).toHaveCount(0);
});

test("words to one person are offered at that person only", async ({ page }) => {
  const { desk, edition } = await makeDesk(page);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  for (const fullName of ["Ada Esempio", "Bruno Esempio"])
    await makeRegistration(edition, category, { fullName, state: "pending" });
  const table = new RegistrationsPage(page, desk);
  const words = (name: string) => table.panel(name).getByLabel("Your own words (optional)", { exact: true });
  const offer = (name: string) => table.panel(name).getByText("We kept what you typed here earlier.");
  const unfold = (name: string) => table.panel(name).getByText("With your own words, or without").click();
  page.on("dialog", (dialog) => void dialog.accept());
  await desk.open("registrations");
  await table.open("Ada Esempio");
  await unfold("Ada Esempio");
  await words("Ada Esempio").fill("Dear Ada, alas.");
  await expect.poll(() => page.evaluate(() => JSON.stringify(sessionStorage))).toContain("Dear Ada");
  await table.open("Bruno Esempio");
  await expect(words("Bruno Esempio")).toHaveValue("");
  await expect(offer("Bruno Esempio")).toHaveCount(0);
  await table.open("Ada Esempio");
  await unfold("Ada Esempio");
  await expect(offer("Ada Esempio")).toBeVisible();
});

test("a form that takes another one's place on a page has no part in its answer", async ({ page }) => {
  const { desk } = await makeDesk(page);
  const part = (name: string) => desk.main.getByRole("link", { name, exact: true });
  await desk.open("page?part=registration");
  await desk.button("Save").click();
  await expect(desk.said("Saved.")).toBeVisible();
  await part("Texts").click();
  await expect(desk.main.getByLabel("Title, English", { exact: true })).toBeVisible();
  await expect(desk.said("Saved.")).toHaveCount(0);
  await desk.main.getByLabel("Title, English", { exact: true }).fill("");
  await desk.button("Save").click();
  await expect(desk.main.getByText("There is a problem")).toBeVisible();
  await part("Place and languages").click();
  await expect(desk.main.getByLabel("City")).toBeVisible();
  await expect(desk.main.getByText("There is a problem")).toHaveCount(0);
});

test("what is put back is what was typed, never what merely stood in the form", async ({ page }) => {
  const { desk, edition } = await makeDesk(page);
  const session = await makeSession(edition, { title: { en: "Bread" }, subtitle: { en: "A song" } });
  page.on("dialog", (dialog) => void dialog.accept());
  await desk.open(`programme/sessions/${session.id}`);
  const title = desk.main.getByLabel("Title, English", { exact: true });
  await expect(async () => {
    // What is typed before the scripts listen they don't hear.
    await title.fill("Bread");
    await title.fill("Bread and salt");
    await expect
      .poll(() => page.evaluate(() => JSON.stringify(sessionStorage)), { timeout: 2_000 })
      .toContain("Bread and salt");
  }).toPass();
  await db().session.updateMany({
    where: { id: session.id },
    data: { subtitle: { en: "A dance" }, version: { increment: 1 } },
  });
  await page.reload();
  await desk.button("Put it back").click();
  await expect(title).toHaveValue("Bread and salt");
  await expect(desk.main.getByLabel("Subtitle, English")).toHaveValue("A dance");
});

test("a message is not sent while other words than the saved ones stand above the button", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  await makeRegistration(edition, category);
  await desk.open("outbox/write/new");
  await desk.main.getByLabel("Subject, English").fill("Bread");
  const text = desk.main.getByLabel("Text, English");
  await text.fill("There is bread.");
  await desk.button("Save as a draft").click();
  await page.waitForURL(/write\/[\w-]{36}$/);
  await text.fill("There is no bread.");
  await desk.button("Send now (1)").click();
  await expect(desk.said("What you typed above is not saved yet.")).toBeFocused();
  await expect(text).toHaveValue("There is no bread.");
  const version = page
    .locator("form", { has: page.getByRole("button", { name: "Send now (1)" }) })
    .locator("input[name=version]");
  const before = await version.inputValue();
  await desk.button("Save as a draft").click();
  await expect(desk.said("Saved.")).toBeVisible();
  // The rest of the page follows the answer.
  await expect(version).not.toHaveValue(before);
  await desk.button("Send now (1)").click();
  await expect(desk.main.getByText("What became of it")).toBeVisible();
  const sent = await db().mailing.findFirstOrThrow({ where: { editionId: edition.id } });
  expect([sent.state, sent.body]).toEqual(["sent", { en: "There is no bread." }]);
});

test("a figure with words and no number is asked for, and one that was taken out is not", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  const figure = (row: number, name: string) => desk.main.locator(`[name='figures.${row}.${name}']`);
  await desk.open("recap");
  await desk.main.getByLabel("Title, English", { exact: true }).first().fill("What we learned");
  for (const row of [0, 1])
    await desk.main
      .locator("details", { has: page.locator(`[name='figures.${row}.value']`) })
      .locator("summary")
      .click();
  await figure(0, "value").fill("12");
  await figure(0, "label.en").fill("Talks");
  await figure(1, "label.en").fill("Films");
  await desk.button("Save").click();
  await expect(desk.main.getByText("There is a problem")).toBeVisible();
  await expect(figure(1, "value")).toHaveAttribute("aria-invalid", "true");
  await expect(figure(1, "label.en")).toHaveValue("Films");
  await figure(1, "value").fill("7");
  await desk.button("Save").click();
  await expect(desk.said("Saved.")).toBeVisible();
  await figure(0, "value").fill("");
  await desk.button("Save").click();
  await expect(figure(0, "value")).toHaveValue("7");
  const stored = async () => {
    const all = await db().figure.findMany({ where: { editionId: edition.id } });
    return all.map(({ value, label }) => [value, label]);
  };
  await expect.poll(stored).toEqual([[7, { en: "Films" }]]);
});
