import type { Page } from "@playwright/test";
import { MOST_SESSION_PAGES } from "@/lib/agenda/rules/kept-pages";
import { linkToken } from "@/lib/platform/secrets";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expect, test, type Watch } from "../fixtures";
import { releaseDraft } from "../pages/agenda.page";
import { findOn } from "../pages/desk.page";

/** What can't be had without a network: a form, the sign-in, and which links may be fetched early, which changes nothing. */
function expectNoNetwork({ faults }: Watch): void {
  const left = faults.filter(
    (fault) => !/speculation-rules\.json|ERR_INTERNET_DISCONNECTED|\/(register|sign-in)$/.test(fault),
  );
  faults.splice(0, faults.length, ...left);
}

test.use({ serviceWorkers: "allow" });

/** An edition of two days with as many sessions, an hour each, from eight in the morning of the first. */
async function makeProgramme(count: number) {
  const { school, edition } = await makeOpenEdition({ dates: ["2098-05-06", "2098-05-07"] });
  const room = await makeRoom(edition, { name: "Aula Bora" });
  for (let number = 1; number <= count; number += 1) {
    const session = await makeSession(edition, {
      title: { en: `Bread ${number}`, it: `Pane ${number}` },
      abstract: { en: `**Flour** of ${number}` },
    });
    if (number > 12) continue;
    const startsAt = new Date(Date.UTC(2098, 4, number > 6 ? 7 : 6, 6 + (number % 6)));
    await makeSlot(edition, {
      ...{ sessionId: session.id, roomId: room.id, startsAt },
      endsAt: new Date(startsAt.getTime() + 3_600_000),
    });
  }
  await releaseDraft(edition, "First");
  return { edition, base: `/en/schools/${school.slug}/${edition.slug}` };
}

/** What the device keeps, by path. */
const keptOn = (page: Page) =>
  page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    return paths;
  });

const untilKept = (page: Page, edition: string) =>
  expect
    .poll(async () => (await keptOn(page)).includes(`${edition}/offline.json`), { timeout: 30_000 })
    .toBe(true);

const line = (page: Page) => page.getByText(/^No network\. This is how it was on \d+ \w+ \d{4} at \d\d:\d\d/);

