import { instantOf } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { makeLogin, makeMember, makePerson } from "../factories/people";
import { makeRoom, makeSession, makeSlot, makeSpeaker, makeTheme } from "../factories/programme";
import { makeCategory, makeQuestion, makeRegistration } from "../factories/registration";
import { makeEdition, makeOrganisation, makeSchool, makeVenue } from "../factories/schools";
import { schoolScope } from "../testing/scopes";

/** A word in every language that an edition has here. */
export const said = (word: string) => ({ en: word, it: `${word} (it)`, de: `${word} (de)` });

const ROME = (date: string, time: string) => {
  const found = instantOf(date, time, "Europe/Rome", "earlier");
  if (!found.ok) throw new Error(`${date} ${time} is no time`);
  return found.instant;
};

const ZONE = {
  timeZone: "Europe/Rome",
  ...{ registrationOpensAt: ROME("2027-01-15", "09:00"), registrationClosesAt: ROME("2027-04-30", "23:59") },
};

/** What an edition says of itself, none of it as it is by default. */
const PAGE = {
  ...{ title: said("Trieste 2027"), slug: "trieste-2027", year: 2027, number: 11 },
  ...{ tagline: said("Line"), summary: said("Summary"), description: said("Description") },
  ...{ audience: said("Audience"), cost: said("Cost"), accessNote: said("Access") },
  ...{ city: "Trieste", country: "IT", mode: "either", contactEmail: "trieste@example.org" },
  replyTo: "answers@example.org",
  ...{ languages: ["it", "en", "de"], undoSeconds: 90, publishedAt: ROME("2026-12-01", "09:00") },
} as const;

/**
 * An edition of May 2027 with something in every table that the next one may take, in three languages, and with people whose
 * data must stay behind.
 */
export async function makeLastYear() {
  const organisation = await makeOrganisation({ languages: ["it", "en", "de"] });
  const school = await makeSchool(organisation, { title: said("School") });
  const edition = await makeEdition(school, {
    ...{ dates: [], capacity: 40, ...ZONE, ...PAGE, mode: "either" },
    languages: [...PAGE.languages],
  });
  const ids = { organisationId: organisation.id, editionId: edition.id };
  await db().editionDay.createMany({
    data: ["2027-05-06", "2027-05-07"].map((date, index) => ({
      ...{ ...ids, date: new Date(`${date}T00:00:00Z`), mode: "online" as const },
      ...{ label: said(`Day ${index}`), module: said(`Module ${index}`) },
      ...{ startsAt: ROME(date, "09:00"), endsAt: ROME(date, "18:30") },
    })),
  });
  const venue = await makeVenue(edition, {
    ...{ name: said("Hall"), address: said("1 Quay"), city: "Muggia", directions: said("Way") },
    ...{ accessNote: said("Ramp"), latitude: 45.65, longitude: 13.77, order: 3 },
  });
  await makeVenue(edition, { name: said("Taken off"), deletedAt: new Date() });
  await makeRoom(edition, { name: "Hall 1", venueId: venue.id });
  await db().host.create({
    data: { ...ids, name: "Cooperative Bank", url: "https://bank.example.org", role: "funder", order: 3 },
  });
  await db().accessItem.create({
    data: { ...ids, kind: "quiet_room", title: said("Quiet"), text: said("Room"), order: 2 },
  });
  await db().editionQuestion.create({
    data: { ...ids, question: said("Where to sleep?"), answer: said("There"), order: 4 },
  });
  await db().pageSection.create({
    data: {
      ...{ ...ids, kind: "stay", order: 6, version: 5 },
      content: { title: said("Hotels"), "rows.0.name": "Hotel Salt", "rows.0.price": said("80") },
    },
  });
  const form = await makeForm(edition, ids);
  const programme = await makeProgramme(edition, ids);
  await db().mailWording.create({
    data: {
      ...{ ...ids, template: "registration-confirmed", version: 7, leftOut: ["steps"] },
      ...{ subject: said("See you"), opening: said("Bring bread"), closing: said("Yours") },
    },
  });
  const helper = await makeLogin({ name: "Helper" });
  await makeMember(organisation, { login: helper, editionId: edition.id, role: "editor", language: "it" });
  // What a translator still has to do stays to be done.
  await db().translation.create({
    data: {
      ...{ ...ids, objectKind: "theme", objectId: programme.theme.id },
      ...{ field: "title", language: "de", state: "outdated" },
    },
  });
  const scope = await schoolScope<"create-edition">(school);
  await makeMember(organisation, { login: { id: scope.actor.id, email: scope.actor.emails[0] ?? "" } });
  return {
    organisation,
    school,
    edition,
    venue,
    ids,
    ...form,
    ...programme,
    scope,
  };
}

