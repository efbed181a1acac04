import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { db, transaction } from "@/lib/platform/db/client";
import { CORRECTION_LINK, linkToken } from "@/lib/platform/secrets";
import { queueFor } from "@/prisma/factories/messages";
import { makeMember } from "@/prisma/factories/people";
import { makeCorrection, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition, makeOrganisation, makeSchool } from "@/prisma/factories/schools";
import { signUpForAll } from "@/prisma/factories/sign-ups";
import { speakerToken } from "@/prisma/factories/speakers";
import { markAll } from "@/prisma/factories/stars";
import { cookieOf, makeWorld } from "../authorization/world";
import { EXAMPLE_ORGANISER } from "../fixtures";

/** One state of the site: what stands for each part of an address, and who looks. */
export interface SiteState {
  name: string;
  locale: string;
  cookie: string;
  /** By the name of the part in brackets; a page with a part that is missing here does not exist in this state. */
  parts: Record<string, string>;
  /** Query strings that some pages need. */
  queries: Record<string, string>;
}

/** The link of whoever had an address before it was corrected; of a registration that ended, so that nobody has one place less. */
async function correctedLink(edition: { organisationId: string; id: string }, fullName?: string) {
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  const category = await db().category.findFirstOrThrow({ where: ids, select: { id: true } });
  const ended = await makeRegistration(edition, category, {
    state: "withdrawn",
    ...(fullName ? { fullName } : {}),
  });
  const { id } = await makeCorrection(ended);
  return linkToken("correction", id, CORRECTION_LINK);
}

/** The private link of a speaker, who is sent it now. */
async function speakersLink(organisationId: string, id: string) {
  const email = `speaker-${id}@example.org`;
  const where = { organisationId_id: { organisationId, id } };
  return speakerToken(await db().speaker.update({ where, data: { email, askedAt: new Date() } }));
}

/** One mail of a message that waits to be read. @returns which one */
async function draftOf(
  mailing: { organisationId: string; editionId: string; id: string },
  registrationId: string,
): Promise<string> {
  const { organisationId, editionId, id } = mailing;
  const edition = { organisationId, id: editionId };
  const [message = ""] = await queueFor(edition, [{ id: registrationId, language: "en" }], "mailing");
  await db().outboxMessage.update({ where: { id: message }, data: { mailingId: id, state: "draft" } });
  return message;
}

/** Says one of an edition's mails in its own words. @returns which one */
async function wordMail(edition: { organisationId: string; id: string }, words: Record<string, string>) {
  const template = "registration-confirmed";
  const mail = { organisationId: edition.organisationId, editionId: edition.id, template };
  const data = { subject: words, opening: words, closing: words, version: 1 };
  await db().mailWording.upsert({
    where: { organisationId_editionId_template: mail },
    create: { ...mail, ...data },
    update: data,
  });
  return template;
}

const PLACE = "/[locale]/organise/[school]/[edition]/programme/place";
const SAME = "/[locale]/organise/[school]/[edition]/registrations/same";

/** Nothing but an edition with its first day: every list is empty. */
export async function emptyState(): Promise<SiteState> {
  const organisation = await makeOrganisation();
  const school = await makeSchool(organisation);
  const edition = await makeEdition(school);
  const owner = await makeMember(organisation, { role: "owner" });
  return {
    name: "empty",
    locale: "en",
    cookie: await cookieOf(owner.login),
    parts: {
      school: school.slug,
      edition: edition.slug,
      organisation: organisation.id,
      template: "schedule-changed",
    },
    queries: { "/[locale]/organise/new/school": `?organisation=${organisation.id}` },
  };
}

