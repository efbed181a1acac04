import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expect, test } from "../fixtures";
import { releaseDraft } from "../pages/agenda.page";

const DATE = "2027-05-06";

/** Two rooms, two workshops at one time, one after them; and two who registered, by their private links. */
async function makeDay() {
  const { school, edition } = await makeOpenEdition({ dates: [DATE] });
  const rooms = [await makeRoom(edition, { name: "Aula" }), await makeRoom(edition, { name: "Courtyard" })];
  for (const [title, room, hour] of [
    ["Bread for a street", 0, 7],
    ["A bus of our own", 1, 7],
    ["Who cooks on Monday", 1, 9],
  ] as const) {
    const session = await makeSession(edition, { title: { en: title }, kind: "workshop" });
    await makeSlot(edition, {
      sessionId: session.id,
      roomId: rooms[room]?.id ?? null,
      startsAt: new Date(Date.UTC(2027, 4, 6, hour)),
      endsAt: new Date(Date.UTC(2027, 4, 6, hour + 1)),
    });
  }
  await releaseDraft(edition, "All");
  const category = await makeCategory(edition);
  const link = async () => {
    const { id } = await makeRegistration(edition, category);
    return `/en/r/${linkToken("private-link", id, 1)}/agenda`;
  };
  return { base: `/en/schools/${school.slug}/${edition.slug}`, mine: await link(), anothers: await link() };
}

/** Opens a page that the site may not know yet. */
const open = (page: Page, address: string) =>
  expect(async () => expect((await page.goto(address))?.status()).toBe(200)).toPass();
const star = (page: Page, title: string) =>
  page.locator("#day").getByRole("button", { name: `Mark: ${title}`, exact: true });
const day = (page: Page) => page.getByRole("region", { name: /6 May/ });

test("a reader marks sessions on the device, without an account", async ({ page, context, request }) => {
  const { base } = await makeDay();
  await open(page, `${base}/agenda`);
  await star(page, "Bread for a street").click();
  await expect(star(page, "Bread for a street")).toHaveAttribute("aria-pressed", "true");
  await expect(star(page, "A bus of our own")).toHaveAttribute("aria-pressed", "false");
  await star(page, "Who cooks on Monday").click();
  await expect(page.getByText("At the same time")).toHaveCount(0);
  await star(page, "A bus of our own").click();
  await expect(page.locator("#day li", { hasText: "A bus of our own" })).toContainText(
    "At the same time: Bread for a street",
  );

  // Another tab: the page of a session knows it, and what is said there is seen here.
  const other = await context.newPage();
  await other.goto(`${base}/agenda`);
  await other.getByRole("link", { name: "A bus of our own" }).click();
  const own = other.getByRole("button", { name: "Mark this session" });
  await expect(own).toHaveAttribute("aria-pressed", "true");
  await own.click();
  await expect(own).toHaveAttribute("aria-pressed", "false");
  await expect(star(page, "A bus of our own")).toHaveAttribute("aria-pressed", "false");
  await own.click();
  await expect(other.getByRole("status")).toHaveText("Marked, on this device.");
  await other.close();
  await page.reload();
  await expect(star(page, "Who cooks on Monday")).toHaveAttribute("aria-pressed", "true");

  // Everybody gets the same page: what is marked is the device's.
  const [mine, anybodys] = await Promise.all([
    page.evaluate(async () => (await fetch(location.href)).text()),
    request.get(`${base}/agenda`).then((answer) => answer.text()),
  ]);
  expect(mine).toBe(anybodys);
  const [, , , school = ""] = base.split("/");
  expect(await db().star.count({ where: { session: { edition: { school: { slug: school } } } } })).toBe(0);
});

