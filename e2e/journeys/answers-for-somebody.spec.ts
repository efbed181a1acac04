import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { RegistrationsPage } from "../pages/registrations.page";

for (const [how, javaScriptEnabled] of [
  ["", true],
  [", with JavaScript off", false],
] as const)
  test.describe(`what somebody said by telephone${how}`, () => {
    test.use({ javaScriptEnabled });

    test("is written down for them, and the desk says what was saved and for whom @both", async ({
      page,
    }) => {
      const { desk, edition } = await makeDesk(page);
      const table = new RegistrationsPage(page, desk);
      const ada = await makeRegistration(edition, await makeCategory(edition), { fullName: "Ada Esempio" });
      await makeQuestion(edition, { key: "train" }, { label: { en: "Your train" } });
      await makeQuestion(edition, { key: "hotel" }, { label: { en: "Your nights" } });
      await desk.open(`registrations?open=${ada.id}`);
      const panel = table.panel("Ada Esempio");
      const open = panel.getByRole("link", { name: "Write down answers the person gave you" });
      await open.click();
      await desk.main.getByLabel(/^Your train/).fill("The night train");
      await desk.main.getByLabel(/^How you know/).fill("By telephone.");
      await desk.button("Save the answers").click();
      const saved = panel.getByText("Saved for Ada Esempio: Your train. It stands in the history");
      await expect(saved).toBeVisible();
      if (javaScriptEnabled) {
        await expect(desk.said("Saved for Ada Esempio")).toBeFocused();
        expect(await findViolations(page, "answers were written down")).toEqual([]);
      }
      await panel.getByRole("link", { name: "history", exact: true }).click();
      await expect(panel.getByText("Answers written down by the organisers")).toBeInViewport();

      await open.click();
      await desk.main.getByLabel(/^How you know/).fill("By telephone.");
      await desk.button("Save the answers").click();
      await expect(panel.getByText("these are the answers that Ada Esempio had already given")).toBeVisible();
    });
  });

test("whoever types an address of the desk short, with a slash or in capitals finds the page @both", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  const ada = await makeRegistration(edition, await makeCategory(edition), { fullName: "Ada Esempio" });
  const loud = desk.address.toUpperCase();
  for (const typed of [desk.address, `${desk.address}/`, loud, `${loud}/`]) {
    await page.goto(`/en/organise/${typed}`);
    await expect(page).toHaveURL(new RegExp(`/en/organise/${desk.address}/overview$`));
    await expect(desk.heading("Overview")).toBeVisible();
  }
  await page.goto(`/en/organise/${loud}/Registrations?open=${ada.id}`);
  const table = new RegistrationsPage(page, desk);
  await expect(table.panel("Ada Esempio")).toBeVisible();
  await table.decide("Ada Esempio", "Cancel the registration");
  // An edition that is not there is not there by any letters.
  expect((await page.goto("/en/organise/NOBODY/2027/"))?.status()).toBe(404);
});
