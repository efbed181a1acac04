import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makePersonEmail } from "@/prisma/testing/person-email";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { RegistrationsPage } from "../pages/registrations.page";

test("two records of one person who both had a place are joined, the list moves up; parted again, one waits first @both", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page, { capacity: 2 });
  const table = new RegistrationsPage(page, desk);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId], name: { en: "Members" } });
  const one = await makeRegistration(edition, category, { fullName: "Ida Esempio" });
  const other = await makeRegistration(edition, category, { fullName: "I. Esempio" });
  await Promise.all([makePersonEmail(one), makePersonEmail(other)]);
  const waiting = await makeRegistration(edition, category, { fullName: "Ugo Prova", state: "waitlisted" });
  const [personId = "", otherId = ""] = [one.personId ?? "", other.personId ?? ""].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const { organisationId } = edition;
  await db().personPair.create({ data: { organisationId, personId, otherId } });
  const states = async () => {
    const rows = await db().registration.findMany({
      where: { organisationId },
      orderBy: { createdAt: "asc" },
    });
    return rows.map((row) => row.state);
  };

  await desk.open(`registrations?open=${one.id}`);
  const panel = table.panel("Ida Esempio");
  await panel.getByRole("link", { name: "Compare with I. Esempio" }).click();
  await expect(desk.main.getByRole("heading", { name: "One person, or two?" })).toBeVisible();
  await expect(desk.main.getByRole("table")).toContainText(other.email);
  const join = desk.main.getByRole("button", { name: "It is one person: join the two" });
  await join.click();
  await expect(desk.main).toContainText("Choose for each edition which registration stays.");
  await desk.main.getByRole("radio", { name: /Ida Esempio/ }).check();
  await join.click();
  await expect(panel).toContainText("The two can be parted until");
  expect(await states()).toEqual(["confirmed", "cancelled", "confirmed"]);

  await panel.getByRole("button", { name: "Part them again" }).click();
  await expect(panel.getByRole("button", { name: "Part them again" })).toBeHidden();
  expect(await states()).toEqual(["confirmed", "waitlisted", "confirmed"]);
  const positions = await db().registration.findMany({ where: { id: { in: [other.id, waiting.id] } } });
  expect(positions.find(({ id }) => id === other.id)?.queuePosition).toBeLessThan(1);
});

for (const javaScriptEnabled of [true, false])
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("two records that nothing proposed are found by hand and joined @both", async ({ page }) => {
      const { desk, edition } = await makeDesk(page);
      const category = await makeCategory(edition, { name: { en: "Members" } });
      const ada = await makeRegistration(edition, category, { fullName: "Ada Esempio" });
      const other = await makeRegistration(edition, category, {
        fullName: "Adele Prova",
        state: "cancelled",
      });
      await makeRegistration(edition, category, { fullName: "Bruno Prova" });
      await Promise.all([makePersonEmail(ada), makePersonEmail(other)]);
      await desk.open(`registrations?open=${ada.id}`);
      await desk.main.getByRole("link", { name: "Join with another record of the same person" }).click();
      await expect(desk.main).toContainText("Find the other record of Ada Esempio");
      const words = desk.main.getByRole("searchbox", { name: "Name, e-mail, cooperative or reference" });
      await words.fill("nobody at all");
      await desk.main.getByRole("button", { name: "Search" }).click();
      await expect(desk.main.getByRole("heading", { name: "Nobody else found" })).toBeVisible();
      await words.fill("prova");
      await desk.main.getByRole("button", { name: "Search" }).click();
      await expect(desk.main.getByRole("link", { name: /^Compare with/ })).toHaveCount(2);
      await desk.main.getByRole("link", { name: "Compare with Adele Prova" }).click();
      await expect(desk.main.getByRole("table")).toContainText(other.email);
      await desk.main.getByRole("button", { name: "It is one person: join the two" }).click();
      const joined = () =>
        db().registration.findUniqueOrThrow({
          where: { organisationId_id: { organisationId: edition.organisationId, id: other.id } },
        });
      await expect.poll(async () => (await joined()).personId).toBe(ada.personId);
    });
  });