/** The example edition with all it has. */
export async function fullState(): Promise<SiteState> {
  const edition = await db().edition.findFirstOrThrow({
    where: { school: { slug: "common-table-school" }, publishedAt: { not: null } },
    select: {
      id: true,
      slug: true,
      organisationId: true,
      sessions: { take: 1, orderBy: { number: "asc" }, select: { id: true } },
      speakers: {
        ...{ take: 1, orderBy: { number: "asc" } },
        where: { sessions: { some: {} } },
        select: { id: true, number: true },
      },
      days: { take: 1, orderBy: { date: "asc" }, select: { date: true } },
      slots: { take: 1, where: { kind: "break" }, select: { id: true } },
      practices: { take: 1, select: { practice: { select: { number: true } } } },
      registrations: {
        take: 2,
        where: { state: "confirmed" },
        select: { id: true, linkVersion: true, emailKey: true, personId: true },
      },
    },
  });
  const email = EXAMPLE_ORGANISER;
  const login = await db().login.findFirstOrThrow({ where: { emails: { some: { email } } } });
  const draft = await makeRegistration(edition, null, { state: "draft" });
  const mailing = await db().mailing.create({
    data: {
      organisationId: edition.organisationId,
      editionId: edition.id,
      audience: ["confirmed"],
      subject: { en: "News" },
      body: { en: "Bring a plate." },
    },
  });
  const bulk = await db().bulkAct.create({
    data: {
      ...{ organisationId: edition.organisationId, editionId: edition.id },
      act: "tag",
      parameters: { category: null, tag: "Kitchen", member: null, tell: false, words: "" },
    },
  });
  const picture = await db().storedFile.create({
    data: {
      organisationId: edition.organisationId,
      editionId: edition.id,
      ...{ place: "recap_gallery", width: 900, height: 600, alt: { en: "A square" } },
    },
  });
  const [session, slot, registration] = [edition.sessions[0], edition.slots[0], edition.registrations[0]];
  if (registration)
    await markAll({ organisationId: edition.organisationId, editionId: edition.id, id: registration.id });
  return {
    name: "full",
    locale: "en",
    cookie: await cookieOf(login),
    parts: {
      school: "common-table-school",
      edition: edition.slug,
      organisation: edition.organisationId,
      "session of desk": session?.id ?? "",
      session: "1",
      speaker: String(edition.speakers[0]?.number ?? ""),
      "speaker of desk": edition.speakers[0]?.id ?? "",
      "token of speak": await speakersLink(edition.organisationId, edition.speakers[0]?.id ?? ""),
      practice: String(edition.practices[0]?.practice.number ?? ""),
      date: edition.days[0]?.date.toISOString().slice(0, 10) ?? "",
      slot: slot?.id ?? "",
      mailing: mailing.id,
      message: await draftOf(mailing, registration?.id ?? ""),
      file: picture.id,
      bulk: bulk.id,
      template: await wordMail(edition, { en: "Bring a **plate**, {fullName}." }),
      registration: registration?.id ?? "",
      "token of r": linkToken("private-link", registration?.id ?? "", registration?.linkVersion ?? 0),
      "token of corrected": await correctedLink(edition),
      "token of messages": registration
        ? linkToken("unsubscribe", registration.id, registration.emailKey)
        : "",
      "token of sign-in": "A".repeat(43),
      draft: linkToken("draft-link", draft.id, draft.linkVersion),
      page: "you",
      at: "any/taking-part",
    },
    queries: {
      "/[locale]/organise/new/school": `?organisation=${edition.organisationId}`,
      [PLACE]: `?session=${session?.id}`,
      [SAME]: `?registration=${registration?.id}&other=${edition.registrations[1]?.personId}`,
      "/[locale]/organise/[school]/[edition]/registrations": `?open=${registration?.id}`,
    },
  };
}

/** Longer than any layout likes: one word of German after the other. */
const LONG = "Genossenschaftsentwicklungszusammenarbeitsveranstaltung";
const LONG_TITLE = `${LONG} und gesellschaftliche Verantwortungsübernahme ${LONG}`;

/** The same pages with titles, names and rooms that are too long, in the longest language. */
export const longState = () =>
  writtenState("long", { word: LONG, title: LONG_TITLE, mailbox: "a".repeat(60) });

