import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { tabTo } from "../pages/keyboard.page";
import { RegistrationsPage } from "../pages/registrations.page";

/** Two people who wait for a decision, at a desk of one's own. */
async function makePending(page: Parameters<typeof makeDesk>[0]) {
  const { desk, edition } = await makeDesk(page, { capacity: 3, title: { en: "Bread" } });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  for (const fullName of ["Ada Esempio", "Bruno Esempio"])
    await makeRegistration(edition, category, { fullName, state: "pending" });
  return { desk, edition, table: new RegistrationsPage(page, desk) };
}

test("whoever decides by keyboard is led to what was done, and on from there", async ({ page }) => {
  const { desk, table } = await makePending(page);
  await desk.open("registrations");
  await tabTo(page, desk.main.getByRole("link", { name: "Ada Esempio" }));
  await page.keyboard.press("Enter");
  const panel = table.panel("Ada Esempio");
  const name = panel.getByRole("heading", { name: "Ada Esempio" });
  await expect(name).toBeFocused();
  await tabTo(page, panel.getByRole("button", { name: "Confirm the place" }));
  await page.keyboard.press("Enter");
  await expect(desk.said("Confirmed: Ada Esempio.")).toBeFocused();
  await tabTo(page, desk.button("Close this note"));
  await page.keyboard.press("Enter");
  await expect(name).toBeFocused();
});

test("what is done to ticked rows opens at its first question, and loses the focus nowhere", async ({
  page,
}) => {
  const { desk } = await makePending(page);
  await desk.open("registrations");
  const box = desk.main.getByRole("checkbox", { name: "Select Ada Esempio" });
  await tabTo(page, box);
  await page.keyboard.press("Space");
  await tabTo(page, desk.button("Clear"));
  await page.keyboard.press("Enter");
  await expect(desk.heading("Registrations")).toBeFocused();
  await tabTo(page, box);
  await page.keyboard.press("Space");
  await tabTo(page, desk.button("Decide…"));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(desk.button("Decide…")).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Decide" }));
  await page.keyboard.press("Enter");
  await expect(desk.said("Confirmed: Ada Esempio.")).toBeFocused();
});

test("a form that goes away with what it did leads to the word that says so", async ({ page }) => {
  const { desk } = await makePending(page);
  await desk.open("page?part=publish");
  const life = desk.part("Public or not");
  await life.getByText("Cancel this edition", { exact: true }).click();
  await life.getByLabel("Why, English").fill("The hall has burnt down.");
  const name = life.getByLabel(/^To cancel, type the name: /);
  await name.fill("Bread");
  await tabTo(page, life.getByRole("button", { name: /^Cancel/ }));
  await page.keyboard.press("Enter");
  await expect(desk.said("The edition will be cancelled in ten minutes.")).toBeFocused();
  await tabTo(page, life.getByRole("button", { name: /^Stop/ }));
  await page.keyboard.press("Enter");
  await expect(desk.said("Stopped. Nobody was told.")).toBeFocused();
});

test("what is done with a message is said where it leads, also that nothing was left to stop", async ({
  page,
}) => {
  const { desk, edition } = await makePending(page);
  await desk.open("outbox/write/new?to=set:state.is.pending");
  await desk.main.getByLabel("Subject, English").fill("What to bring");
  await desk.main.getByLabel("Text, English").fill("A cup.");
  await tabTo(page, desk.button("Save as a draft"));
  await page.keyboard.press("Enter");
  await expect(desk.said("Saved.")).toBeFocused();
  await page.reload();
  await expect(desk.said("Saved.")).toHaveCount(0);
  await tabTo(page, desk.button("Make the mails, to read them first"));
  await page.keyboard.press("Enter");
  await expect(desk.said("The mails are made. Nobody has got one yet.")).toBeFocused();
  await tabTo(page, desk.button("Send these mails (2)"));
  // They leave while whoever presses still reads that they wait.
  await db().outboxMessage.updateMany({
    where: { editionId: edition.id, template: "mailing" },
    data: { state: "sent", sentAt: new Date() },
  });
  await page.keyboard.press("Enter");
  await expect(desk.said("Nothing was waiting any more.")).toBeFocused();
  await expect(desk.main).toContainText("Sent to 2");
  await expect(desk.button(/Send these mails/)).toHaveCount(0);
});