async function makeForm(
  edition: { organisationId: string; id: string },
  ids: { organisationId: string; editionId: string },
) {
  const quota = await db().quota.create({ data: { ...ids, name: said("Beds"), capacity: 12 } });
  const category = await makeCategory(edition, {
    ...{
      slug: "member",
      name: said("Member"),
      description: said("Who"),
      cost: said("40"),
      payment: said("Cash"),
    },
    ...{ public: false, approval: true, order: 5, answerBy: new Date("2027-04-01T00:00:00Z") },
    closedAt: new Date("2027-04-20T00:00:00Z"),
  });
  await db().categoryQuota.create({
    data: { organisationId: ids.organisationId, categoryId: category.id, quotaId: quota.id },
  });
  for (const [kind, key] of [
    ["privacy", "privacy"],
    ["participation", "terms"],
    ["sensitive", "diet"],
  ] as const)
    await db().term.create({
      data: {
        ...{ ...ids, kind, key },
        versions: { create: [1, 2].map((number) => ({ number, text: said(`${key} ${number}`) })) },
      },
    });
  const consent = await db().termVersion.findFirstOrThrow({
    where: { organisationId: ids.organisationId, number: 2, term: { editionId: ids.editionId, key: "diet" } },
  });
  const bus = await makeQuestion(
    edition,
    {
      key: "bus",
      kind: "choice",
      laterSince: new Date("2027-02-01"),
      answerUntil: new Date("2027-04-29T00:00:00Z"),
    },
    {
      ...{
        label: said("Bus"),
        hint: said("Hint"),
        purpose: said("Seats"),
        required: true,
        retentionDays: 30,
      },
      ...{ readers: "trusted", settings: { unit: "seat" } },
      options: [{ value: "early", label: said("Early"), limit: 30 }],
      condition: { match: "any", clauses: [{ about: "category", says: "is", values: [category.id] }] },
    },
  );
  const diet = await makeQuestion(
    edition,
    { key: "diet", kind: "text", meaning: "diet" },
    { label: said("Diet"), sensitive: true, readers: "owners", termVersionId: consent.id },
  );
  await makeQuestion(edition, { key: "old", retiredAt: new Date("2027-02-02") }, { label: said("Old") });
  return { quota, category, bus, diet };
}

async function makeProgramme(
  edition: { organisationId: string; id: string },
  ids: { organisationId: string; editionId: string },
) {
  const theme = await makeTheme(edition, {
    number: 4,
    colour: "pine",
    title: said("Theme"),
    summary: said("Why"),
  });
  const room = await makeRoom(edition, {
    ...{ name: "Aula 12", floor: said("First"), kind: "online", capacity: 25, equipment: said("Beamer") },
    ...{ stepFree: true, opensMinute: 480, closesMinute: 1_200, shared: true, joinHours: 5, order: 6 },
    joinLink: "https://meet.example.org/secret",
  });
  const person = await makePerson({ id: ids.organisationId }, { fullName: "Ada Esempio" });
  const ada = await makeSpeaker(edition, {
    ...{ personId: person.id, number: 8, sourceId: "x-8", fullName: "Ada Esempio", sortName: "Esempio, Ada" },
    ...{ affiliation: "Coop", country: "IT", headline: said("Baker"), biography: said("Bakes") },
    websites: [{ url: "https://ada.example.org", label: "Blog" }],
    email: "ada@example.org",
  });
  const session = await makeSession(edition, {
    ...{
      number: 7,
      sourceId: "s-7",
      title: said("Bread"),
      subtitle: said("Sourdough"),
      abstract: said("Dough"),
    },
    ...{ kind: "visit", themeId: theme.id, languages: ["it"], minutes: 75, noRecording: true },
    ...{ signUp: "sign_up", signUpCapacity: 12, signUpOpensAt: new Date("2026-09-01T08:00:00Z") },
  });
  const link = { organisationId: ids.organisationId, sessionId: session.id };
  await db().sessionPerson.create({ data: { ...link, speakerId: ada.id, role: "chair", order: 2 } });
  await db().interpretation.create({
    data: { ...link, fromLanguage: "it", toLanguage: "de", mode: "sign", speakerId: ada.id },
  });
  await makeSession(edition, { title: said("Cancelled"), cancelledAt: new Date() });
  await makeSession(edition, { title: said("Deleted"), deletedAt: new Date() });
  await makeSlot(edition, {
    ...{ sessionId: session.id, roomId: room.id },
    ...{ startsAt: ROME("2027-05-06", "10:00"), endsAt: ROME("2027-05-06", "11:00") },
  });
  return { theme, room, ada, session };
}

/** Somebody who registered, said what they eat, agreed, was written to, and is noted about. */
export async function makeParticipant(world: Awaited<ReturnType<typeof makeLastYear>>) {
  const { edition, category, diet, ids } = world;
  const registration = await makeRegistration(edition, category, {
    ...{ state: "confirmed", fullName: "Secret Person", email: "secret@example.org" },
  });
  const link = { organisationId: ids.organisationId, registrationId: registration.id };
  const version = await db().fieldVersion.findUniqueOrThrow({
    where: { organisationId_id: { organisationId: ids.organisationId, id: diet.id } },
  });
  const consent = await db().consent.create({
    data: { ...link, termVersionId: version.termVersionId ?? "", language: "it", agreedAt: new Date() },
  });
  await db().answer.create({
    data: { ...link, fieldVersionId: diet.id, value: "no secret nuts", consentId: consent.id },
  });
  await db().mailing.create({
    data: { ...ids, audience: ["confirmed"], subject: said("Secret letter"), body: said("To Secret Person") },
  });
  const { id: auditEntryId } = await db().auditEntry.create({
    data: {
      ...ids,
      actorKind: "system",
      act: "register",
      objectKind: "registration",
      objectId: registration.id,
    },
  });
  await db().outboxMessage.create({
    data: {
      ...{ ...link, editionId: ids.editionId, template: "registration-confirmed", language: "it" },
      ...{ recipient: "secret@example.org", recipientKey: "secret@example.org", state: "sent" },
      ...{ parameters: {}, auditEntryId, messageId: `<${registration.id}@example.org>` },
    },
  });
  return registration;
}
