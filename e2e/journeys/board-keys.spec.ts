import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

/** Presses keys and counts them; words that are typed are no presses. */
function counted(page: Page) {
  const keys = { presses: 0 };
  const press = async (key: string) => {
    keys.presses += 1;
    await page.keyboard.press(key);
  };
  const tabTo = async (name: string | RegExp) => {
    for (let tabs = 0; tabs < 60; tabs += 1) {
      await press("Tab");
      const focused = await page.evaluate(() => {
        const at = document.activeElement;
        const label = at?.id ? document.querySelector(`label[for="${at.id}"]`)?.textContent : null;
        return (label ?? at?.textContent ?? "").trim();
      });
      if (typeof name === "string" ? focused.startsWith(name) : name.test(focused)) return;
    }
    throw new Error(`The focus never came to ${name}`);
  };
  return { keys, press, tabTo };
}

test("an organiser pastes fourteen sessions and places them by keyboard alone in at most 150 key presses @desktop", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  await makeRoom(edition, { name: "Aula" });
  await makeRoom(edition, { name: "Sala" });
  await desk.open("programme/paste");
  const { keys, press, tabTo } = counted(page);
  await tabTo(/^Skip/);
  await press("Enter");
  await tabTo("Your list");
  await page.keyboard.insertText(
    Array.from(
      { length: 14 },
      (_, at) => `Bread ${at + 1} – Ada Esempio ${"ABCDEFGHIJKLMN"[at]} – 45 min`,
    ).join("\n"),
  );
  await tabTo("Read the list");
  await press("Enter");
  await expect(desk.said("14 sessions were read")).toBeFocused();
  // The rows are as they were meant: Enter in the first one saves them.
  await tabTo("Title");
  await press("Enter");
  await expect(desk.main).toContainText("14 without a time");
  await tabTo(/^Pick/);
  for (let placed = 1; placed <= 14; placed += 1) {
    await press("Enter");
    const hand = page.getByRole("application");
    await expect(hand.getByRole("button", { name: "Put it here" })).toBeFocused();
    await press("Enter");
    await expect(hand).toBeHidden();
    await expect.poll(() => db().slot.count({ where: { editionId: edition.id } })).toBe(placed);
    if (placed < 14) await expect(desk.main).toContainText(`${14 - placed} without a time`);
  }
  expect(keys.presses).toBeLessThanOrEqual(150);
  await expect(desk.main).not.toContainText("overlap stops the next release");
});

test("a card is moved, lengthened and put back by keys, and what would clash is said before it is let go @desktop", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  const [aula, sala] = [await makeRoom(edition, { name: "Aula" }), await makeRoom(edition, { name: "Sala" })];
  const at = (hour: number) => new Date(`2027-05-06T0${hour}:00Z`);
  for (const [title, room, hour] of [
    ["Bread", aula, 7],
    ["Roses", sala, 8],
  ] as const) {
    const session = await makeSession(edition, { title: { en: title } });
    await makeSlot(edition, {
      sessionId: session.id,
      roomId: room.id,
      startsAt: at(hour),
      endsAt: at(hour + 1),
    });
  }
  await desk.open("programme");
  const pick = desk.main.getByRole("button", { name: "Pick Bread" });
  await pick.press("Enter");
  const hand = page.getByRole("application", { name: "Bread is in your hand" });
  await expect(hand.getByRole("status").first()).toHaveText("Aula, 09:00, 60 minutes");
  await page.keyboard.press("Escape");
  await expect(hand).toBeHidden();
  await expect(pick).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("PageDown");
  await expect(hand.getByRole("status").first()).toHaveText("Sala, 10:00, 60 minutes");
  await expect(hand).toContainText("The room is taken by “2 Roses”.");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("-");
  await expect(hand.getByRole("status").first()).toHaveText("Sala, 09:00, 30 minutes");
  await expect(hand).toContainText("Nothing clashes there.");
  await page.keyboard.press("Enter");
  await expect(desk.said("Bread has moved.")).toBeVisible();
  await expect(desk.main.getByText("09:00–09:30")).toBeVisible();
  await expect(pick).toBeFocused();
});

test("a card is dragged to another room, made longer at its edge, and Escape lets it be @desktop", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  const [aula] = [await makeRoom(edition, { name: "Aula" }), await makeRoom(edition, { name: "Sala" })];
  const session = await makeSession(edition, { title: { en: "Bread" } });
  const times = { startsAt: new Date("2027-05-06T07:00Z"), endsAt: new Date("2027-05-06T08:00Z") };
  await makeSlot(edition, { sessionId: session.id, roomId: aula.id, ...times });
  await desk.open("programme");
  const boxOf = async (selector: string) => {
    const box = await page.locator(selector).boundingBox();
    if (!box) throw new Error(`${selector} is not there`);
    return box;
  };
  const drag = async (dx: number, dy: number, to: { x: number; y: number }) => {
    const box = await boxOf("[data-card]");
    await page.mouse.move(box.x + dx, box.y + (dy < 0 ? box.height + dy : dy));
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
  };
  let [sala, eleven] = [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ];
  const hand = page.getByRole("application");
  // Until the page is alive a card lets itself be taken by nobody: then it is taken once more.
  await expect(async () => {
    await page.mouse.up();
    await page.locator('[data-minute="660"]').evaluate((hour) => hour.scrollIntoView({ block: "center" }));
    sala = await boxOf('[data-room]:has-text("Sala")');
    eleven = await boxOf('[data-minute="660"]');
    await drag(60, 4, { x: sala.x + 60, y: eleven.y + 6 });
    await expect(hand).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(hand).toContainText("Sala, 11:00, 60 minutes");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(hand).toBeHidden();
  await expect(desk.main.getByText("09:00–10:00")).toBeVisible();
  await drag(60, 4, { x: sala.x + 60, y: eleven.y + 6 });
  await expect(hand).toContainText("Nothing clashes there.");
  await page.mouse.up();
  await expect(desk.said("Bread has moved.")).toBeVisible();
  await expect(desk.main.getByText("11:00–12:00")).toBeVisible();
  await drag(60, -3, { x: sala.x + 60, y: (await boxOf('[data-minute="720"]')).y + 61 });
  await page.mouse.up();
  await expect(desk.main.getByText("11:00–12:30")).toBeVisible();
});
