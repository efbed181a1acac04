import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { RegistrationsPage } from "../pages/registrations.page";

test("by keyboard alone a person is opened, decided about, taken back, tagged, untagged, and the next is there @both", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page, { capacity: 5, undoSeconds: 600, mode: "either" });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId], name: { en: "Members" } });
  const put = (fullName: string, day: string) =>
    makeRegistration(edition, category, { fullName, submittedAt: new Date(day) });
  const ada = await put("Ada Esempio", "2026-10-02");
  await put("Bruno Esempio", "2026-10-01");
  const table = new RegistrationsPage(page, desk);
  await desk.open("registrations");
  const row = desk.main.getByRole("table").getByRole("link", { name: "Ada Esempio" });
  await row.focus();
  await page.keyboard.press("Enter");
  const panel = table.panel("Ada Esempio");
  await expect(panel.getByRole("heading", { name: "Ada Esempio" })).toBeFocused();

  // Whoever was quicker than the page, or comes by an address, finds the focus there, too.
  await page.reload();
  await expect(panel.getByRole("heading", { name: "Ada Esempio" })).toBeFocused();

  // Opened by the fold's own key, then one press.
  await panel.getByText("Cancel the registration…").focus();
  await page.keyboard.press("Enter");
  await panel.getByRole("button", { name: "Cancel the registration", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(desk.main.getByText("Cancelled: Ada")).toBeVisible();
  await desk.main.getByRole("button", { name: "Undo", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(desk.main.getByText("1 decision is taken back")).toBeVisible();
  expect((await db().registration.findFirstOrThrow({ where: { id: ada.id } })).state).toBe("confirmed");

  const tag = panel.getByRole("combobox", { name: "Tag" });
  await tag.focus();
  await page.keyboard.type("Brings a dog");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("The tag is on.")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Take off: Brings a dog" })).toBeVisible();
  await panel.getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Enter");
  await expect(panel.getByText("No tags yet.")).toBeVisible();

  await panel.getByText("In person or online…").focus();
  await page.keyboard.press("Enter");
  await panel.getByRole("button", { name: "Let this person join online" }).focus();
  await page.keyboard.press("Enter");
  await expect(panel.getByText("The person is told when the time to undo it is over.")).toBeVisible();
  await panel.getByRole("heading", { name: "Ada Esempio" }).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(table.panel("Bruno Esempio").getByRole("heading", { name: "Bruno Esempio" })).toBeFocused();
});
