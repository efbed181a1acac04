import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { tabTo } from "../pages/keyboard.page";
import { RegistrationsPage } from "../pages/registrations.page";

test("by keyboard alone a set is found by a filter, saved, tagged after a look, and undone @desktop", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page, { capacity: null });
  const category = await makeCategory(edition);
  for (const [fullName, country] of [
    ["Ada Esempio", "IT"],
    ["Zofia Esempio", "PL"],
    ["Ewa Bianchi", "PL"],
  ] as const)
    await makeRegistration(edition, category, { fullName, country });
  const table = new RegistrationsPage(page, desk);
  const { keyboard } = page;
  const press = async (target: Parameters<typeof tabTo>[1], key = "Enter") => {
    await tabTo(page, target);
    await keyboard.press(key);
  };
  await desk.open("registrations");
  await press(desk.main.locator("summary").filter({ hasText: "Add a filter" }));
  await tabTo(page, desk.main.getByLabel("Filter by…"));
  await keyboard.type("Country");
  await tabTo(page, desk.main.getByLabel("How", { exact: true }));
  await tabTo(page, desk.main.getByLabel("Value"));
  await keyboard.type("Poland");
  await press(desk.button("Add"));
  await expect(table.names).toHaveText(["Ewa Bianchi", "Zofia Esempio"]);

  await press(desk.main.locator("summary").filter({ hasText: "Save this view" }));
  await tabTo(page, desk.main.getByLabel("Name of the view"));
  await keyboard.type("From Poland");
  await keyboard.press("Enter");
  await expect(desk.main.getByRole("link", { name: /From Poland/ })).toBeVisible();

  await press(desk.main.getByRole("link", { name: "Do something with all 2…" }));
  await tabTo(page, desk.part("Tag").getByLabel("Tag", { exact: true }));
  await keyboard.type("Reunion");
  await keyboard.press("Enter");
  await expect(desk.said("It will be done for 2 of 2.")).toBeVisible();
  await press(desk.button("Do it for 2 registrations"));
  // What came of it is said where whoever pressed the button is now.
  await expect(desk.said("It is done.")).toBeFocused();
  const tagged = () => db().registrationTag.count({ where: { organisationId: edition.organisationId } });
  expect(await tagged()).toBe(2);
  await press(desk.button("Undo for 2 registrations"));
  await expect(desk.said("2 are undone.")).toBeFocused();
  expect(await tagged()).toBe(0);
});
