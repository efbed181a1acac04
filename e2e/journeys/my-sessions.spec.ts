import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expect, test } from "../fixtures";
import { AgendaPage, releaseDraft } from "../pages/agenda.page";

const DATE = "2027-05-06";

/** Two rooms, two workshops at one time, one after them. */
async function makeDay(): Promise<string> {
  const { school, edition } = await makeOpenEdition({ dates: [DATE] });
  const rooms = [await makeRoom(edition, { name: "Aula" }), await makeRoom(edition, { name: "Courtyard" })];
  for (const [title, room, hour] of [
    ["Bread for a street", 0, 7],
    ["A bus of our own", 1, 7],
    ["Who cooks on Monday", 1, 8],
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
  return `/en/schools/${school.slug}/${edition.slug}`;
}

test("a reader marks sessions on the device, without an account", async ({ page, context, request }) => {
  const base = await makeDay();
  const agenda = new AgendaPage(page);
  const star = (title: string) => agenda.main.getByRole("button", { name: `Mark: ${title}`, exact: true });
  await expect(async () => expect((await page.goto(`${base}/agenda`))?.status()).toBe(200)).toPass();
  await star("Bread for a street").click();
  await expect(star("Bread for a street")).toHaveAttribute("aria-pressed", "true");
  await expect(star("A bus of our own")).toHaveAttribute("aria-pressed", "false");
  await star("Who cooks on Monday").click();
  await expect(page.getByText("At the same time")).toHaveCount(0);
  await star("A bus of our own").click();
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
  await expect(star("A bus of our own")).toHaveAttribute("aria-pressed", "false");
  await own.click();
  await expect(other.getByRole("status")).toHaveText("Marked, on this device.");
  await other.close();
  await page.reload();
  await expect(star("Who cooks on Monday")).toHaveAttribute("aria-pressed", "true");

  // Everybody gets the same page: what is marked is the device's.
  const [mine, anybodys] = await Promise.all([
    page.evaluate(async () => (await fetch(location.href)).text()),
    request.get(`${base}/agenda`).then((answer) => answer.text()),
  ]);
  expect(mine).toBe(anybodys);
  expect(await db().registration.count({ where: { edition: { slug: base.split("/").at(-1) ?? "" } } })).toBe(
    0,
  );
});

test("where the device keeps nothing, marks are not offered", async ({ page }) => {
  const base = await makeDay();
  await page.addInitScript(() =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    }),
  );
  await expect(async () => expect((await page.goto(`${base}/sessions/1`))?.status()).toBe(200)).toPass();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Mark/ })).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("marks are not offered @desktop", async ({ page }) => {
    const base = await makeDay();
    await expect(async () => expect((await page.goto(`${base}/agenda`))?.status()).toBe(200)).toPass();
    await expect(page.getByRole("button", { name: /^Mark/ })).toHaveCount(0);
  });
});
