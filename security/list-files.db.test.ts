import { beforeAll, expect, test } from "vitest";
import { historyContent } from "@/components/audit/desk/history-content";
import { outboxContent } from "@/components/outbox/desk/outbox-content";
import { practiceContent } from "@/components/practices/desk/practice-content";
import { sessionContent, speakerContent } from "@/components/programme/desk/programme-content";
import { teamContent } from "@/components/team/desk/team-content";
import { findMailings } from "@/lib/audiences/queries/written-mailings";
import { STOPPED } from "@/lib/audiences/rules/own-mails";
import { listAuditForExport } from "@/lib/audit/queries/list-audit";
import { mailNames } from "@/lib/outbox/emails/mail-names";
import { listOutboxForDesk } from "@/lib/outbox/queries/desk-outbox";
import { listOutboxForExport } from "@/lib/outbox/queries/export-outbox";
import { HELD_BACK, UNWANTED } from "@/lib/outbox/rules";
import { OutboxLookSchema } from "@/lib/outbox/schema";
import { db } from "@/lib/platform/db/client";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";
import type { TableContent } from "@/lib/platform/tables/table";
import { xlsxBytes } from "@/lib/platform/tables/xlsx";
import { listPracticesForExport } from "@/lib/practices/queries/export-practices";
import { listSessionsForExport, listSpeakersForExport } from "@/lib/programme/queries/export-programme";
import { getSpeakerForms } from "@/lib/programme/queries/speaker-forms";
import { SpeakersLookSchema } from "@/lib/programme/schema/speaker";
import { listTeam } from "@/lib/team/queries/list-team";
import { makeMember } from "@/prisma/factories/people";
import { makeRoom, makeSession, makeSlot, makeSpeaker } from "@/prisma/factories/programme";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { mailSources } from "@/prisma/testing/mail-sources";
import { readBytes } from "@/prisma/testing/read-whole";
import { readWorkbook } from "@/prisma/testing/read-workbook";
import { editionScope } from "@/prisma/testing/scopes";

let world: Awaited<ReturnType<typeof makeEntrance>>;
let scope: Awaited<ReturnType<typeof editionScope<never>>>;

beforeAll(async () => {
  world = await makeEntrance();
  const { edition, category } = world;
  scope = await editionScope<never>(edition, { role: "owner" });
  await makeRegistration(edition, category, { email: "ada@example.org" });
  const session = await makeSession(edition, { title: { en: "Bread", it: "Pane" } });
  await makeSession(edition, { title: { en: "No time yet" } });
  const speaker = await makeSpeaker(edition, { fullName: "Zoë Prova", country: "FR" });
  const { organisationId } = edition;
  await db().sessionPerson.create({
    data: { organisationId, sessionId: session.id, speakerId: speaker.id, role: "speaker", order: 1 },
  });
  const room = await makeRoom(edition, { name: "=Room" });
  const startsAt = new Date("2027-05-06T07:00:00Z");
  const endsAt = new Date("2027-05-06T08:00:00Z");
  await makeSlot(edition, { sessionId: session.id, roomId: room.id, startsAt, endsAt });
});

const words = (language: string) => ({
  name: "List",
  t: translator(language, "desk-lists"),
  fields: translator(language, "desk-fields"),
  states: translator(language, "desk-registrations"),
  mailNames: mailNames(language),
  language,
  languages: ["en"],
});

const historyWordsOf = (language: string) => ({
  t: translator(language, "desk-history"),
  fields: translator(language, "desk-fields"),
  states: translator(language, "desk-registrations"),
  site: translator(language, "site"),
  mails: mailNames(language),
  language,
  languages: ["en"],
  timeZone: "Europe/Rome",
});

/** The words and numbers of a file, read as a spreadsheet reads them. */
async function read(content: TableContent) {
  const { rows } = readWorkbook(await readBytes(xlsxBytes(content, "Europe/Rome")));
  const [headings = [], ...records] = rows;
  for (const row of rows) expect(row).toHaveLength(content.columns.length);
  expect(new Set(headings.map(({ value }) => value)).size).toBe(content.columns.length);
  return records.map((row) => row.map(({ value }) => value));
}

test.each(LOCALES)("sessions, a row for each time, in %s", async (language) => {
  const { pages, count } = await listSessionsForExport(scope);
  expect(count).toBe(2);
  const rows = await read(sessionContent(pages, words(language)));
  expect(rows.map((row) => [row[1], row[6], row[8]])).toEqual([
    [language === "it" ? "Pane" : "Bread", "=Room", "Zoë Prova"],
    ["No time yet", "", ""],
  ]);
  // 6 May 2027, 09:00 in Rome, as days since 30 December 1899.
  expect(Number(rows[0]?.[4])).toBeCloseTo(46513 + 9 / 24, 6);
  expect(rows[1]?.[4]).toBe("");
});

