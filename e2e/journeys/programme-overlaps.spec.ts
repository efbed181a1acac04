import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { expect, test } from "../fixtures";
import { DeskPage, makeDesk, signInAs } from "../pages/desk.page";
import { tabTo } from "../pages/keyboard.page";
import { cardsOf, gridHead } from "../pages/programme.page";

test("an organiser accepts an overlap by keyboard, takes it back, accepts all of a kind without JavaScript, and releases @desktop", async ({
  page,
  browser,
}) => {
  const { desk, edition, owner } = await makeDesk(page);
  const room = await makeRoom(edition, { name: "Aula" });
  for (const [title, from] of [
    ["Bread", "07:00"],
    ["Salt", "07:55"],
    ["Oil", "08:50"],
  ] as const) {
    const session = await makeSession(edition, { title: { en: title } });
    const startsAt = new Date(`2027-05-06T${from}Z`);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    await makeSlot(edition, { sessionId: session.id, roomId: room.id, startsAt, endsAt });
  }
  await desk.open("releases");
  const open = desk.part("2 overlaps stop this release");
  await expect(open).toContainText("Same room, up to 10 minutes");
  await tabTo(page, open.locator("li summary").first());
  await page.keyboard.press("Enter");
  const why = open.getByLabel("Why is it all right?").filter({ visible: true });
  await tabTo(page, why);
  await page.keyboard.type("The block runs over.");
  await page.keyboard.press("Enter");
  await expect(desk.said("Accepted. It no longer stops the release.")).toBeFocused();
  await expect(desk.part("1 overlap stops this release")).toBeVisible();
  await tabTo(page, desk.button("Undo"));
  await page.keyboard.press("Enter");
  await expect(desk.said("Taken back. It stops the next release again.")).toBeFocused();
  await expect(open).toBeVisible();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const second = await plain.newPage();
  await signInAs(second, owner);
  const without = new DeskPage(second, desk.address);
  await without.open("releases");
  await without.main.getByText("Accept all 2 of this kind…").click();
  await without.main.getByLabel("Why is it all right?").filter({ visible: true }).fill("They run over.");
  await without.button("Accept all 2").click();
  await expect(without.main).not.toContainText("stop this release");
  await without.main.getByText("2 accepted overlaps").click();
  await expect(without.main.getByText(/They run over\./)).toHaveCount(2);
  await without.button("Release").click();
  await expect(without.main).toContainText("Now public: Programme 1.0");
  await expect(without.main).toContainText("2 overlaps were accepted at this release");
  // On a phone the menu is a line that scrolls: the stop one is at stands in its middle, not flush with its edge.
  await second.setViewportSize({ width: 390, height: 800 });
  await without.open("releases");
  const line = second.getByRole("navigation").first();
  const stop = line.locator("[aria-current=page]");
  const [outer, inner] = [await line.boundingBox(), await stop.boundingBox()];
  expect((inner?.x ?? 0) - (outer?.x ?? 0)).toBeGreaterThan(40);
  await plain.close();
});

test("sessions in one room at one time stand side by side on the board @desktop", async ({ page }) => {
  const { desk, edition } = await makeDesk(page);
  const room = await makeRoom(edition, { name: "Aula" });
  for (const [title, from] of [
    ["Bread", "07:00"],
    ["Salt", "07:00"],
    ["Oil", "07:30"],
    ["Wine", "09:00"],
  ] as const) {
    const session = await makeSession(edition, { title: { en: title } });
    const startsAt = new Date(`2027-05-06T${from}Z`);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    await makeSlot(edition, { sessionId: session.id, roomId: room.id, startsAt, endsAt });
  }
  const [startsAt, endsAt] = [new Date("2027-05-06T07:00Z"), new Date("2027-05-06T08:00Z")];
  await makeSlot(edition, { title: { en: "Coffee" }, startsAt, endsAt });
  await page.setViewportSize({ width: 1280, height: 900 });
  await desk.open("programme");
  await expect(gridHead(page)).toBeVisible();
  const boxes = await cardsOf(page).evaluateAll((cards) =>
    cards.map((card) => {
      const { left, right, top, bottom } = card.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
  expect(boxes).toHaveLength(5);
  for (const [index, one] of boxes.entries()) {
    expect(one.right - one.left).toBeGreaterThan(100);
    for (const other of boxes.slice(index + 1)) {
      const beside = one.right <= other.left + 1 || other.right <= one.left + 1;
      expect(beside || one.bottom <= other.top + 1 || other.bottom <= one.top + 1).toBe(true);
    }
  }
});

test("an organiser deletes a session, undoes it, deletes it without JavaScript, and brings it back later @desktop", async ({
  page,
  browser,
}) => {
  const { desk, edition, owner } = await makeDesk(page);
  const session = await makeSession(edition, { title: { en: "Bread" } });
  const room = await makeRoom(edition, { name: "Aula" });
  const times = { startsAt: new Date("2027-05-06T07:00Z"), endsAt: new Date("2027-05-06T08:00Z") };
  await makeSlot(edition, { sessionId: session.id, roomId: room.id, ...times });
  const place = `programme/sessions/${session.id}`;
  await desk.open(place);
  await desk.main.getByText("Delete this session…").click();
  await expect(desk.main).toContainText("its texts, its time");
  await desk.button("Delete").click();
  await expect(desk.said("“1 Bread” is deleted from the draft")).toBeFocused();
  await desk.button("Bring it back").filter({ visible: true }).click();
  await expect(desk.said("It is back, with its times and people.")).toBeFocused();
  await expect(desk.main.getByText("09:00–10:00")).toBeVisible();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const second = await plain.newPage();
  await signInAs(second, owner);
  const without = new DeskPage(second, desk.address);
  await without.open(place);
  await without.main.getByText("Delete this session…").click();
  await without.button("Delete").click();
  await expect(without.heading("This session is deleted")).toBeVisible();
  await without.open("programme");
  await without.main.getByText("1 deleted session").click();
  await without.main.getByRole("listitem").filter({ hasText: "1 Bread" }).getByRole("button").click();
  await without.open("programme");
  await expect(without.main.getByText("09:00–10:00")).toBeVisible();
  await expect(without.main).not.toContainText("deleted session");
  await plain.close();
});
