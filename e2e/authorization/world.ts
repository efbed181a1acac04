import { randomBytes, randomUUID } from "node:crypto";
import { recordAct } from "@/lib/audit/commands/record";
import { hashOf } from "@/lib/files/rules/addresses";
import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { fileAnswer } from "@/lib/forms/rules/named-file";
import { db, transaction } from "@/lib/platform/db/client";
import { secretHash } from "@/lib/platform/secrets";
import { makeMember, makeMerge, makePerson } from "@/prisma/factories/people";
import { makeRoom, makeSession, makeSlot, makeSpeaker, makeTheme } from "@/prisma/factories/programme";
import { makeCategory, makeQuestion, makeQuota, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition, makeNotice, makeOpenEdition, makeVenue } from "@/prisma/factories/schools";
import { makeAskedSpeaker } from "@/prisma/factories/speakers";

/** Everybody a gate may meet; what each of them is there says rights.ts. */
export const PEOPLE = [
  "visitor",
  "participant",
  "door",
  "viewer",
  "viewer with the flag",
  "editor",
  "editor with the flag",
  "owner",
  "editor of this edition",
  "editor of another edition",
  "flag of a weaker role",
  "other owner",
  "administrator",
  "administrator and viewer",
  "administrator taken back",
  "removed while signed in",
  "invited, not accepted",
  "erased login",
  "session unused too long",
  "session at its end",
] as const;
export type Somebody = (typeof PEOPLE)[number];

const HOUR_MS = 3_600_000;

/** A cookie of somebody who has signed in; `past` is the end of the session that has come. */
export async function cookieOf(login: { id: string }, past?: "expiresAt" | "endsAt"): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const end = new Date(Date.now() + HOUR_MS);
  const ends = { expiresAt: end, endsAt: end, ...(past ? { [past]: new Date(Date.now() - 1000) } : {}) };
  await db().loginSession.create({ data: { loginId: login.id, tokenHash: secretHash(token), ...ends } });
  return `convivio.session=${token}`;
}