test("after one visit everything of a small school opens without a network, and nothing else is kept @both", async ({
  page,
  context,
  watch,
}) => {
  const { base: edition } = await makeProgramme(12);
  await findOn(page, `${edition}/agenda`, page.getByRole("link", { name: "Bread 1", exact: true }));
  await untilKept(page, edition);
  // What is somebody's own is asked of the network alone.
  await page.goto(`${edition}/register`);
  await page.goto("/en/sign-in");
  await page.goto(`${edition}/agenda`);

  await context.setOffline(true);
  await page.reload();
  await expect(line(page)).toBeVisible();
  await page.getByRole("link", { name: "Bread 1", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bread 1" })).toBeVisible();
  await expect(page.locator("strong", { hasText: "Flour" })).toBeVisible();
  // For a minute the browser takes for true what it has just been told; whoever asks again is told from when it is.
  await page.reload();
  await expect(line(page)).toBeVisible();
  // What is alive is alive.
  await page.getByRole("button", { name: "Mark this session" }).click();
  await page.goto(`${edition}/agenda/2098-05-07`);
  await expect(page.getByRole("link", { name: "Bread 7", exact: true })).toBeVisible();
  await page.goto(edition);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.goto(`${edition}/register`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
  await expect(page.goto("/en/sign-in")).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);

  await context.setOffline(false);
  await page.goto(`${edition}/agenda`);
  await expect(page.getByRole("link", { name: "Bread 1", exact: true })).toBeVisible();
  await expect(line(page)).toHaveCount(0);
  const own = (await keptOn(page)).filter(
    (path) =>
      !path.startsWith("/_next/static/") &&
      !/\/(offline\.json|ticket|agenda(\/[\d-]+)?|speakers|sessions\/[\w-]+)$/.test(path),
  );
  expect(own).toEqual([edition]);
  expectNoNetwork(watch);
});

test("a session of a large conference opens without a network, though nobody opened it before @both", async ({
  page,
  context,
  watch,
}) => {
  const { base: edition } = await makeProgramme(MOST_SESSION_PAGES + 1);
  await findOn(page, `${edition}/agenda`, page.getByRole("link", { name: "Bread 1", exact: true }));
  await untilKept(page, edition);
  expect((await keptOn(page)).filter((path) => path.includes("/sessions/"))).toEqual([]);
  await context.setOffline(true);
  await page.reload();
  await page.getByRole("link", { name: "Bread 1", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bread 1" })).toBeVisible();
  await expect(page).toHaveTitle("Bread 1");
  await expect(page.getByText("Tuesday 6 May 2098", { exact: false })).toContainText("Aula Bora");
  await expect(page.getByText("Flour of 1")).toBeVisible();
  await expect(line(page)).toBeVisible();
  // What there is not is said, with a way on.
  await page.goto(`${edition}/speakers/99-nobody`);
  await expect(
    page.getByRole("heading", { level: 1, name: "This page isn’t saved on this device" }),
  ).toBeVisible();
  await page.getByRole("link", { name: "Back to the agenda" }).click();
  await expect(page.getByRole("link", { name: "Bread 1", exact: true })).toBeVisible();
  expectNoNetwork(watch);
});

test("what a page says is new as soon as there is a network, and where nothing may be kept all is as before", async ({
  page,
  context,
  watch,
}) => {
  const { base: edition } = await makeProgramme(2);
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, "caches", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
    Object.defineProperty(Navigator.prototype, "serviceWorker", {
      value: { register: () => Promise.reject(new DOMException("denied", "SecurityError")) },
    });
  });
  await findOn(page, `${edition}/agenda`, page.getByRole("link", { name: "Bread 1", exact: true }));
  await page.getByRole("link", { name: "Bread 1", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bread 1" })).toBeVisible();
  // Later than the page asks to be kept.
  await page.waitForFunction(() => performance.now() > 2_500);
  expect(watch.faults).toEqual([]);
});

test("a ticket is kept on the phone when its owner says so, opens without a network, and goes with a press @both", async ({
  page,
  context,
  watch,
}) => {
  const { edition, base } = await makeProgramme(1);
  const category = await makeCategory(edition, { name: { en: "Bakers" } });
  const { id, reference } = await makeRegistration(edition, category, { fullName: "Ada Esempio" });
  const own = `/en/r/${linkToken("private-link", id, 1)}`;
  const ticket = page.getByRole("article", { name: "Ticket" });
  const link = page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "My ticket" });
  await findOn(page, `${base}/agenda`, page.getByRole("link", { name: "Bread 1", exact: true }));
  await untilKept(page, base);
  await expect(link).toBeHidden();
  await page.goto(`${base}/ticket`);
  await expect(page.getByText("No ticket is kept on this device.")).toBeVisible();

  // Whoever only looks at their page leaves nothing.
  await page.goto(own);
  await expect(page.getByRole("button", { name: "Keep the ticket on this phone" })).toBeVisible();
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(await stored()).not.toContain("Esempio");
  await page.getByRole("button", { name: "Keep the ticket on this phone" }).click();
  await expect(page.getByText("Kept on this device.")).toBeVisible();
  // It opens the registration to nobody.
  expect(await stored()).not.toContain(own.split("/").at(-1));
  const qr = await ticket.locator("svg path").getAttribute("d");

  await page.goto(`${base}/agenda`);
  await context.setOffline(true);
  await page.reload();
  await link.click();
  await expect(ticket).toContainText("Ada Esempio");
  await expect(ticket).toContainText(reference ?? "");
  await expect(ticket).toContainText("Bakers");
  expect(await ticket.locator("svg path").getAttribute("d")).toBe(qr);
  await expect(
    page.getByText(/^As it was on \d+ \w+ \d{4} at \d\d:\d\d\. What counts is your page\.$/),
  ).toBeVisible();
  await page.getByRole("button", { name: "Forget it" }).click();
  await expect(page.getByText("Forgotten.")).toBeFocused();
  expect(await stored()).not.toContain("Esempio");
  await page.goto(`${base}/agenda`);
  await expect(link).toBeHidden();
  await context.setOffline(false);
  expectNoNetwork(watch);
});
