import { expect, test } from "vitest";
import { GET as searchIndex } from "@/app/[locale]/(public)/schools/[school]/[edition]/agenda/index.json/route";
import { GET as lite } from "@/app/[locale]/(public)/schools/[school]/[edition]/lite/route";
import { GET as apiEdition } from "@/app/api/v1/schools/[school]/[edition]/route";
import { GET as apiSessions } from "@/app/api/v1/schools/[school]/[edition]/sessions/route";
import { GET as apiSchool } from "@/app/api/v1/schools/[school]/route";
import { GET as apiSchools } from "@/app/api/v1/schools/route";
import { GET as agendaCalendar } from "@/app/schools/[school]/[edition]/agenda.ics/route";
import { GET as agendaXcal } from "@/app/schools/[school]/[edition]/agenda.xcal/route";
import { GET as daysCalendar } from "@/app/schools/[school]/[edition]/days.ics/route";
import { GET as placesJson } from "@/app/schools/[school]/[edition]/places.json/route";
import { GET as releasesAtom } from "@/app/schools/[school]/[edition]/releases.atom/route";
import { GET as scheduleJson } from "@/app/schools/[school]/[edition]/schedule.json/route";
import { GET as scheduleXml } from "@/app/schools/[school]/[edition]/schedule.xml/route";
import { GET as sessionCalendar } from "@/app/schools/[school]/[edition]/sessions/[file]/route";
import { findProgramme, listPublicSpeakers } from "@/lib/agenda/queries/public-programme";
import { findEditionHead, findEditionPage } from "@/lib/editions/queries/public-edition";
import { findPublicSchool, listPublicSchools } from "@/lib/editions/queries/public-schools";
import { findRegisterForm } from "@/lib/forms/queries/register-form";
import { addDays, localDate, programmeDayBounds } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { listJoinDays } from "@/lib/registration/queries/join-links";
import { findRegistrationCalendar } from "@/lib/registration/queries/registration-calendar";
import { release } from "@/lib/releases/commands/release";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";

// Next's cache only lives inside Next; what it would keep is read each time here.
const LINK = "https://meet.example/planted-room";
const TITLE = "Planted session";
const HOUR_MS = 3_600_000;

test("the link of an online room, when its time has come, is in nothing that everybody may read or that is kept", async () => {
  const date = addDays(localDate(new Date(), "Europe/Rome"), 1);
  const { school, edition } = await makeOpenEdition({ dates: [date] });
  const key = { organisationId: edition.organisationId, editionId: edition.id };
  const room = await makeRoom(edition, { kind: "online", name: "Live room", joinLink: LINK, joinHours: 96 });
  const session = await makeSession(edition, { title: { en: TITLE } });
  const startsAt = new Date(programmeDayBounds(date, "Europe/Rome").start.getTime() + 6 * HOUR_MS);
  const endsAt = new Date(startsAt.getTime() + HOUR_MS);
  await makeSlot(edition, { sessionId: session.id, roomId: room.id, startsAt, endsAt });
  const released = await release(await editionScope(edition), { name: "1.0", note: {} });
  expect(released).toMatchObject({ ok: true });
  const { id: registrationId } = await makeRegistration(edition, await makeCategory(edition));
  // Planted: who has a place sees it now, beside its session.
  const [join] = await listJoinDays(key, "en");
  expect([join?.link, join?.sessions[0]?.title?.text]).toEqual([LINK, TITLE]);

  const params = { locale: "en", school: school.slug, edition: edition.slug };
  const context = (more: object = {}) => ({ params: Promise.resolve({ ...params, ...more }) }) as never;
  const request = new Request("https://convivio.example/?lang=en");
  const answers = {
    "agenda.ics": agendaCalendar(request, context()),
    "agenda.xcal": agendaXcal(request, context()),
    "days.ics": daysCalendar(request, context()),
    "session.ics": sessionCalendar(request, context({ file: `${session.number}-planted-session.ics` })),
    "places.json": placesJson(request, context()),
    "releases.atom": releasesAtom(request, context()),
    "schedule.xml": scheduleXml(request, context()),
    "schedule.json": scheduleJson(request, context()),
    "index.json": searchIndex(request, context()),
    lite: lite(request, context()),
    "api schools": apiSchools(request),
    "api school": apiSchool(request, context()),
    "api edition": apiEdition(request, context()),
    "api sessions": apiSessions(request, context()),
  };
  const words: Record<string, string> = {};
  for (const [name, answer] of Object.entries(answers)) {
    const { status } = await answer;
    expect(status, name).toBe(200);
    words[name] = await (await answer).text();
  }
  // All that the kept pages, their data for search engines and their print are made of.
  const kept = {
    programme: findProgramme("en", school.slug, edition.slug),
    speakers: listPublicSpeakers("en", school.slug, edition.slug),
    edition: findEditionPage("en", school.slug, edition.slug),
    head: findEditionHead("en", school.slug, edition.slug),
    school: findPublicSchool("en", school.slug),
    schools: listPublicSchools("en"),
    form: findRegisterForm("en", school.slug, edition.slug),
  };
  for (const [name, content] of Object.entries(kept)) words[name] = JSON.stringify(await content);
  // An own calendar is stored by programs and synchronised to others.
  words.own = (await findRegistrationCalendar({ ...key, registrationId }, "en")) ?? "";

  for (const name of [
    "agenda.ics",
    "agenda.xcal",
    "session.ics",
    "schedule.xml",
    "schedule.json",
    "index.json",
    "lite",
    "programme",
  ])
    expect(words[name], name).toContain(TITLE);
  for (const [name, text] of Object.entries(words)) {
    expect(text.length, name).toBeGreaterThan(10);
    expect(text, name).not.toMatch(/meet\.example|planted-room/);
  }
  // Nor is it stored where a copy could leave: mails, the history, the released programme.
  for (const [name, rows] of Object.entries({
    mails: db().outboxMessage.findMany({ where: key }),
    history: db().auditValue.findMany({ where: { entry: key } }),
    released: db().releasedSlot.findMany({ where: { organisationId: key.organisationId } }),
    sessions: db().releasedSession.findMany({ where: { organisationId: key.organisationId } }),
  })) {
    const stored = await rows;
    expect(JSON.stringify(stored), name).not.toMatch(/meet\.example/);
  }
});
