import { makeCategory } from "@/prisma/factories/registration";
import { addRegistrations } from "@/prisma/scenarios/add-registrations";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

test("a list is printed whole, with the columns chosen @both", async ({ page }) => {
  const { desk, edition } = await makeDesk(page);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const own = { organisationId: edition.organisationId, editionId: edition.id, categoryId: category.id };
  await addRegistrations(own, 70);
  await desk.open("registrations?columns=affiliation,category,state,sent,reference,tags,assignee");
  await expect(desk.main.getByText("Bea Beispiel 69").first()).toBeVisible();
  await desk.open(
    "registrations/bulk?columns=affiliation,category,state,sent,reference,tags,assignee&sort=name",
  );
  await desk.main.getByRole("link", { name: "Print the list, with its columns" }).click();
  await expect(desk.main.getByRole("rowheader")).toHaveCount(70);
  await expect(desk.main.getByRole("rowheader").first()).toHaveText("Bea Beispiel 0");
  await expect(desk.main.getByRole("columnheader", { name: "Reference" })).toBeVisible();
  expect(await findViolations(page, "list on paper")).toEqual([]);
});
