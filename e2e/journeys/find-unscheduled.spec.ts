import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSession } from "@/prisma/factories/programme";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { MoveDialog } from "../pages/programme.page";

test("of nine without a time one is found by a word without its accent, put into a room, and the others are there again @both", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page, { languages: ["en", "it"] });
  await makeRoom(edition, { name: "Aula" });
  for (let at = 1; at <= 8; at += 1) await makeSession(edition, { title: { en: `Bread ${at}` } });
  await makeSession(edition, { title: { en: "Coffee and roses", it: "Il caffè delle rose" } });
  await desk.open("programme?view=list");
  const tray = desk.part("9 without a time");
  await expect(tray.getByRole("listitem")).toHaveCount(9);
  await tray.getByRole("searchbox", { name: "Find one without a time" }).fill("caffe");
  await page.keyboard.press("Enter");
  await expect(tray).toContainText("1 fits.");
  await expect(tray.getByRole("listitem")).toHaveCount(1);
  const move = new MoveDialog(page);
  await page.getByRole("link", { name: "Schedule… Coffee and roses" }).click();
  await move.dialog.getByRole("button", { name: "Schedule it here" }).click();
  await expect(desk.said("Coffee and roses is scheduled.")).toBeVisible();
  const rest = desk.part("8 without a time");
  await expect(rest).toContainText("None fits.");
  await rest.getByRole("link", { name: "Show all again" }).click();
  await expect(rest.getByRole("listitem")).toHaveCount(8);
  expect(await db().slot.count({ where: { editionId: edition.id } })).toBe(1);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("one without a time is found all the same, and the day stays", async ({ page }) => {
    const { desk, edition } = await makeDesk(page, { dates: ["2027-05-06", "2027-05-07"] });
    for (let at = 1; at <= 8; at += 1) await makeSession(edition, { title: { en: `Bread ${at}` } });
    await desk.open("programme?day=2027-05-07");
    const tray = desk.part("8 without a time");
    await tray.getByRole("searchbox").fill("bread 3");
    await tray.getByRole("button", { name: "Find" }).click();
    await expect(tray.getByRole("listitem")).toHaveCount(1);
    expect(new URL(page.url()).searchParams.get("day")).toBe("2027-05-07");
    await tray.getByRole("searchbox").fill("nobody");
    await tray.getByRole("button", { name: "Find" }).click();
    await expect(tray).toContainText("None fits.");
  });
});
