import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { RegistrationsPage } from "../pages/registrations.page";

test("cancelled by mistake in a full school and undone: the first on the list never noticed @both", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page, { capacity: 1, undoSeconds: 600 });
  const table = new RegistrationsPage(page, desk);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const ada = await makeRegistration(edition, category, { fullName: "Ada Esempio" });
  const next = await makeRegistration(edition, category, { fullName: "Dora Tardi", state: "waitlisted" });
  await desk.open(`registrations?open=${ada.id}`);
  await table.decide("Ada Esempio", "Cancel the registration");
  await expect(desk.said("You can undo it for 10 minutes. Nobody is told before that.")).toBeVisible();
  // Whoever comes to the page sees it, too.
  await page.reload();
  await expect(desk.part(/1 decision can still be undone; nobody is told yet/)).toBeVisible();
  await desk.button("Undo: Ada Esempio").click();
  await expect(table.panel("Ada Esempio")).toContainText("Confirmed, since");
  await expect(desk.button("Undo: Ada Esempio")).toHaveCount(0);
  const state = async (id: string) => (await db().registration.findFirstOrThrow({ where: { id } })).state;
  expect([await state(ada.id), await state(next.id)]).toEqual(["confirmed", "waitlisted"]);
  const told = { editionId: edition.id, template: { not: "registration-confirmed" } };
  const mails = await db().outboxMessage.findMany({ where: told, orderBy: { template: "asc" } });
  expect(mails.map((mail) => [mail.registrationId, mail.template, mail.state === "cancelled"])).toEqual([
    [ada.id, "registration-cancelled", true],
    [next.id, "registration-waitlisted", false],
  ]);
});

test("an edition cancelled and stopped within ten minutes: nobody was told @both", async ({ page }) => {
  const { desk, edition, publicAddress } = await makeDesk(page, { title: { en: "Bread" } });
  await makeRegistration(edition, await makeCategory(edition), { fullName: "Ada Esempio" });
  await desk.open("page?part=publish");
  const life = desk.part("Public or not");
  await life.getByText("Cancel this edition", { exact: true }).click();
  await life.getByLabel("Why, English").fill("The hall has burnt down.");
  await life.getByLabel("To cancel, type the name: Bread").fill("Bread");
  await life.getByRole("button", { name: "Cancel and tell 1 person" }).click();
  await expect(desk.said("This edition will be cancelled at")).toBeVisible();
  await desk.open("overview");
  const banner = desk.part(/This edition will be cancelled at .* 1 person will be told/);
  await banner.getByRole("link", { name: "Stop the cancellation" }).click();
  await desk.button("Stop the cancellation").click();
  await expect(banner).toHaveCount(0);
  await page.goto(publicAddress);
  await expect(page.getByRole("link", { name: "Register" }).first()).toBeVisible();
  expect(await db().edition.findFirst({ where: { id: edition.id } })).toMatchObject({
    cancelledAt: null,
    cancelDueAt: null,
  });
  const told = { editionId: edition.id, template: "edition-cancelled" };
  expect(await db().outboxMessage.count({ where: told })).toBe(0);
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("whoever was answered in the queue has the way back there @both", async ({ page }) => {
    const { desk, edition } = await makeDesk(page, { undoSeconds: 600 });
    const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId], approval: true });
    const ada = await makeRegistration(edition, category, { fullName: "Ada Esempio", state: "pending" });
    const state = async () => (await db().registration.findFirstOrThrow({ where: { id: ada.id } })).state;
    await desk.open("registrations/pending");
    await desk.button("Accept and tell").click();
    await expect(desk.part(/1 decision can still be undone; nobody is told yet/)).toBeVisible();
    expect(await state()).toBe("confirmed");
    await desk.button("Undo: Ada Esempio").click();
    await expect(desk.button("Accept and tell")).toBeVisible();
    expect(await state()).toBe("pending");
  });
});