test("what a participant marks offline is on all of their devices, and taken away on all of them @both", async ({
  page,
  context,
  browser,
  extraHTTPHeaders,
}) => {
  const { base, mine } = await makeDay();
  await open(page, `${base}/agenda`);
  await expect(star(page, "A bus of our own")).toBeVisible();
  await context.setOffline(true);
  for (const title of ["Bread for a street", "A bus of our own", "Who cooks on Monday"])
    await star(page, title).click();
  await context.setOffline(false);
  await page.goto(mine);
  await expect(page.getByText("3 sessions marked")).toBeVisible();
  await expect(day(page)).toContainText("At the same time: Bread for a street");
  await expect(day(page)).toContainText("1 hour free.");

  const telephone = await browser.newContext({ extraHTTPHeaders: extraHTTPHeaders ?? {} });
  const other = await telephone.newPage();
  await other.goto(mine);
  await expect(other.getByText("3 sessions marked")).toBeVisible();
  await expect(other.getByRole("button", { name: "Forget my marks on this device" })).toBeVisible();
  await other.goto(`${base}/agenda`);
  await expect(star(other, "Bread for a street")).toHaveAttribute("aria-pressed", "true");
  await star(other, "Bread for a street").click();
  await other.goto(mine);
  await expect(other.getByText("2 sessions marked")).toBeVisible();
  await telephone.close();

  // The first device still has it; it hears that it was taken away, and does not bring it back.
  await page.goto(mine);
  await expect(page.getByText("2 sessions marked")).toBeVisible();
  await expect(day(page)).not.toContainText("At the same time");
  await expect(page.getByRole("button", { name: "Forget my marks on this device" })).toBeVisible();
  await page.goto(`${base}/agenda`);
  await expect(star(page, "Bread for a street")).toHaveAttribute("aria-pressed", "false");
  await expect(star(page, "A bus of our own")).toHaveAttribute("aria-pressed", "true");

  await page.goto(mine);
  await page.getByRole("button", { name: "Take the mark away: A bus of our own" }).click();
  await expect(page.getByText("1 session marked")).toBeVisible();
  await page.getByRole("button", { name: "Forget my marks on this device" }).click();
  await expect(page.getByText("This device has forgotten them.")).toBeVisible();
  await page.goto(`${base}/agenda`);
  await expect(star(page, "Who cooks on Monday")).toHaveAttribute("aria-pressed", "false");
});

test("a participant has what they marked in their calendar, until they end its address", async ({
  page,
  request,
}) => {
  const { base, mine } = await makeDay();
  await open(page, `${base}/agenda`);
  await star(page, "A bus of our own").click();
  await page.goto(mine);
  await expect(page.getByText("1 session marked")).toBeVisible();
  await page.getByText("Put my sessions into my calendar").click();
  const address = await page.getByRole("textbox", { name: "Address for any other calendar" }).inputValue();
  const calendar = await request.get(address);
  expect(calendar.headers()["content-type"]).toContain("text/calendar");
  expect(await calendar.text()).toMatch(/SUMMARY:A bus of our own/);
  expect(await calendar.text()).not.toContain("Bread");
  await page.getByText("End the address of my calendar").click();
  await page.getByRole("button", { name: "End this address" }).click();
  await expect(page.getByText("The address is ended.")).toBeVisible();
  expect((await request.get(address)).status()).toBe(404);
  await page.getByText("Put my sessions into my calendar").click();
  const other = await page.getByRole("textbox", { name: "Address for any other calendar" }).inputValue();
  expect((await request.get(other)).status()).toBe(200);
});

test("the marks of two who share a device are not mixed", async ({ page }) => {
  const { base, mine, anothers } = await makeDay();
  await open(page, `${base}/agenda`);
  await star(page, "Bread for a street").click();
  await page.goto(mine);
  await expect(page.getByText("1 session marked")).toBeVisible();
  await page.goto(anothers);
  await expect(page.getByText("This device keeps marks of another registration.")).toBeVisible();
  await expect(page.getByText("You have not marked any session yet.")).toBeVisible();
  await page.getByRole("button", { name: "Keep mine here instead" }).click();
  await expect(page.getByRole("button", { name: "Forget my marks on this device" })).toBeVisible();
  await page.goto(`${base}/agenda`);
  await expect(star(page, "Bread for a street")).toHaveAttribute("aria-pressed", "false");
});

test("where the device keeps nothing, marks are not offered", async ({ page }) => {
  const { base } = await makeDay();
  await page.addInitScript(() =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    }),
  );
  await open(page, `${base}/sessions/1`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Mark/ })).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("marks are not offered @desktop", async ({ page }) => {
    const { base } = await makeDay();
    await open(page, `${base}/agenda`);
    await expect(page.getByRole("button", { name: /^Mark/ })).toHaveCount(0);
  });

  test("a participant chooses on their own page, and takes away @both", async ({ page }) => {
    const { mine } = await makeDay();
    await open(page, mine);
    await page.getByRole("link", { name: "Choose sessions" }).click();
    await page.getByRole("checkbox", { name: "Bread for a street" }).check();
    await page.getByRole("checkbox", { name: "Who cooks on Monday" }).check();
    await page.getByRole("button", { name: "Save my sessions" }).click();
    await expect(page.getByText("2 sessions marked")).toBeVisible();
    await expect(day(page)).toContainText("1 hour free. Next is in another room.");
    await page.getByRole("button", { name: "Take the mark away: Bread for a street" }).click();
    await expect(page.getByText("1 session marked")).toBeVisible();
    await page.getByRole("link", { name: "Choose sessions" }).click();
    await expect(page.getByRole("checkbox", { name: "Bread for a street" })).not.toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Who cooks on Monday" })).toBeChecked();
  });
});
