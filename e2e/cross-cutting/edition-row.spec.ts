import type { Page } from "@playwright/test";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { fullState } from "../accessibility/states";
import { expect, test } from "../fixtures";

const row = (page: Page) =>
  page.getByRole("navigation", { name: "Pages" }).filter({ hasText: "My registrations" });
const textsOf = (page: Page) => row(page).getByRole("link").allTextContents();

test("the row under the band leads through what the edition has, and says where one is", async ({ page }) => {
  const state = await fullState();
  const edition = `/en/schools/${state.parts.school}/${state.parts.edition}`;
  const places: Array<[path: string, text: string | null, current: "page" | "true" | null]> = [
    [edition, null, null],
    [`${edition}/agenda`, "Agenda", "true"],
    [`${edition}/agenda/${state.parts.date}`, "Agenda", "true"],
    [`${edition}/agenda/find?q=bread`, "Agenda", "true"],
    [`${edition}/sessions/1`, "Agenda", "true"],
    [`${edition}/speakers`, "Speakers", "page"],
    [`${edition}/speakers/${state.parts.speaker}`, "Speakers", "true"],
    [`${edition}/practices`, "Practices", "page"],
    [`/en/r/${state.parts["token of r"]}`, "My registrations", "true"],
  ];
  for (const [path, text, current] of places) {
    await page.goto(path);
    expect(await textsOf(page), path).toEqual([
      "Agenda",
      "My registrations",
      "Speakers",
      "Practices",
      "Practical information",
    ]);
    const marked = row(page).locator("[aria-current]");
    expect(await marked.allTextContents(), path).toEqual(text === null ? [] : [text]);
    if (current !== null) await expect(marked, path).toHaveAttribute("aria-current", current);
  }
  const addresses = await row(page)
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  for (const address of addresses) {
    expect((await page.goto(address))?.status(), address).toBe(200);
    const { hash } = new URL(address);
    if (hash) await expect(page.locator(hash)).toBeInViewport();
  }
});

test("an edition without programme, people and practices has no links to them", async ({ page }) => {
  const { school, edition } = await makeOpenEdition();
  await page.goto(`/en/schools/${school.slug}/${edition.slug}`);
  expect(await textsOf(page)).toEqual(["My registrations"]);
});

test("an edition that never took registrations, or is in the archive, leads nobody to theirs", async ({
  page,
}) => {
  for (const change of [{ registrationOpensAt: null }, { archivedAt: new Date() }]) {
    const { school, edition } = await makeOpenEdition(change);
    await page.goto(`/en/schools/${school.slug}/${edition.slug}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: "My registrations" })).toHaveCount(0);
  }
});

test("My registrations reads the same for everybody, and leads to the sign-in or to one's own page", async ({
  page,
  baseURL,
}) => {
  const state = await fullState();
  const agenda = `/en/schools/${state.parts.school}/${state.parts.edition}/agenda`;
  const follow = async () => {
    await page.goto(agenda);
    await row(page).getByRole("link", { name: "My registrations" }).click();
  };
  await follow();
  await expect(page).toHaveURL(/\/en\/sign-in/);
  const [name = "", value = ""] = state.cookie.split("=");
  await page.context().addCookies([{ name, value, url: baseURL ?? "" }]);
  await follow();
  await expect(page).toHaveURL(/\/en\/me$/);
});
