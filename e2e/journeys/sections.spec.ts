import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { type DeskPage, findOn, makeDesk } from "../pages/desk.page";

const control = (desk: DeskPage, name: string) => desk.main.locator(`[name="${name}"]`);

async function write(desk: DeskPage, kind: string, said: Record<string, string>) {
  await desk.open("page?part=sections");
  await desk.button(`Add: ${kind}`).click();
  await expect(desk.main.getByRole("heading", { name: kind, level: 2 })).toBeVisible();
  for (const [name, value] of Object.entries(said)) await control(desk, name).fill(value);
  await desk.button("Save").click();
  await expect(desk.said("Saved. Readers see it once you publish.")).toBeVisible();
}

async function publish(desk: DeskPage) {
  await desk.open("page?part=sections");
  await desk.button("Publish the sections").click();
  await expect(desk.main.getByText("Readers see the sections as they are here.")).toBeVisible();
}

test("hotels, costs, a code of conduct and whom to call stand on one page in two languages; ruined, it is made yesterday’s again", async ({
  page,
}) => {
  const { desk, publicAddress } = await makeDesk(page);
  const section = (name: string) => page.getByRole("region", { name });
  await write(desk, "Where to stay", {
    "rows.0.name": "Hotel Salt",
    "rows.0.phone": "+39 040 123 456",
    "rows.1.name": "Casa Sale",
  });
  await write(desk, "What it costs", { "rows.0.label.en": "Members", "rows.0.price.en": "80 €" });
  await write(desk, "Code of conduct", { "rows.0.name": "Ada Esempio" });
  await page.goto(publicAddress);
  await expect(section("Where to stay")).toHaveCount(0);

  await desk.open("page?part=sections");
  const rows = desk.main.getByRole("list").filter({ hasText: "Where to stay" }).first();
  await expect(rows.getByRole("listitem").first()).toContainText("Where to stay");
  await rows.getByRole("button", { name: "Up" }).last().press("Enter");
  await expect(rows.getByRole("listitem").nth(1)).toContainText("Code of conduct");
  await desk.main.getByRole("link", { name: "Preview" }).click();
  await expect(section("Where to stay")).toContainText("Hotel Salt");
  await page.getByRole("link", { name: "Italian", exact: true }).click();
  await expect(section("Dove dormire")).toContainText("Casa Sale");

  await publish(desk);
  await findOn(page, publicAddress, section("Where to stay"));
  await expect(page.getByRole("link", { name: "+39 040 123 456" })).toHaveAttribute(
    "href",
    "tel:+39040123456",
  );
  await expect(section("Code of conduct")).toContainText("Ada Esempio");
  await page.goto(publicAddress.replace("/en/", "/it/"));
  await expect(section("Codice di condotta")).toContainText("Vogliamo che qui ogni persona si senta accolta");
  await expect(section("Quanto costa").locator("[lang=en]").first()).toHaveText("Members");
  expect(await findViolations(page, "sections")).toEqual([]);

  await desk.open("page?part=sections");
  await desk.main.getByRole("link", { name: "Where to stay" }).click();
  await control(desk, "title.en").fill("Ruined");
  await desk.button("Save").click();
  await expect(desk.said("Saved. Readers see it once you publish.")).toBeVisible();
  await publish(desk);
  await findOn(page, publicAddress, section("Ruined"));

  await desk.open("page?part=sections");
  await desk.main.getByText("Earlier versions", { exact: true }).click();
  await desk.button("Make the page like this again").click();
  await expect(desk.said("The page is again as it was then.")).toBeVisible();
  await findOn(page, publicAddress, section("Where to stay"));
});
