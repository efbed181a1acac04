import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { makeSchoolWithPlaces, RegistrationPage } from "../pages/registration.page";

/** The form of how many places there are, opened; and what is stored of it. */
async function openPlaces(page: Page) {
  const { desk, edition } = await makeDesk(page, { capacity: 10 });
  await desk.open("settings");
  await desk.main.getByText("The whole edition: 10").click();
  const { organisationId, rootQuotaId: id } = edition;
  const capacity = async () =>
    (await db().quota.findUniqueOrThrow({ where: { organisationId_id: { organisationId, id } } })).capacity;
  return { desk, field: desk.main.locator("[name=capacity]").first(), capacity };
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "with JavaScript off", () => {
    test.use({ javaScriptEnabled });

    for (const typed of ["1e", "10-", "ten"])
      test(`a number of places typed as "${typed}" is an error, not no limit`, async ({ page }) => {
        const { desk, field, capacity } = await openPlaces(page);
        await field.fill("");
        await field.pressSequentially(typed);
        await desk.button("Save").first().click();
        await expect(
          desk.main.getByText("Enter a whole number that is possible here.").first(),
        ).toBeVisible();
        await expect(field).toHaveValue(typed);
        expect(await capacity()).toBe(10);
      });

    test("an address of a domain with letters of its own stands everywhere as it was typed", async ({
      page,
    }) => {
      const { address } = await makeSchoolWithPlaces(10);
      const form = new RegistrationPage(page);
      await form.open(address);
      const email = `${crypto.randomUUID()}@bücher.example`;
      await form.main.getByLabel("E-mail").fill(email);
      await form.button("Continue").click();
      await expect(form.main.getByRole("alert")).toBeVisible();
      await expect(form.main.getByLabel("E-mail")).toHaveValue(email);
      await form.fillIn({ fullName: "Jana Esempio", email });
      await expect(form.main).toContainText(email);
    });
  });

test("a closing date with a part taken away is an error, not no date, however often it is sent", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  const registrationClosesAt = new Date("2027-04-01T10:00:00Z");
  await db().edition.updateMany({ where: { id: edition.id }, data: { registrationClosesAt } });
  await desk.open("page?part=registration");
  const field = desk.main.locator("[name=registrationCloses]");
  await field.focus();
  await page.keyboard.press("Delete");
  for (const _time of [1, 2]) {
    await desk.button("Save").click();
    await expect(desk.main.getByText("Enter a date that exists.").first()).toBeVisible();
    expect(await field.evaluate((input: HTMLInputElement) => input.validity.badInput)).toBe(true);
  }
  const stored = await db().edition.findFirstOrThrow({ where: { id: edition.id } });
  expect(stored.registrationClosesAt).toEqual(registrationClosesAt);
});