/** The same pages where everything that people wrote runs from right to left and ends with a mark. */
export const rightToLeftState = () =>
  writtenState("right-to-left", { word: "الخبز (1)!", title: "مدرسة الخبز (1)!", mailbox: "a" });

interface Written {
  word: string;
  title: string;
  mailbox: string;
}

/** An edition whose titles, names and rooms are all these. */
async function writtenState(name: string, { word, title, mailbox }: Written): Promise<SiteState> {
  const world = await makeWorld();
  const ids = { organisationId: world.organisation.id, editionId: world.edition.id };
  const de = { title: { de: title } };
  const where = (id: string) => ({ organisationId_id: { organisationId: ids.organisationId, id } });
  const { school, edition, theme, session, loose, breakSlot, practice, category } = world;
  await db().organisation.update({ where: { id: ids.organisationId }, data: { name: title } });
  await db().school.update({ where: where(school.id), data: de });
  await db().edition.update({ where: where(edition.id), data: { ...de, city: word } });
  await db().theme.update({ where: where(theme.id), data: de });
  await db().room.update({ where: where(world.room.id), data: { name: word } });
  for (const { id } of [session, loose, world.askedSession])
    await db().session.update({ where: where(id), data: { ...de, abstract: { de: title } } });
  await db().slot.update({ where: where(breakSlot.id), data: de });
  await db().practice.update({ where: where(practice.id), data: de });
  for (const quota of await db().quota.findMany({ where: { ...ids, root: false } }))
    await db().quota.update({ where: where(quota.id), data: { name: { de: title } } });
  await db().category.update({ where: where(category.id), data: { name: { de: title } } });
  for (const { id } of [world.speaker, world.asked])
    await db().speaker.update({ where: where(id), data: { fullName: title.slice(0, 120) } });
  await transaction((tx) => createStandardForm(tx, { ...ids, languages: ["de", "en"] }));
  const registration = await makeRegistration(edition, category, {
    state: "confirmed",
    fullName: title.slice(0, 120),
    affiliation: title.slice(0, 120),
    email: `${mailbox}@${"b".repeat(50)}.example.org`,
    language: "de",
  });
  await markAll(registration);
  await signUpForAll(registration);
  await makeRegistration(edition, category, {
    ...{ state: "pending", fullName: title.slice(0, 120), affiliation: title.slice(0, 120) },
  });
  const draft = await makeRegistration(edition, null, { state: "draft", language: "de" });
  const owner = await makeMember(world.organisation, { role: "owner" });
  return {
    name,
    locale: "de",
    cookie: await cookieOf(owner.login),
    parts: {
      school: school.slug,
      edition: edition.slug,
      organisation: ids.organisationId,
      "session of desk": session.id,
      "speaker of desk": world.asked.id,
      "token of speak": speakerToken(world.asked),
      slot: breakSlot.id,
      practice: String(practice.number),
      mailing: world.mailing.id,
      message: await draftOf(world.mailing, registration.id),
      file: world.picture.id,
      template: await wordMail(edition, { de: title }),
      bulk: world.bulk.id,
      registration: registration.id,
      "token of r": linkToken("private-link", registration.id, registration.linkVersion),
      "token of corrected": await correctedLink(edition, title.slice(0, 120)),
      "token of messages": linkToken("unsubscribe", registration.id, registration.emailKey),
      draft: linkToken("draft-link", draft.id, draft.linkVersion),
      page: "you",
      at: "any/taking-part",
    },
    queries: {
      "/[locale]/organise/new/school": `?organisation=${ids.organisationId}`,
      [PLACE]: `?session=${loose.id}`,
      [SAME]: `?registration=${world.registration.id}&other=${registration.personId}`,
      "/[locale]/organise/[school]/[edition]/registrations": `?open=${registration.id}`,
    },
  };
}
