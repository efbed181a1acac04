import { expect, test } from "vitest";
import { readMessages } from "@/lib/outbox/jobs/prepare-mail";
import { writeMail } from "@/lib/outbox/jobs/write-mail";
import { addDays, dateColumn, localDate } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { makeRoom } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition, makeVenue } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { tellBeforeTheDay } from "./tell-before-the-day";

const HOUR_MS = 3_600_000;
const LINK = "https://meet.example/before-the-day";

/** An edition that begins in so many hours, with people who had their place long before. */
async function makeNear(hours: number, choice: { timeZone?: string; publishedAt?: null } = {}) {
  const timeZone = choice.timeZone ?? "Europe/Rome";
  const startsAt = new Date(Date.now() + hours * HOUR_MS);
  const date = localDate(startsAt, timeZone);
  const { edition } = await makeOpenEdition({ ...choice, timeZone, dates: [date, addDays(date, 1)] });
  const here = { organisationId: edition.organisationId, editionId: edition.id };
  await db().editionDay.updateMany({ where: { ...here, date: dateColumn(date) }, data: { startsAt } });
  const category = await makeCategory(edition, {
    cost: { en: "€120" },
    payment: { en: "By transfer, with your reference." },
  });
  const somebody = async (state: "confirmed" | "waitlisted" | "pending" = "confirmed", toldHoursAgo = 99) => {
    const row = await makeRegistration(edition, category, { state });
    const createdAt = new Date(Date.now() - toldHoursAgo * HOUR_MS);
    await db().outboxMessage.updateMany({ where: { registrationId: row.id }, data: { createdAt } });
    return row.id;
  };
  const mails = () =>
    db().outboxMessage.findMany({
      where: { ...here, template: "before-the-day" },
      orderBy: { createdAt: "asc" },
    });
  const told = async () => (await mails()).map((mail) => mail.registrationId);
  const change = (data: object) => db().edition.updateMany({ where: { id: edition.id }, data });
  return { edition, here, date, somebody, mails, told, change };
}

/** As the dispatcher makes it now; null where it is not sent. */
async function leaving(message: { template: string; parameters: unknown }) {
  const [ready] = await readMessages([message as Parameters<typeof readMessages>[0][0]], mailSources());
  return !ready || typeof ready === "string" ? null : writeMail([ready]);
}

test("a day before everybody confirmed gets one mail, and nobody else", async () => {
  const { somebody, told, here } = await makeNear(23);
  const [ada, bruno] = [await somebody(), await somebody()];
  await somebody("waitlisted");
  await somebody("pending");
  await tellBeforeTheDay();
  await tellBeforeTheDay();
  expect((await told()).sort()).toEqual([ada, bruno].sort());
  const entries = await db().auditEntry.findMany({ where: { ...here, act: "tell-before-the-day" } });
  expect(entries.map((entry) => entry.actorKind)).toEqual(["system"]);
});

test("not before it is due, not after it began, not of an edition that nobody may see or that is cancelled", async () => {
  const [early, late, draft] = [
    await makeNear(25),
    await makeNear(-1),
    await makeNear(20, { publishedAt: null }),
  ];
  const cancelled = await makeNear(20);
  await cancelled.change({ cancelledAt: new Date() });
  const all = [early, late, draft, cancelled];
  for (const edition of all) await edition.somebody();
  await tellBeforeTheDay();
  expect(await Promise.all(all.map(({ told }) => told()))).toEqual([[], [], [], []]);
});

