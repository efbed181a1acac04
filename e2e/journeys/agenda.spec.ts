import { expect, findExampleEdition, test } from "../fixtures";
import { AgendaPage, makeInterpreted, makeMovedDay } from "../pages/agenda.page";
import { coveredByKeyboard } from "../pages/focus";

test.use({ timezoneId: "Europe/Lisbon" });

test("on a school day a participant sees what is on, what comes next, and how late it is there", async ({
  page,
}) => {
  const agenda = new AgendaPage(page);
  const address = `/en${await findExampleEdition(page)}/agenda`;
  await page.goto(address);
  await expect(agenda.board).toHaveCount(0);
  const start = await page.locator("#day time").first().getAttribute("datetime");
  const at = (minutes: number) => new Date(Date.parse(start ?? "") + minutes * 60_000);
  await page.clock.install({ time: at(70) });
  await page.goto(address);
  await expect(agenda.board).toContainText(/Now, 10:10.*until 10:15.*09:00/);
  await expect(agenda.board.getByRole("link", { name: /What do we owe/ })).toBeVisible();
  await expect(agenda.board).toContainText(/Next.*in 5 min.*10:15.*Coffee/);
  await expect(agenda.main.getByRole("link", { name: /today$/ })).toHaveAttribute("aria-current", "page");
  await page.clock.runFor(5 * 60_000);
  await expect(agenda.board).toContainText(/Now, 10:15.*Coffee/);
  await expect(agenda.board.getByRole("status")).toHaveText(/^Now: Coffee\. Next: /);

  await expect(agenda.main).toContainText(
    "All times are local (Central European Time). Where you are, it is 1 hour earlier.",
  );
  await agenda.main.getByRole("combobox", { name: "Show", exact: true }).selectOption("my time");
  await expect(agenda.main).toContainText("Times are in your own time zone.");
  await expect(page.locator("#day time").first()).toHaveText("08:00");
  await expect(agenda.board).toContainText("Now, 09:15");

  const jump = page.getByRole("link", { name: "Jump to now" });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await jump.click();
  await expect(jump).toHaveCount(0);
  await expect(page.getByRole("heading", { name: /^09:15/ })).toBeInViewport();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.getByRole("button", { name: "Hide “Jump to now”" }).click();
  await expect(jump).toHaveCount(0);

  await page.clock.setFixedTime(at(24 * 60 + 60));
  await page.reload();
  await expect(agenda.main.getByRole("link", { name: /^Fri.*today$/ })).toBeVisible();
  await expect(agenda.board).toHaveCount(0);
});

test("a participant filters the day in place, keeps it in the address, and searches all days", async ({
  page,
}) => {
  const agenda = new AgendaPage(page);
  await page.goto(`/en${await findExampleEdition(page)}/agenda`);
  await agenda.filter("Kind", "Workshop");
  await expect(agenda.session("Reopening a village shop")).toBeVisible();
  await expect(agenda.session("Who reads the number?")).toBeHidden();
  await agenda.filter("Language", "French");
  await agenda.filter("Theme", "1 Neighbourhoods that last");
  await expect(agenda.main.getByRole("status")).toHaveText(/^Sessions found: [12]$/);
  await expect(agenda.main.getByRole("button", { name: /^Remove filter/ })).toHaveCount(2);
  await expect(agenda.main.getByRole("button", { name: "+1 more" })).toBeVisible();
  expect(new URL(page.url()).search).toBe("?theme=1&kind=workshop&language=fr");
  await page.reload();
  await expect(agenda.session("Who reads the number?")).toBeHidden();
  await agenda.filter("Room", "Online");
  await expect(agenda.main.getByText("No session of this day fits your filters.")).toBeVisible();
  await agenda.main.getByRole("button", { name: "Clear" }).last().click();
  await expect(agenda.session("Who reads the number?")).toBeVisible();
  expect(new URL(page.url()).search).toBe("");

  const index = page.waitForResponse(/agenda\/index\.json$/);
  await agenda.search.fill("grant year");
  expect((await index).status()).toBe(200);
  const results = agenda.main.getByRole("region", { name: "Search all days" });
  await expect(results.getByRole("listitem")).toHaveCount(1);
  await expect(results).toContainText(/After the grant.*Fri 2, 12:30|After the grant.*Fri 2, 13:30/);
  await agenda.search.fill("nothing-like-this");
  await expect(results.getByRole("status")).toHaveText("No session fits your search.");
  await agenda.main.getByRole("button", { name: "Clear" }).click();
  await expect(agenda.session("Who reads the number?")).toBeVisible();
});

test("a reader with the keyboard never loses the focus under what sticks @desktop", async ({ page }) => {
  await page.goto(`/en${await findExampleEdition(page)}/agenda`);
  expect(await coveredByKeyboard(page, 40)).toEqual([]);
});

test("after a release the agenda says what is new, moved from where, and cancelled @desktop", async ({
  page,
}) => {
  const agenda = new AgendaPage(page);
  await page.goto(await makeMovedDay());
  const row = (title: string) => page.locator("#day li", { hasText: title });
  await expect(row("Moved session")).toContainText("Moved: was 09:00, Aula");
  await expect(row("Fresh session")).toContainText("New");
  await expect(row("Cancelled session")).toContainText("Cancelled");
  await expect(row("Untouched session")).not.toContainText(/New|Moved|Cancelled/);
  await expect(agenda.session("Moved session")).toBeVisible();
  // Where it was is told by the clock that the reader chose, as everything else.
  await agenda.main.getByRole("combobox", { name: "Show", exact: true }).selectOption("my time");
  await expect(row("Moved session")).toContainText("Moved: was 08:00, Aula");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("search and filters lead to a page that finds @desktop", async ({ page }) => {
    const agenda = new AgendaPage(page);
    await page.goto(`/en${await findExampleEdition(page)}/agenda`);
    await agenda.search.fill("shop");
    await agenda.filter("Kind", "Workshop");
    await expect(page).toHaveURL(/agenda\/find\?q=shop&.*kind=workshop/);
    await expect(page.getByRole("status")).toHaveText("1 session found");
    await expect(page.getByRole("link", { name: "Reopening a village shop" })).toBeVisible();
  });
});

test("the ways in which a session is interpreted stand apart", async ({ page }) => {
  const address = await makeInterpreted();
  await expect(async () => expect((await page.goto(address))?.status()).toBe(200)).toPass();
  await expect(page.getByRole("definition").last()).toHaveText(
    "Spoken in Italian, interpreted into English, captions in English, sign language: Italian",
  );
});
