import { makeSession } from "@/prisma/factories/programme";
import { expect, test } from "../fixtures";
import { findOn, makeDesk } from "../pages/desk.page";

test("an organiser writes in two languages, sees what is missing, looks at a preview; readers get a fallback that says its language @desktop", async ({
  page,
}) => {
  const { desk, edition, publicAddress } = await makeDesk(page);
  const session = await makeSession(edition, { title: { en: "Bread" }, abstract: {} });
  await desk.open(`programme/sessions/${session.id}`);
  await expect(desk.main.getByRole("link", { name: /^Italian/ }).first()).toContainText("1 missing");
  await desk.inLanguage("Italian");
  await expect(desk.main.getByText("Not written yet").first()).toBeVisible();
  await expect(desk.main.getByText("Bread", { exact: true }).first()).toBeVisible();
  await desk.main.getByLabel("Title, Italian", { exact: true }).fill("Pane");
  await desk.inLanguage("English");
  const abstract = desk.main.getByLabel("Abstract, English");
  await abstract.fill("We **knead**.\n\n- flour\n- water");
  await desk.button("Preview in English").first().click();
  await expect(
    desk.main.getByRole("strong").or(desk.main.locator("strong")).filter({ hasText: "knead" }),
  ).toBeVisible();
  await expect(desk.main.getByRole("listitem").filter({ hasText: "flour" })).toBeVisible();
  await desk.button("Save").click();
  await expect(desk.said("Saved.")).toBeVisible();
  await expect(desk.main.getByRole("link", { name: /^Italian/ }).first()).toContainText("1 missing");

  await desk.goTo("Releases");
  await desk.button("Release").click();
  await expect(desk.main).toContainText("Now public: Programme 1.0");
  const there = publicAddress.replace("/en/", "/it/");
  await findOn(page, `${there}/agenda`, page.getByRole("link", { name: "Pane" }));
  await page.getByRole("link", { name: "Pane" }).click();
  const heading = page.getByRole("heading", { level: 1, name: "Pane" });
  await expect(heading).toBeVisible();
  await expect(heading).not.toHaveAttribute("lang", /./);
  const foreign = page.getByRole("main").locator("[lang=en]").filter({ hasText: "knead" });
  await expect(foreign.first()).toBeVisible();
  await page.goto(`${publicAddress.replace("/en/", "/de/")}/agenda`);
  await expect(
    page.getByRole("main").locator("[lang=en]").filter({ hasText: "Bread" }).first(),
  ).toBeVisible();
});
