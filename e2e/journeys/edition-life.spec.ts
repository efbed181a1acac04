import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { findOn, makeDesk } from "../pages/desk.page";
import { readCalendar } from "../pages/programme.page";

test("an organiser cancels an edition: everybody is told in their language, page, form and feeds say so; and brings it back @desktop", async ({
  page,
}) => {
  const { desk, edition, publicAddress } = await makeDesk(page, { title: { en: "Bread", it: "Pane" } });
  const feeds = publicAddress.slice("/en".length);
  const register = page.getByRole("link", { name: "Register" });
  const room = await makeRoom(edition);
  const session = await makeSession(edition, { title: { en: "Salt" } });
  const times = { startsAt: new Date("2027-05-06T07:00Z"), endsAt: new Date("2027-05-06T08:00Z") };
  await makeSlot(edition, { sessionId: session.id, roomId: room.id, ...times });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const states = { confirmed: "it", waitlisted: "de", pending: "en", withdrawn: "fr" } as const;
  for (const [state, language] of Object.entries(states))
    await makeRegistration(edition, category, { state: state as keyof typeof states, language });
  await desk.open("releases");
  await desk.button("Release").click();
  await expect(desk.main).toContainText("Now public: Programme 1.0");
  await findOn(page, publicAddress, register.first());

  await desk.open("page?part=publish");
  const life = desk.part("Public or not");
  await life.getByRole("button", { name: "Hide it again" }).click();
  await expect(desk.said("People have registered, so the page must stay.")).toBeVisible();
  await life.getByText("Cancel this edition", { exact: true }).click();
  const cancel = life.getByRole("button", { name: "Cancel and tell 3 people" });
  await cancel.click();
  await life.getByRole("link", { name: "Why: Fill this in." }).click();
  await expect(life.getByLabel("Why, English")).toBeFocused();
  await life.getByLabel("Why, English").fill("The hall has burnt down.");
  await desk.inLanguage("Italian");
  await life.getByLabel("Why, Italian").fill("La sala è bruciata.");
  const name = life.getByLabel("To cancel, type the name: Bread");
  await name.fill("Brad");
  await cancel.click();
  await expect(desk.said("This is not the edition’s name")).toBeVisible();
  await name.fill("bread");
  await cancel.click();
  await expect(desk.said("This edition will be cancelled at")).toBeVisible();
  // Ten minutes are over.
  await db().edition.updateMany({ where: { id: edition.id }, data: { cancelDueAt: new Date(0) } });
  await expect(async () => {
    await page.reload();
    await expect(desk.said("This edition was cancelled on")).toBeVisible({ timeout: 400 });
  }).toPass({ timeout: 30_000 });

  // What a mail said, title and words in its reader's language, is known once it has left.
  const told = () =>
    db().outboxMessage.findMany({
      where: { editionId: edition.id, template: "edition-cancelled" },
      orderBy: { language: "asc" },
      select: { language: true, parameters: true },
    });
  await expect.poll(told, { timeout: 30_000 }).toMatchObject([
    { language: "de", parameters: { editionTitle: "Bread", reason: "The hall has burnt down." } },
    { language: "en", parameters: { editionTitle: "Bread", reason: "The hall has burnt down." } },
    { language: "it", parameters: { editionTitle: "Pane", reason: "La sala è bruciata." } },
  ]);
  await findOn(page, publicAddress, page.getByText("The hall has burnt down."));
  await expect(page.getByRole("heading", { name: "This edition is cancelled" })).toBeVisible();
  await expect(register).toHaveCount(0);
  await page.goto(`${publicAddress}/register`);
  await expect(page.getByLabel("Full name")).toHaveCount(0);
  const status = async () => (await readCalendar(page, `${feeds}/agenda.ics`)).get("Salt")?.status;
  await expect.poll(status).toBe("CANCELLED");
  await desk.open("overview");
  await expect(desk.main.getByText("Cancelled", { exact: true })).toBeVisible();

  await desk.goTo("Page");
  await desk.main
    .getByRole("navigation", { name: "Parts of the page" })
    .getByRole("link", { name: "Publish" })
    .click();
  await life.getByRole("button", { name: "Bring it back" }).click();
  await expect(desk.said("Everybody has seen this edition since")).toBeVisible();
  await expect(life.getByText("It was cancelled and brought back.")).toBeVisible();
  await findOn(page, publicAddress, register.first());
  await expect.poll(status).not.toBe("CANCELLED");
});

test("an organiser takes a page back nobody has registered at, and publishes it again", async ({ page }) => {
  const { desk, publicAddress } = await makeDesk(page);
  const answers = async () => (await page.request.get(publicAddress)).status();
  expect(await answers()).toBe(200);
  await desk.open("page?part=publish");
  await desk.button("Hide it again").click();
  await expect(desk.said("Only your team sees this edition.")).toBeVisible();
  await expect.poll(answers).toBe(404);
  await expect(page.getByRole("link", { name: "Public page" })).toHaveCount(0);
  await desk.button("Publish").click();
  await expect(desk.said("Everybody has seen this edition since")).toBeVisible();
  await expect.poll(answers).toBe(200);
});
