import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeSession } from "@/prisma/factories/programme";
import { makeCategory } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

/** Holds what is sent to the site until it is told to let it go. */
async function holdForms(page: Page) {
  let letGo = () => {};
  const goes = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/*", async (route) => {
    if (route.request().method() === "POST") await goes;
    await route.continue();
  });
  return letGo;
}

const kept = (page: Page) => page.evaluate(() => JSON.stringify(sessionStorage));

test("what is typed while a form is on its way is not stored, so it is kept, and offered after a reload", async ({
  page,
}) => {
  const { desk } = await makeDesk(page);
  page.on("dialog", (dialog) => void dialog.accept());
  await desk.open("page?part=place");
  const [city, replyTo] = [
    desk.main.getByLabel("City", { exact: true }),
    desk.main.locator("[name='replyTo']"),
  ];
  await city.fill("Gorizia");
  const letGo = await holdForms(page);
  await desk.button("Save").click();
  await replyTo.fill("mill@example.org");
  letGo();
  await expect(desk.said("Saved.")).toBeVisible();
  await expect.poll(() => kept(page)).toContain("mill@example.org");
  expect(await kept(page)).not.toContain("Gorizia");
  await expect(replyTo).toHaveValue("mill@example.org");
  await page.reload();
  await desk.button("Put it back").click();
  await expect(replyTo).toHaveValue("mill@example.org");
});

test("the next of several is not emptied with the one before it", async ({ page }) => {
  const { desk, edition } = await makeDesk(page);
  await desk.open("page?part=questions");
  const adding = desk.main.locator("details").last();
  await adding.locator("summary").click();
  const question = adding.locator("[name='question.en']");
  await question.fill("Is there bread?");
  await adding.locator("[name='answer.en']").fill("Yes.");
  const letGo = await holdForms(page);
  await adding.locator("button[type=submit]").click();
  await question.fill("Is there salt?");
  letGo();
  await expect(adding.getByText("Added.")).toBeVisible();
  await expect(question).toHaveValue("Is there salt?");
  await expect(adding.locator("[name='answer.en']")).toHaveValue("");
  expect(await db().editionQuestion.count({ where: { editionId: edition.id } })).toBe(1);
});

test("what is typed while somebody else's version is on its way stays, with theirs beside it", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  const session = await makeSession(edition, { title: { en: "Bread" }, subtitle: { en: "A song" } });
  await desk.open(`programme/sessions/${session.id}`);
  const subtitle = desk.main.getByLabel("Subtitle, English");
  await desk.main.getByLabel("Title, English", { exact: true }).fill("Bread and salt");
  await db().session.updateMany({
    where: { id: session.id },
    data: { subtitle: { en: "A dance" }, languages: ["it"], version: { increment: 1 } },
  });
  const letGo = await holdForms(page);
  await desk.button("Save").first().click();
  await subtitle.fill("A march");
  letGo();
  await expect(desk.said("Somebody else has saved this")).toBeVisible();
  await expect(desk.main.locator("[name=languages]")).toHaveValue("it");
  await expect(subtitle).toHaveValue("A march");
  await expect(desk.main.getByRole("definition")).toHaveText(["A dance"]);
  await desk.main.getByRole("button", { name: "Take the saved version" }).click();
  await expect(subtitle).toHaveValue("A dance");
});

test("who presses twice, or again right after, meets nobody but themselves", async ({ page }) => {
  const { desk, edition } = await makeDesk(page);
  const session = await makeSession(edition, { title: { en: "Bread" } });
  await desk.open(`programme/sessions/${session.id}`);
  const title = desk.main.getByLabel("Title, English", { exact: true });
  for (const words of ["Bread and salt", "Bread and roses", "Bread and wine"]) {
    await title.fill(words);
    await desk.button("Save").first().click();
    await expect(desk.said("Saved.")).toBeVisible();
    await desk.button("Save").first().click();
    await desk.button("Save").first().click();
  }
  const stored = () => db().session.findFirstOrThrow({ where: { id: session.id }, select: { title: true } });
  await expect.poll(stored).toEqual({ title: { en: "Bread and wine" } });
  await page.waitForLoadState("networkidle");
  await expect(desk.main.getByText("Somebody else has saved this")).toHaveCount(0);
});

test("after Back from somebody who was added by hand the next one can be added", async ({ page }) => {
  const { desk, edition } = await makeDesk(page);
  await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  await desk.open("registrations");
  await desk.main.getByRole("link", { name: "Add a participant" }).first().click();
  for (const name of ["Hand One", "Hand Two"]) {
    await desk.main.getByLabel("Full name").fill(name);
    await desk.main
      .getByLabel("E-mail")
      .first()
      .fill(`${name.replace(" ", ".")}@example.org`);
    await desk.button("Add").click();
    await page.waitForURL(/\?open=/);
    await page.goBack();
    await expect(desk.main.getByLabel("Full name")).toHaveValue("");
  }
  const rows = await db().registration.findMany({
    where: { editionId: edition.id },
    select: { fullName: true },
  });
  expect(new Set(rows.map(({ fullName }) => fullName))).toEqual(new Set(["Hand One", "Hand Two"]));
});

test("what is stored and not offered for choice stays what it is", async ({ page }) => {
  const { desk, edition } = await makeDesk(page);
  const where = { organisationId_id: { organisationId: edition.organisationId, id: edition.id } };
  // Two names of one zone: Node offers one of them, a file may bring the other.
  const zones = ["Asia/Kolkata", "Asia/Calcutta", "UTC", "Etc/GMT+3", "Europe/Kyiv", "Europe/Kiev"];
  for (const timeZone of zones) {
    await db().edition.update({ where, data: { timeZone } });
    await desk.open("page?part=place");
    await desk.main.getByLabel("City", { exact: true }).fill(`The mill of ${timeZone}`);
    await desk.button("Save").click();
    await expect(desk.said("Saved.")).toBeVisible();
    const stored = await db().edition.findUniqueOrThrow({ where, select: { timeZone: true, city: true } });
    expect(stored).toEqual({ timeZone, city: `The mill of ${timeZone}` });
  }
});
