import { planMailing } from "@/lib/audiences/commands/plan-mailing";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { editionScope } from "@/prisma/testing/scopes";
import { expect, test } from "../fixtures";
import { makeAnsweredSchool } from "./bread-school";
import { draw } from "./draw";

/** The school of bakers, with what organisers tell its people apart by. */
async function makeSorted(page: Parameters<typeof makeAnsweredSchool>[0]) {
  const made = await makeAnsweredSchool(page);
  const { ids, organisation, owner, eats, days } = made;
  const { login, ...member } = await makeMember(organisation, { role: "editor" });
  await db().login.update({
    where: { id: login.id },
    data: { name: "Maximiliane Freifrau von Beispielsberg-Musterhausen" },
  });
  const people = await db().registration.findMany({ where: ids, orderBy: { submittedAt: "asc" } });
  const tag = await db().tag.create({ data: { ...ids, name: "Needs a bed in the village" } });
  await db().tag.create({ data: { ...ids, name: "Reunion of 2019" } });
  const { organisationId } = ids;
  await db().registrationTag.createMany({
    data: people
      .filter((_, at) => at % 3 === 0)
      .map(({ id }) => ({ organisationId, registrationId: id, tagId: tag.id })),
  });
  await db().registrationAssignee.createMany({
    data: people.slice(0, 4).map(({ id }) => ({ organisationId, registrationId: id, memberId: member.id })),
  });
  const filters = (list: string) => `filters=${encodeURIComponent(list)}`;
  const set = `state.is.confirmed~answer:${eats.fieldId}.not.all~answer:${days.fieldId}.is.fri`;
  await db().peopleView.createMany({
    data: [
      { name: "No bread with milk in it", ownerId: null },
      { name: "Comes on Friday", ownerId: owner.id },
    ].map((view) => ({ ...ids, ...view, filters: [], columns: [], sort: "-sent" })),
  });
  return { ...made, people, set: filters(set) };
}

test("sets: filters, columns and views, what is done to all, and what came of it", async ({ page }) => {
  test.setTimeout(240_000);
  const { desk, set, people, ids } = await makeSorted(page);
  await desk.open(`registrations?${set}&columns=tags,assignee,country,language`);
  await desk.main.getByText("Add a filter", { exact: true }).click();
  await draw(page, "desk-set", { most: 1_100 });
  await desk.open(`registrations/bulk?${set}`);
  await draw(page, "desk-bulk");
  // Some have gone on by themselves meanwhile: it is not done for all.
  await db().registration.updateMany({
    where: { ...ids, id: { in: people.slice(0, 5).map(({ id }) => id) } },
    data: { state: "withdrawn" },
  });
  await desk.open("registrations/bulk");
  const decide = desk.part("Decide");
  await decide.getByRole("radio", { name: "Cancel the registration" }).check();
  await decide.getByRole("button", { name: "See what will happen" }).click();
  await expect(desk.said("It will be done for 7 of 12.")).toBeVisible();
  await draw(page, "desk-bulk-preview");
  await desk.button("Do it for 7 registrations").click();
  await expect(desk.said("It is done.")).toBeVisible();
  await draw(page, "desk-bulk-report");
});

test("a message: written, looked at, its mails, planned, and what became of it", async ({ page }) => {
  test.setTimeout(240_000);
  const { desk, edition, owner } = await makeSorted(page);
  await desk.open("outbox/write/new?text=practical");
  await draw(page, "desk-message-new");
  await desk.button("Save as a draft").click();
  await desk.part("Whom it reaches now").waitFor();
  const mailing = await db().mailing.findFirstOrThrow({ where: { editionId: edition.id } });
  await draw(page, "desk-message", { most: 3_200 });
  await desk.button("Make the mails, to read them first").click();
  await desk.main.getByRole("link", { name: "Read and edit the mails" }).waitFor();
  await draw(page, "desk-message-made");
  await desk.open(`outbox?mailing=${mailing.id}`);
  await desk.main.getByText("What it says").first().click();
  await draw(page, "desk-message-drafts");
  await desk.main.getByRole("link", { name: "Read and edit" }).first().click();
  await desk.main.getByLabel("End").waitFor();
  await draw(page, "desk-message-one");
  await desk.open(`outbox/write/${mailing.id}`);
  await desk.button(/^Send these mails/).click();
  await expect(desk.main)
    .toContainText("Sent to 12", { timeout: 30_000 })
    .catch(() => {});
  await page.reload();
  await draw(page, "desk-message-report");

  await desk.open("outbox/write/new?text=day-before");
  await desk.button("Save as a draft").click();
  await desk.part("Whom it reaches now").waitFor();
  const { id, version } = await db().mailing.findFirstOrThrow({
    where: { editionId: edition.id, state: "draft" },
  });
  const actor = { kind: "login", id: owner.id, loginSessionId: crypto.randomUUID() } as never;
  const planned = await planMailing(await editionScope<"send-messages">(edition, { actor }), {
    ...{ school: "", edition: "", mailing: id, version, when: "days", at: null },
    ...{ days: 1, side: "before", time: "17:00" },
  });
  if (!planned.ok) throw new Error(planned.reason);
  await page.reload();
  await draw(page, "desk-message-planned");
  await desk.open("outbox");
  await draw(page, "desk-outbox");
});
