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
