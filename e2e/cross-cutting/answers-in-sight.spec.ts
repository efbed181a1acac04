import { db } from "@/lib/platform/db/client";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

test("a link to what is wrong opens the fold it stands in", async ({ page }) => {
  const { desk } = await makeDesk(page);
  await desk.open("recap");
  const paper = desk.main.locator("details", { has: page.locator("[name='documents.0.url']") });
  await paper.locator("summary").click();
  await paper.locator("[name='documents.0.url']").fill("no address");
  await paper.locator("summary").click();
  await desk.button("Save").click();
  await desk.main.getByRole("link", { name: "Web address: Enter a web address" }).click();
  await expect(paper.locator("[name='documents.0.url']")).toBeFocused();
});

test("on a phone the menu of the desk shows where one is", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { desk } = await makeDesk(page);
  for (const part of ["overview", "audit", "form"]) {
    await desk.open(part);
    await expect(page.locator("nav [aria-current=page]")).toBeInViewport({ ratio: 1 });
  }
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("what a form in a fold answers is in sight and has the focus", async ({ page }) => {
    const { desk } = await makeDesk(page, { capacity: 10 });
    await desk.open("settings");
    const places = desk.main.locator("form", { has: page.locator("[name=capacity]") }).first();
    const answer = places.getByRole("status");
    await desk.main.getByText("The whole edition: 10").click();
    for (const [typed, said] of [
      ["ten", "Enter a whole number that is possible here."],
      ["12", "Saved."],
    ] as const) {
      await places.locator("[name=capacity]").fill(typed);
      await places.getByRole("button", { name: "Save" }).click();
      await expect(answer).toContainText(said);
      await expect(answer).toBeInViewport();
      await expect(answer).toBeFocused();
    }

    await desk.open("page?part=questions");
    const adding = desk.main.locator("details").last();
    await adding.locator("summary").click();
    await adding.locator("[name='question.en']").fill("Is there bread?");
    await adding.locator("button[type=submit]").click();
    await expect(adding.getByRole("status")).toBeInViewport();
    await expect(adding.getByRole("status")).toContainText("Added.");
  });

  test("a closing date with a part taken away is not sent as no date", async ({ page }) => {
    const { desk, edition } = await makeDesk(page);
    const registrationClosesAt = new Date("2027-04-01T10:00:00Z");
    await db().edition.updateMany({ where: { id: edition.id }, data: { registrationClosesAt } });
    await desk.open("page?part=registration");
    const field = desk.main.locator("[name=registrationCloses]");
    await field.focus();
    await page.keyboard.press("Delete");
    await desk.button("Save").click();
    // The browser itself says so, and stays.
    await expect(field).toBeFocused();
    await expect(desk.said("Saved.")).toHaveCount(0);
    const stored = await db().edition.findFirstOrThrow({ where: { id: edition.id } });
    expect(stored.registrationClosesAt).toEqual(registrationClosesAt);
  });
});