test("speakers, with their country in words and the numbers of their sessions", async () => {
  const { pages } = await listSpeakersForExport(scope, {});
  const [row] = await read(speakerContent(pages, words("en")));
  expect(row?.[0]).toBe("Zoë Prova");
  expect(row?.slice(-2)).toEqual(["France", "1"]);
});

test("messages, of one tab or of all, with whom they go to", async () => {
  const of = async (tab: "sent" | null) =>
    read(
      outboxContent(
        (await listOutboxForExport(scope, { state: tab, mailing: null }, findMailings, [])).pages,
        words("en"),
      ),
    );
  const all = await of(null);
  expect(all.map((row) => row[1])).toEqual(["ada@example.org"]);
  const sent = await db().outboxMessage.count({ where: { editionId: world.edition.id, state: "sent" } });
  expect(await of("sent")).toHaveLength(sent);
});

test("what the page narrows down to is what its file holds, and its button counts", async () => {
  const { edition, category } = world;
  const { organisationId, id: editionId } = edition;
  const written = await db().mailing.create({
    data: { organisationId, editionId, audience: [], subject: { en: "Lunch" }, body: { en: "Lunch" } },
  });
  const bea = await makeRegistration(edition, category, { email: "bea@example.org" });
  await db().outboxMessage.updateMany({
    where: { editionId, registrationId: bea.id },
    data: { mailingId: written.id, state: "sent", recipient: "bea@example.org" },
  });
  const mails = [null, written.id].flatMap((mailing) =>
    [null, "sent", "draft"].map((state) => ({ state, mailing })),
  );
  for (const asked of mails) {
    const look = OutboxLookSchema.parse(asked);
    const file = await listOutboxForExport(scope, look, findMailings, []);
    const page = await listOutboxForDesk(scope, look.state, { page: 1 }, mailSources(), [], look.mailing);
    const rows = await read(outboxContent(file.pages, words("en")));
    expect([file.count, rows.length]).toEqual([page.total, page.total]);
    expect(rows.map((row) => row[1])).toEqual(page.rows.map(({ recipient }) => recipient));
    if (asked.mailing) expect(page.total).toBe(asked.state === "draft" ? 0 : 1);
  }
  // Why one did not leave is said in words, what a server answered as it said it.
  const said: unknown[] = [];
  for (const failure of [UNWANTED, STOPPED, HELD_BACK, "550 5.1.1"]) {
    await db().outboxMessage.updateMany({ where: { mailingId: written.id }, data: { failure } });
    const { pages } = await listOutboxForExport(
      scope,
      { state: null, mailing: written.id },
      findMailings,
      [],
    );
    said.push(...(await read(outboxContent(pages, words("en")))).map((row) => row.at(-1)));
  }
  expect(said).toEqual([
    "does not want messages",
    "stopped before it left",
    "held back, as the edition was cancelled",
    "550 5.1.1",
  ]);
  await makeSpeaker(edition, { fullName: "Only on the list" });
  await db().speaker.updateMany({
    where: { editionId, fullName: "Zoë Prova" },
    data: { askedAt: new Date() },
  });
  for (const [reply, names] of [
    [undefined, ["Only on the list", "Zoë Prova"]],
    ["missing", ["Zoë Prova"]],
    ["declined", []],
    ["no reply at all", ["Only on the list", "Zoë Prova"]],
  ] as const) {
    const look = SpeakersLookSchema.parse({ reply });
    const file = await listSpeakersForExport(scope, look);
    const page = await getSpeakerForms(scope, { ...look, page: 1, size: 50, opened: undefined });
    const rows = await read(speakerContent(file.pages, words("en")));
    expect(rows.map(([name]) => name).toSorted()).toEqual(names);
    expect(page.speakers.map(({ fullName }) => fullName).toSorted()).toEqual(names);
    expect([file.count, page.names.length]).toEqual([names.length, names.length]);
  }
});

test("the history, the newest first, each entry once", async () => {
  const { pages, count } = await listAuditForExport(scope, {});
  const rows = await read(historyContent(pages, "History", historyWordsOf("en")));
  expect(rows).toHaveLength(count);
  expect(rows.length).toBeGreaterThan(0);
  const moments = rows.map(([when]) => Number(when));
  expect(moments).toEqual(moments.toSorted((one, other) => other - one));
});

test("the team, with what each may do", async () => {
  const member = await makeMember({ id: world.edition.organisationId }, { role: "viewer" });
  const rows = await read(teamContent(await listTeam(scope), words("en")));
  expect(rows.find((row) => row[1] === member.email)?.[2]).toBe("Viewer: look, not change");
});

test("practices of the edition, and none of others", async () => {
  const { organisationId, schoolId } = scope;
  for (const number of [1, 2])
    await db().practice.create({
      data: {
        ...{ organisationId, schoolId, number },
        title: { en: `Practice ${number}` },
        ...(number === 1 ? { editions: { create: { editionId: world.edition.id } } } : {}),
      },
    });
  const rows = await read(practiceContent(await listPracticesForExport(scope), words("en")));
  expect(rows.map((row) => row.slice(0, 2))).toEqual([["1", "Practice 1"]]);
});