test("when the link of the online room is there earlier, the mail leaves then and brings it", async () => {
  const { edition, somebody, mails } = await makeNear(60);
  await makeRoom(edition, { kind: "online", name: "Live room", joinLink: LINK, joinHours: 72 });
  await makeVenue(edition, { directions: { en: "Bus 7 to the **quay**." } });
  await db().edition.updateMany({
    where: { id: edition.id },
    data: { accessNote: { en: "No steps at the side door." } },
  });
  await somebody();
  await tellBeforeTheDay();
  const [message] = await mails();
  expect(JSON.stringify(message)).not.toContain("meet.example");
  const mail = await leaving(message as NonNullable<typeof message>);
  for (const words of [
    LINK,
    "Live room",
    "€120",
    "By transfer",
    "Bus 7 to the quay.",
    "No steps at the side",
    "/r/",
  ])
    expect(mail?.text, words).toContain(words);
  expect(mail?.html).toContain(`href="${LINK}"`);
  expect(mail?.attachments?.map(({ type }) => type.split(";")[0])).toEqual(["image/png", "text/calendar"]);
});

test("racing processes queue one mail a person", async () => {
  const { somebody, told } = await makeNear(10);
  const people = await Promise.all(Array.from({ length: 12 }, () => somebody()));
  for (let round = 0; round < 3; round += 1)
    await Promise.all(Array.from({ length: 8 }, () => tellBeforeTheDay()));
  expect((await told()).sort()).toEqual(people.sort());
});

test("the database refuses a second mail of the same day, whoever writes it", async () => {
  const { somebody, mails } = await makeNear(10);
  await somebody();
  await tellBeforeTheDay();
  const [message] = await mails();
  const { id: _id, messageId: _messageId, said: _said, ...row } = message as NonNullable<typeof message>;
  const again = {
    ...row,
    parameters: row.parameters as object,
    messageId: `<twice-${row.registrationId}@x>`,
  };
  await expect(db().outboxMessage.create({ data: again })).rejects.toThrow(/unique/i);
});

test("whoever got the place since it was due read it in that mail, with the link", async () => {
  const { edition, here, somebody, told, date } = await makeNear(10);
  await makeRoom(edition, { kind: "online", name: "Live room", joinLink: LINK, joinHours: 24 });
  const late = await somebody("confirmed", 0);
  await tellBeforeTheDay();
  expect(await told()).toEqual([]);
  const confirmation = await db().outboxMessage.findFirstOrThrow({
    where: { ...here, registrationId: late },
  });
  expect((await leaving(confirmation))?.text).toContain(LINK);
  // Before its time it is in no mail.
  await db().room.updateMany({ where: here, data: { joinHours: 2 } });
  expect((await leaving(confirmation))?.text).not.toContain("meet.example");
  // A confirmation that an organiser did not send told nothing.
  await db().outboxMessage.updateMany({ where: { registrationId: late }, data: { state: "cancelled" } });
  await tellBeforeTheDay();
  expect(await told()).toEqual([late]);
  expect(date).toBe(
    (await db().outboxMessage.findFirstOrThrow({ where: { ...here, template: "before-the-day" } }))
      .parameters?.["day" as never],
  );
});

test("what is not true any more when it leaves is not sent; a day that moved is told again", async () => {
  const { here, somebody, mails, change, date } = await makeNear(10);
  const id = await somebody();
  await tellBeforeTheDay();
  const [message] = await mails();
  const sent = async () => (await leaving(message as NonNullable<typeof message>)) !== null;
  expect(await sent()).toBe(true);
  await change({ cancelledAt: new Date() });
  expect(await sent()).toBe(false);
  await change({ cancelledAt: null });
  await db().registration.updateMany({ where: { id }, data: { state: "withdrawn" } });
  expect(await sent()).toBe(false);
  await db().registration.updateMany({ where: { id }, data: { state: "confirmed" } });
  // The first day is gone, the second one is the first now.
  await db().editionDay.deleteMany({ where: { ...here, date: dateColumn(date) } });
  expect(await sent()).toBe(false);
  const startsAt = new Date(Date.now() + 20 * HOUR_MS);
  await db().editionDay.updateMany({ where: here, data: { startsAt } });
  await tellBeforeTheDay();
  expect((await mails()).map(({ parameters }) => (parameters as { day: string }).day)).toEqual([
    date,
    addDays(date, 1),
  ]);
});
