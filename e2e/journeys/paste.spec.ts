import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

/** As two people have it in a spreadsheet: fourteen sessions of fifteen people, copied with its headings. */
const TABLE = [
  "Title\tSpeaker\tCooperative\tMinutes\tTheme",
  ...Array.from({ length: 14 }, (_, at) =>
    [`Session ${at + 1} of bread`, `Ada Esempio ${"ABCDEFGHIJKLMN"[at]}`, `Coop ${at % 3}`, 30 + at, ""].join(
      "\t",
    ),
  ),
]
  .join("\n")
  .replace("Ada Esempio A", "Ada Esempio A; Bea Esempio");

test("an organiser pastes fourteen sessions of a table, corrects one, saves them in four clicks and takes them back @desktop", async ({
  page,
}) => {
  const { desk } = await makeDesk(page);
  let clicks = 0;
  const click = async (what: Locator) => {
    clicks += 1;
    await what.click();
  };
  await desk.open("programme");
  await click(desk.main.getByRole("link", { name: "Paste a list…" }));
  await desk.main.getByLabel("Your list").fill(TABLE);
  await click(desk.button("Read the list"));
  await expect(desk.said("14 sessions were read, with 15 new people.")).toBeFocused();
  const first = desk.main.getByRole("group", { name: "Session 1", exact: true });
  await expect(first.getByLabel("People")).toHaveValue("Ada Esempio A (Coop 0); Bea Esempio (Coop 0)");
  await expect(first.getByLabel("Minutes")).toHaveValue("30");
  await first.getByLabel("Minutes").fill("many");
  await click(desk.button("Save these sessions"));
  await expect(desk.said("Nothing was saved. Correct what is marked first: 1 row.")).toBeFocused();
  await expect(first.getByLabel("Minutes")).toHaveAccessibleDescription(/whole number/);
  await first.getByLabel("Minutes").fill("75");
  await click(desk.button("Save these sessions"));
  await expect(desk.said("14 sessions of your list are in the programme, without a time yet.")).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(4);
  await expect(desk.main).toContainText("14 without a time");
  await desk.button("Undo").click();
  await expect(desk.said("Taken back")).toBeVisible();
  await expect(desk.main).toContainText("The programme is empty.");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a list is read, corrected, saved and taken back as plain forms @desktop", async ({ page }) => {
    const { desk } = await makeDesk(page);
    await desk.open("programme/paste");
    await desk.main.getByLabel("Your list").fill("14:00 – 14:45 Bread – Ada Esempio (Coop)\nTea");
    await desk.button("Read the list").click();
    const second = desk.main.getByRole("group", { name: "Session 2", exact: true });
    await second.getByLabel("People").fill("Ada Esempio");
    await desk.button("Read again as corrected").click();
    await expect(second.getByLabel("People")).toHaveValue("Ada Esempio");
    await desk.button("Save these sessions").click();
    await expect(desk.main).toContainText("2 sessions of your list are in the programme");
    await desk.button("Undo").click();
    await desk.open("programme");
    await expect(desk.main).toContainText("The programme is empty.");
  });
});
