import { makeSession, makeTheme } from "@/prisma/factories/programme";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

test("an organiser gives two of three sessions a theme and a length, and takes it back @desktop @mobile", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  await makeTheme(edition, { title: { en: "Housing" } });
  for (const title of ["Bread", "Roses", "Tea"]) await makeSession(edition, { title: { en: title } });
  await desk.open("programme");
  await desk.main.getByRole("link", { name: "Change several sessions…" }).click();
  await desk.main.getByLabel("Bread").check();
  await desk.main.getByLabel("Roses").check();
  const what = desk.main.locator("form").filter({ hasText: "What to change" });
  await what.getByLabel("Theme").selectOption({ label: "1 Housing" });
  await what.getByLabel("Length in minutes").fill("45");
  await desk.button("Show what would change").click();
  await expect(desk.said("2 sessions would change.")).toBeFocused();
  await desk.button("Change all 2").click();
  await expect(desk.said("2 sessions are changed.")).toBeVisible();
  await desk.button("Undo").click();
  await expect(desk.said("Taken back.")).toBeVisible();
});
