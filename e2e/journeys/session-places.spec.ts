import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { releaseDraft } from "../pages/agenda.page";
import { makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";
import { somebody } from "../pages/registration.page";

test("a full workshop: one place is set, who comes second waits without JavaScript, who leaves lets her in, the mail says so, and she changes @both", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const { desk, edition } = await makeDesk(page, { dates: ["2027-05-06"] });
  const soup = await makeSession(edition, { title: { en: "Soup for forty" } });
  const bread = await makeSession(edition, { title: { en: "Bread for a street" } });
  for (const [at, { id: sessionId }] of [soup, bread].entries())
    await makeSlot(edition, {
      sessionId,
      roomId: (await makeRoom(edition, { name: `Room ${at + 1}`, capacity: 2 })).id,
      startsAt: new Date("2027-05-06T08:00:00Z"),
      endsAt: new Date("2027-05-06T09:00:00Z"),
    });
  await releaseDraft(edition, "All");
  await db().session.updateMany({ where: { id: bread.id }, data: { signUp: "sign_up" } });

  await desk.open(`programme/sessions/${soup.id}`);
  const places = desk.main.getByRole("region", { name: "Places" });
  await places.getByLabel("Signing up").selectOption("one signs up for a place");
  await places.getByRole("textbox", { name: /^Places/ }).fill("1");
  await places.getByRole("button", { name: "Save the places" }).click();
  await expect(places).toContainText("0 people have a place of 1, nobody waits.");

  const category = await makeCategory(edition);
  const [ada, bea] = [somebody("Ada Esempio"), somebody("Bea Esempio")];
  const linkOf = async (who: ReturnType<typeof somebody>) => {
    const { id } = await makeRegistration(edition, category, { ...who });
    return `/en/r/${linkToken("private-link", id, 1)}`;
  };
  const [adas, beas] = [await linkOf(ada), await linkOf(bea)];
  await page.goto(adas);
  await page.getByRole("link", { name: "Places in sessions" }).click();
  const of = (where: typeof page, title: string) =>
    where.getByRole("listitem").filter({ has: where.getByRole("link", { name: title }) });
  await expect(of(page, "Soup for forty")).toContainText("1 place left");
  await page.getByRole("button", { name: "Sign up: Soup for forty" }).click();
  await expect(of(page, "Soup for forty")).toContainText("You have a place");

  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const phone = await plain.newPage();
  await phone.goto(`${beas}/sessions`);
  await phone.getByRole("button", { name: "Sign up: Bread for a street" }).click();
  await expect(of(phone, "Soup for forty")).toContainText("Full");
  await expect(of(phone, "Soup for forty")).toContainText("You keep that place until one here is yours.");
  // The same page for everybody, and true without JavaScript; with it, it says which are full.
  const { slug: school } = await db().school.findFirstOrThrow({ where: { id: edition.schoolId } });
  const session = `/en/schools/${school}/${edition.slug}/sessions/1-soup-for-forty`;
  const agenda = `/en/schools/${school}/${edition.slug}/agenda/2027-05-06`;
  const reader = await plain.newPage();
  await reader.goto(session);
  await expect(reader.locator("main")).toContainText(
    "You sign up for this session behind your private link.",
  );
  await expect(reader.locator("[data-places]")).toBeHidden();
  await reader.goto(agenda);
  await expect(reader.locator("[data-places]")).toHaveText(["With sign-up", "With sign-up"]);
  await reader.close();
  const watcher = await (await browser.newContext()).newPage();
  await watcher.goto(session);
  await expect(watcher.locator("[data-places]")).toHaveText("Full");
  await watcher.goto(agenda);
  await expect(watcher.locator("#day [data-places]")).toHaveText(["Full", "With sign-up"]);
  await watcher.context().close();
  await phone.getByRole("button", { name: "Join the waiting list: Soup for forty" }).click();
  await expect(of(phone, "Soup for forty")).toContainText("You are number 1 on the waiting list");
  await expect(of(phone, "Bread for a street")).toContainText("You have a place");

  await page.getByRole("button", { name: "Give up my place: Soup for forty" }).click();
  await page.waitForURL(/left=1/);
  await expect(of(page, "Soup for forty")).not.toContainText("You have a place");
  await phone.reload();
  await expect(of(phone, "Soup for forty")).toContainText("You have a place");
  await expect(of(phone, "Bread for a street")).not.toContainText("You have a place");
  const mail = await new Mailbox(bea.email).newest("session-promoted");
  expect(mail).toContain("Soup for forty");
  expect(mail).toContain("Bread for a street");

  // Back to the other one, in one step.
  await expect(of(phone, "Bread for a street")).toContainText(
    "At the same time you have a place in: Soup for forty.",
  );
  await phone.getByRole("button", { name: "Change to this session: Bread for a street" }).click();
  await expect(of(phone, "Bread for a street")).toContainText("You have a place");
  await expect(of(phone, "Soup for forty")).toContainText("1 place left");
  await plain.close();

  await desk.open(`programme/sessions/${bread.id}`);
  await expect(places).toContainText("1 person has a place of 2, nobody waits.");
  await places.getByRole("link", { name: "Who has a place" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "1 person has a place" })).toBeVisible();
  await expect(desk.main.getByRole("listitem")).toContainText(["Bea Esempio"]);
});
