import { db } from "@/lib/platform/db/client";
import { makeCategory } from "@/prisma/factories/registration";
import { addRegistrations } from "@/prisma/scenarios/add-registrations";
import { expect, test } from "../fixtures";
import { DeskPage, makeDesk } from "../pages/desk.page";

/** So many that one request, which goes on for five seconds, does not do them all. */
const PEOPLE = 5_000;

test("an act on thousands shows how far it is; its tab closed half-way, it is gone on with later, each once, and undone @nightly", async ({
  page,
  context,
}) => {
  test.setTimeout(600_000);
  const { desk, edition } = await makeDesk(page, { capacity: null, undoSeconds: 3_600 });
  const category = await makeCategory(edition);
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  await addRegistrations({ ...ids, categoryId: category.id }, PEOPLE, { state: "pending" });
  await desk.open("registrations/bulk");
  const decide = desk.part("Decide");
  await decide.getByRole("button", { name: "See what will happen" }).click();
  await expect(desk.said(`It will be done for ${PEOPLE} of ${PEOPLE}.`)).toBeVisible();
  const report = page.url();
  await desk.button(/^Do it for/).click();
  const progress = desk.main.getByRole("progressbar", { name: "Progress" });
  await expect(progress).toBeVisible({ timeout: 60_000 });
  const seen = Number(await progress.getAttribute("value"));
  expect(seen).toBeGreaterThan(0);
  expect(seen).toBeLessThan(PEOPLE);
  await page.close();

  const later = await context.newPage();
  const back = new DeskPage(later, desk.address);
  await back.open("registrations");
  // The list says that something is not finished, and leads there.
  const cutOff = back.main.locator(`a[href$="${new URL(report).pathname}"]`);
  await expect(cutOff).toBeVisible();
  await cutOff.click();
  await expect(back.said(/^Not finished:/)).toContainText(String(PEOPLE));
  const rows = (outcome: string | null) =>
    db().bulkActRow.count({ where: { organisationId: ids.organisationId, outcome } });
  expect(await rows("done")).toBeGreaterThanOrEqual(seen);
  expect(await rows(null)).toBeGreaterThan(0);
  await back.button(/^Go on with/).click();
  await expect(back.said("It is done.")).toBeVisible({ timeout: 240_000 });
  const confirms = await db().auditEntry.findMany({
    where: { ...ids, act: "confirm" },
    select: { objectId: true },
  });
  expect(confirms).toHaveLength(PEOPLE);
  expect(new Set(confirms.map(({ objectId }) => objectId)).size).toBe(PEOPLE);
  const states = (state: "confirmed" | "pending") => db().registration.count({ where: { ...ids, state } });
  expect(await states("confirmed")).toBe(PEOPLE);

  await back.button(/^Undo for/).click();
  await expect(back.said(/are undone\.$/)).toBeVisible({ timeout: 240_000 });
  expect(await states("pending")).toBe(PEOPLE);
  const told = { ...ids, template: { in: ["registration-confirmed", "registration-approved"] } };
  expect(await db().outboxMessage.count({ where: { ...told, state: "sent" } })).toBe(0);
});