/** An edition with one record of everything an address or a form can name. */
export async function makeWorld() {
  const { organisation, school, edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  const theme = await makeTheme(edition);
  const venue = await makeVenue(edition);
  const otherVenue = await makeVenue(edition);
  const deletedVenue = await makeVenue(edition, { deletedAt: new Date() });
  const notice = await makeNotice(edition);
  const oldNotice = await makeNotice(edition, { takenDownAt: new Date() });
  const room = await makeRoom(edition, { venueId: venue.id });
  const session = await makeSession(edition, { themeId: theme.id });
  const loose = await makeSession(edition);
  const times = { startsAt: new Date("2027-05-06T07:00Z"), endsAt: new Date("2027-05-06T08:00Z") };
  const slot = await makeSlot(edition, { sessionId: session.id, roomId: room.id, ...times });
  const breakSlot = await makeSlot(edition, {
    title: { en: "Coffee" },
    startsAt: new Date("2027-05-06T08:00Z"),
    endsAt: new Date("2027-05-06T08:30Z"),
  });
  const [firstSlotId = "", secondSlotId = ""] = [slot.id, breakSlot.id].sort();
  const acceptance = await db().acceptedOverlap.create({
    data: {
      organisationId: organisation.id,
      editionId: edition.id,
      kind: "room",
      firstSlotId,
      secondSlotId,
      roomId: room.id,
      ...times,
      why: "A lightning block runs over.",
      batchId: randomUUID(),
    },
  });
  const speaker = await makeSpeaker(edition);
  const asked = await makeAskedSpeaker(edition);
  const quota = await makeQuota(edition);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const options = ["day", "night"].map((value) => ({ value, label: { en: value } }));
  const question = await makeQuestion(edition, {}, { options });
  const elsewhere = await makeQuestion(await makeEdition(school));
  const batch = await transaction((tx) =>
    recordAct(tx, {
      ...{ cause: { kind: "system" }, act: "take-questions", objectKind: "edition", objectId: edition.id },
      ...{ organisationId: organisation.id, editionId: edition.id },
      values: [{ field: "questions", after: [question.fieldId] }],
    }),
  );
  const listed = await makeSession(edition);
  const pasted = await transaction((tx) =>
    recordAct(tx, {
      ...{ cause: { kind: "system" }, act: "paste-sessions", objectKind: "edition", objectId: edition.id },
      ...{ organisationId: organisation.id, editionId: edition.id },
      values: [{ field: "sessions", after: [listed.id] }],
    }),
  );
  const arranged = await transaction((tx) =>
    recordAct(tx, {
      ...{ cause: { kind: "system" }, act: "arrange-slots", objectKind: "edition", objectId: edition.id },
      ...{ organisationId: organisation.id, editionId: edition.id },
      values: [{ field: "changes", after: [arrangedBefore(slot)] }],
    }),
  );
  const changed = await transaction((tx) =>
    recordAct(tx, {
      ...{ cause: { kind: "system" }, act: "change-sessions", objectKind: "edition", objectId: edition.id },
      ...{ organisationId: organisation.id, editionId: edition.id },
      values: [
        { field: "changes", after: [{ id: listed.id, before: { minutes: 5 }, after: { minutes: null } }] },
      ],
    }),
  );
  const registration = await makeRegistration(edition, category, { state: "confirmed" });
  const twin = await makePerson(organisation);
  const [personId = "", otherId = ""] = [registration.personId ?? "", twin.id].sort();
  await db().personPair.create({ data: { organisationId: organisation.id, personId, otherId } });
  const merge = await makeMerge(organisation, registration.personId ?? "");
  const ids = { organisationId: organisation.id, editionId: edition.id };
  const practice = await db().practice.create({
    data: {
      organisationId: organisation.id,
      schoolId: school.id,
      number: 1,
      title: { en: "Example practice" },
    },
  });
  const picture = await db().storedFile.create({
    data: { ...ids, place: "edition_wide", width: 900, height: 600, alt: { en: "A square" } },
  });
  // Asked no more, so that no form of this world is about it.
  const letter = await makeQuestion(edition, { kind: "file", retiredAt: new Date() });
  const sent = await db().answerFile.create({
    data: {
      ...{ ...ids, registrationId: registration.id, fieldId: letter.fieldId },
      ...{ hash: hashOf(letter.id, Buffer.from("a letter")), format: "pdf", name: "letter.pdf", bytes: 8 },
    },
  });
  await db().answer.create({
    data: {
      ...{ organisationId: ids.organisationId, registrationId: registration.id, fieldVersionId: letter.id },
      value: fileAnswer(sent),
    },
  });
  const material = await db().material.create({
    data: { ...ids, title: { en: "Slides" }, url: "https://slides.example" },
  });
  await db().practiceEdition.create({ data: { ...ids, practiceId: practice.id } });
  const host = await db().host.create({ data: { ...ids, name: "Example host", order: 0 } });
  const words = { kind: "cost", content: { title: { en: "A section" } }, order: 0 } as const;
  const { organisationId } = ids;
  const section = await db().pageSection.create({ data: { ...ids, ...words } });
  const schoolSection = await db().pageSection.create({
    data: { organisationId, schoolId: school.id, ...words },
  });
  for (const owner of [ids, { organisationId, schoolId: school.id }])
    await db().pagePublication.create({ data: { ...owner, number: 1, sections: [] } });
  const mailing = await db().mailing.create({
    data: { ...ids, audience: ["confirmed"], subject: { en: "News" }, body: { en: "Bring a plate." } },
  });
  await db().plannedRelease.create({
    data: { ...ids, name: "Programme 2.0", releaseAt: new Date("2098-01-01T09:00:00Z") },
  });
  const message = await db().outboxMessage.findFirstOrThrow({ where: { registrationId: registration.id } });
  await db().outboxMessage.update({
    where: { id: message.id },
    data: {
      ...{ state: "sent", sentAt: new Date() },
      ...{ recipient: registration.email, recipientKey: registration.emailKey },
    },
  });
  const member = await makeMember(organisation, { role: "viewer" });
  const worker = await makeMember(organisation, { role: "editor" });
  const tag = await db().tag.create({ data: { ...ids, name: "Brings a dog" } });
  const note = await db().registrationNote.create({
    data: {
      ...{ organisationId: organisation.id, registrationId: registration.id },
      ...{ text: "Arrives late.", authorId: worker.loginId ?? "" },
    },
  });
  const parameters = { category: null, tag: "Brings a dog", member: null, tell: false, words: "" };
  const bulk = await db().bulkAct.create({ data: { ...ids, act: "tag", parameters } });
  const view = await db().peopleView.create({
    data: { ...ids, name: "Ours", filters: [], columns: ["tags"], sort: "" },
  });
  return {
    organisation,
    school,
    edition,
    theme,
    venue,
    otherVenue,
    deletedVenue,
    notice,
    oldNotice,
    room,
    session,
    loose,
    slot,
    breakSlot,
    acceptance,
    speaker,
    asked: asked.speaker,
    askedSession: { id: asked.sessionId },
    quota,
    category,
    question,
    elsewhere,
    taking: { id: batch },
    pasted: { id: pasted },
    arranged: { id: arranged },
    changed: { id: changed },
    registration,
    twin,
    merge,
    practice,
    material,
    sent,
    picture,
    host,
    section,
    schoolSection,
    mailing,
    message,
    member,
    worker,
    tag,
    note,
    view,
    bulk,
  };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** The words of a world that only some may read, each found nowhere else. */
export async function plantWords({ edition, registration, loose, mailing, member }: World) {
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  const id = (of: { id: string }) => ({
    organisationId_id: { organisationId: ids.organisationId, id: of.id },
  });
  const diet = `no peanuts ${registration.id}`;
  const talk = `Bread of ${loose.id}`;
  const letter = `Bring a plate ${mailing.id}`;
  await transaction((tx) => createStandardForm(tx, { ...ids, languages: ["en"] }));
  const field = await db().fieldVersion.findFirstOrThrow({ where: { field: { ...ids, key: "diet" } } });
  await db().answer.create({
    data: {
      organisationId: ids.organisationId,
      registrationId: registration.id,
      fieldVersionId: field.id,
      value: diet,
    },
  });
  await db().session.update({ where: id(loose), data: { title: { en: talk } } });
  await db().mailing.update({ where: id(mailing), data: { body: { en: letter } } });
  return {
    name: registration.fullName,
    address: registration.email,
    diet,
    talk,
    letter,
    colleague: member.email,
  };
}

/** As an act on several cards keeps one that it put where it is, an hour later than before. */
function arrangedBefore(slot: {
  id: string;
  version: number;
  roomId: string | null;
  startsAt: Date;
  endsAt: Date;
}) {
  const [start, end] = [slot.startsAt.getTime(), slot.endsAt.getTime()];
  const { id: slotId, version, roomId } = slot;
  const before = { roomId, start: start - 3_600_000, end: end - 3_600_000 };
  return { slotId, version, before, after: { roomId, start, end } };
}
