import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeSession } from "@/prisma/factories/programme";
import { expect, test } from "../fixtures";
import { DeskPage, makeDesk, signInAs } from "../pages/desk.page";

/** Two organisers at one desk, each in a browser of her own. */
async function makeTwo(page: Page) {
  const made = await makeDesk(page);
  const { login } = await makeMember(made.organisation, { role: "editor" });
  const other = await page.context().browser()?.newContext();
  if (!other) throw new Error("No browser for the second organiser");
  const second = await other.newPage();
  await signInAs(second, login);
  return { ...made, second: new DeskPage(second, made.desk.address), leave: () => other.close() };
}

const save = async (desk: DeskPage) => {
  await desk.button("Save").first().click();
  await expect(desk.said("Saved.")).toBeVisible();
};
const meanwhile = "Somebody else has saved this in the meantime";

test("what was taken over once is nobody's change: it goes on following the other organiser", async ({
  page,
}) => {
  const { desk, second, edition, leave } = await makeTwo(page);
  const session = await makeSession(edition, { title: { en: "Bread" }, subtitle: { en: "A song" } });
  const place = `programme/sessions/${session.id}`;
  await desk.open(place);
  const title = desk.main.getByLabel("Title, English", { exact: true });
  const subtitle = (of: DeskPage) => of.main.getByLabel("Subtitle, English");
  await title.fill("Bread and salt");
  // There and back again: both times it is theirs, and shown.
  for (const theirs of ["A dance", "A song"]) {
    await second.open(place);
    await subtitle(second).fill(theirs);
    await save(second);
    await desk.button("Save").first().click();
    await expect(desk.said(meanwhile)).toBeVisible();
    await expect(subtitle(desk)).toHaveValue(theirs);
    await expect(desk.main.getByText("Your version stands in the field above.")).toHaveCount(0);
  }
  await save(desk);
  const stored = await db().session.findFirstOrThrow({ where: { id: session.id } });
  expect([stored.title, stored.subtitle]).toEqual([{ en: "Bread and salt" }, { en: "A song" }]);
  await leave();
});

test("with large letters on a small phone the heading of a conflict is in sight when it gets the focus", async ({
  page,
}) => {
  const { desk, edition, leave } = await makeTwo(page);
  const session = await makeSession(edition, { title: { en: "Bread" } });
  await page.setViewportSize({ width: 320, height: 640 });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.setFontSizes", { fontSizes: { standard: 32 } });
  await desk.open(`programme/sessions/${session.id}`);
  await desk.main.getByLabel("Title, English", { exact: true }).fill("Bread and salt");
  await db().session.updateMany({
    where: { id: session.id },
    data: { title: { en: "Soup" }, version: { increment: 1 } },
  });
  await desk.button("Save").first().click();
  const answer = desk.said(meanwhile);
  await expect(answer).toBeFocused();
  await expect(desk.main.getByRole("definition").getByText("Soup", { exact: true })).toBeAttached();
  const heading = answer.getByRole("heading");
  await expect(heading).toBeInViewport({ ratio: 1 });
  const box = await answer.boundingBox();
  expect(box?.height ?? 0, "taller than the window").toBeGreaterThan(640);
  await leave();
});

test("ticks are the same in any order: only who changed one has changed them", async ({ page }) => {
  const { desk, second, leave } = await makeTwo(page);
  await desk.open("outbox/write/new");
  await desk.main.getByLabel("Subject, English").fill("Bread");
  await desk.main.getByLabel("Text, English").fill("There is bread.");
  await desk.button("Save as a draft").click();
  await page.waitForURL(/write\/[\w-]{36}$/);
  const id = page.url().slice(-36);
  await db().mailing.updateMany({ where: { id }, data: { audience: ["waitlisted", "confirmed"] } });
  await page.reload();
  await second.open(`outbox/write/${id}`);
  await second.main.getByLabel("Everybody on the waiting list").uncheck();
  await second.button("Save as a draft").click();
  await expect(second.said("Saved.")).toBeVisible();
  await desk.main.getByLabel("Subject, English").fill("Bread and salt");
  await desk.button("Save as a draft").click();
  await expect(desk.said(meanwhile)).toBeVisible();
  await expect(desk.main.getByLabel("Everybody on the waiting list")).not.toBeChecked();
  await expect(desk.main.getByText("Your version stands in the field above.")).toHaveCount(0);
  await leave();
});

test("a form shows what was stored, also where it was typed in another way", async ({ page }) => {
  const { desk } = await makeDesk(page);
  await desk.open("page?part=place");
  await desk.main.getByLabel("City").fill("  Ravenna ");
  await save(desk);
  await expect(desk.main.getByLabel("City")).toHaveValue("Ravenna");
});

test("what somebody else stored is said where the page is read again over words that were not sent", async ({
  page,
}) => {
  const { desk, edition, second, leave } = await makeTwo(page);
  const session = await makeSession(edition, { title: { en: "Bread" }, subtitle: { en: "A song" } });
  const place = `programme/sessions/${session.id}`;
  await desk.open(place);
  const title = (of: DeskPage) => of.main.getByLabel("Title, English", { exact: true });
  const kind = (of: DeskPage) => of.main.locator("[name=kind]");
  await title(desk).fill("Bread and salt");
  await kind(desk).selectOption("panel");
  await second.open(place);
  await title(second).fill("Bread and roses");
  await kind(second).selectOption("plenary");
  await save(second);
  // Another form of the same page meets the change, and the page is read again.
  await desk.button("Cancel this session").click();
  await expect(desk.main.getByRole("definition").getByText("Bread and roses", { exact: true })).toBeVisible();
  await expect(title(desk)).toHaveValue("Bread and salt");
  await expect(kind(desk)).toHaveValue("panel");
  await expect(desk.main.getByText("Your version stands in the field above.")).toHaveCount(2);
  await leave();
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("a conflict shows every field that differs from what is stored", async ({ page }) => {
    const { desk, edition, leave } = await makeTwo(page);
    const session = await makeSession(edition, { title: { en: "Bread" }, subtitle: { en: "A song" } });
    await desk.open(`programme/sessions/${session.id}`);
    await db().session.updateMany({
      where: { id: session.id },
      data: { subtitle: { en: "A dance" }, version: { increment: 1 } },
    });
    await desk.main.getByLabel("Title, English", { exact: true }).fill("Bread and salt");
    await desk.button("Save").first().click();
    await expect(desk.said(meanwhile)).toBeVisible();
    await expect(desk.main.getByRole("definition").getByText("A dance", { exact: true })).toBeVisible();
    await expect(desk.main.getByRole("definition").getByText("Bread", { exact: true })).toBeVisible();
    await expect(desk.main.getByRole("button", { name: "Take the saved version" })).toHaveCount(0);
    await leave();
  });
});
