import { addDays, localDate } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { type DeskPage, makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";

/** Writes a reminder to everybody with a place, planned for three days before the first. */
async function planReminder(desk: DeskPage, subject: string) {
  await desk.open("outbox/write/new");
  await desk.main.getByLabel("Subject, English").fill(subject);
  await desk.main.getByLabel("Text, English").fill("In three days, {fullName}.");
  await desk.button("Save as a draft").click();
  const plan = desk.part("Or send it later");
  await plan.getByLabel(/^Days/).fill("3");
  await plan.getByRole("textbox", { name: /^At/ }).fill("00:00");
  await plan.getByRole("button", { name: "Plan it" }).click();
  await expect(desk.main).toContainText("Leaves at: 3 days before the first day, 00:00");
}

/** The edition's days come near: three days from now it begins. */
async function comeNear(edition: { id: string; timeZone: string }) {
  const date = new Date(addDays(localDate(new Date(), edition.timeZone), 3));
  await db().editionDay.updateMany({
    where: { editionId: edition.id },
    data: { date, startsAt: null, endsAt: null },
  });
}

test("a reminder three days before goes by itself to who has a place then, and not when the edition was cancelled", async ({
  page,
}) => {
  const { desk, edition, owner } = await makeDesk(page, { languages: ["en"] });
  const category = await makeCategory(edition);
  const person = (choice: object = {}) => makeRegistration(edition, category, { language: "en", ...choice });
  const stays = await person();
  const leaves = await person();
  await planReminder(desk, "See you soon");
  await db().registration.update({
    where: { organisationId_id: { organisationId: edition.organisationId, id: leaves.id } },
    data: { state: "withdrawn" },
  });
  const comes = await person();
  await comeNear(edition);
  for (const { email, fullName } of [stays, comes])
    expect(await new Mailbox(email).newest("mailing")).toContain(`In three days, ${fullName}.`);
  await desk.open("outbox");
  const line = (subject: string) => desk.main.getByRole("listitem").filter({ hasText: subject }).first();
  await expect(line("See you soon")).toContainText("Sent to 2");
  const mails = () => db().outboxMessage.count({ where: { editionId: edition.id, template: "mailing" } });
  expect(await mails()).toBe(2);

  const first = await db().editionDay.findFirstOrThrow({ where: { editionId: edition.id } });
  await db().editionDay.updateMany({
    where: { editionId: edition.id },
    data: { date: new Date(first.date.getTime() + 30 * 86_400_000) },
  });
  await planReminder(desk, "See you even sooner");
  await db().edition.updateMany({ where: { id: edition.id }, data: { cancelledAt: new Date() } });
  await comeNear(edition);
  const told = await new Mailbox(owner.email).newest("mailing-stopped");
  expect(told).toContain("See you even sooner");
  await desk.open("outbox");
  await expect(line("See you even sooner")).toContainText("Could not go");
  expect(await mails()).toBe(2);
});
