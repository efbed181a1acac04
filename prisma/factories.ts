import { randomInt, randomUUID } from "node:crypto";
import { recordAct } from "@/lib/audit/commands/record";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { addDays, dateColumn, localDate } from "@/lib/platform/dates/zones";
import { db, type Reader, transaction } from "@/lib/platform/db/client";
import { emailKey, nameKey } from "@/lib/platform/text";
import type { Prisma } from "@/prisma/generated/client";

/**
 * Records for tests and examples: one small function a record, sensible defaults, anything overridable. Each call makes
 * a new one; parents are passed in, so a test always makes its own organisation and never meets another test's rows.
 */
type Owner = { organisationId: string };
type Owned = Owner & { id: string };
/** What a caller may choose: every column but the owner's. */
type Choice<Input> = Partial<Omit<Input, "organisationId">>;

/** Short and never twice in a run, for slugs, addresses and names. */
export function unique(): string {
  return randomUUID().slice(0, 8);
}

/** An organisation with all five languages, English first. */
export async function makeOrganisation(choice: Partial<Prisma.OrganisationUncheckedCreateInput> = {}) {
  return db().organisation.create({
    data: {
      name: "Example Federation",
      controllerName: "Example Federation",
      controllerAddress: "1 Example Street, Trieste",
      privacyContact: "privacy@example.org",
      languages: ["en", "fr", "it", "es", "de"],
      ...choice,
    },
  });
}

/** A recurring school with its current address among its addresses. */
export async function makeSchool(
  organisation: { id: string },
  choice: Choice<Prisma.SchoolUncheckedCreateInput> = {},
) {
  const organisationId = organisation.id;
  const slug = choice.slug ?? `school-${unique()}`;
  return transaction(async (tx) => {
    const school = await tx.school.create({
      data: { kind: "school", title: { en: "Example school" }, ...choice, organisationId, slug },
    });
    await tx.schoolAlias.create({ data: { organisationId, schoolId: school.id, slug } });
    return school;
  });
}

export interface EditionChoice extends Choice<Prisma.EditionUncheckedCreateInput> {
  /** ISO dates; one day in 90 days when left out. */
  dates?: string[];
  /** Of the root quota; null is unlimited. */
  capacity?: number | null;
}

const DAY_MS = 86_400_000;

/** A published edition, open for registration, with its days and root quota. */
export async function makeEdition(school: Owned, choice: EditionChoice = {}) {
  const { dates, capacity = 100, ...columns } = choice;
  const { organisationId } = school;
  const timeZone = columns.timeZone ?? "Europe/Rome";
  const days = dates ?? [addDays(localDate(new Date(), timeZone), 90)];
  const edition = await db().edition.create({
    data: {
      slug: `edition-${unique()}`,
      year: Number(days[0]?.slice(0, 4)),
      title: { en: "Example edition" },
      city: "Trieste",
      country: "IT",
      languages: ["en", "fr", "it", "es", "de"],
      contactEmail: "school@example.org",
      registrationOpensAt: new Date(Date.now() - 30 * DAY_MS),
      registrationClosesAt: new Date(Date.now() + 60 * DAY_MS),
      publishedAt: new Date(Date.now() - 40 * DAY_MS),
      ...columns,
      timeZone,
      organisationId,
      schoolId: school.id,
    },
  });
  await db().editionDay.createMany({
    data: days.map((date) => ({ organisationId, editionId: edition.id, date: dateColumn(date) })),
  });
  const rootQuota = await db().quota.create({
    data: { organisationId, editionId: edition.id, root: true, capacity },
  });
  return { ...edition, rootQuotaId: rootQuota.id };
}

/** Organisation, school and edition in one go, for tests that need no more than a place to stand. */
export async function makeOpenEdition(choice: EditionChoice = {}) {
  const organisation = await makeOrganisation();
  const school = await makeSchool(organisation);
  const edition = await makeEdition(school, choice);
  return { organisation, school, edition };
}

/** A theme with the next number. */
export async function makeTheme(edition: Owned, choice: Choice<Prisma.ThemeUncheckedCreateInput> = {}) {
  const { _max } = await db().theme.aggregate({ where: inEdition(edition), _max: { number: true } });
  return db().theme.create({
    data: {
      number: (_max.number ?? 0) + 1,
      colour: "tomato",
      title: { en: "Example theme" },
      ...choice,
      ...inEdition(edition),
    },
  });
}

/** A physical room for 40. */
export async function makeRoom(edition: Owned, choice: Choice<Prisma.RoomUncheckedCreateInput> = {}) {
  const order = await db().room.count({ where: inEdition(edition) });
  return db().room.create({
    data: { name: `Room ${order + 1}`, capacity: 40, order, ...choice, ...inEdition(edition) },
  });
}

/** A session with the next number. */
export async function makeSession(edition: Owned, choice: Choice<Prisma.SessionUncheckedCreateInput> = {}) {
  const { _max } = await db().session.aggregate({ where: inEdition(edition), _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  return db().session.create({
    data: {
      number,
      title: { en: `Example session ${number}` },
      abstract: { en: "What it is about." },
      kind: "workshop",
      languages: ["en"],
      ...choice,
      ...inEdition(edition),
    },
  });
}

type SlotChoice = Choice<Prisma.SlotUncheckedCreateInput> &
  Pick<Prisma.SlotUncheckedCreateInput, "startsAt" | "endsAt">;

/** When and where: of a session with `sessionId`, else a break. */
export async function makeSlot(edition: Owned, choice: SlotChoice) {
  return db().slot.create({
    data: { kind: choice.sessionId ? "session" : "break", ...choice, ...inEdition(edition) },
  });
}

/** A person with one address, `email` or a new one. */
export async function makePerson(
  organisation: { id: string },
  choice: Choice<Prisma.PersonUncheckedCreateInput> & { email?: string } = {},
  reader: Reader = db(),
) {
  const { email = `person-${unique()}@example.org`, ...columns } = choice;
  const organisationId = organisation.id;
  const fullName = columns.fullName ?? `Ada Esempio ${unique()}`;
  const person = await reader.person.create({
    data: { country: "IT", ...columns, fullName, nameKey: nameKey(fullName), organisationId },
  });
  await reader.personEmail.create({
    data: { organisationId, personId: person.id, email, emailKey: emailKey(email) },
  });
  return { ...person, email };
}

/** A person at an edition; makes the person when `personId` is left out. */
export async function makeSpeaker(edition: Owned, choice: Choice<Prisma.SpeakerUncheckedCreateInput> = {}) {
  const personId = choice.personId ?? (await makePerson({ id: edition.organisationId })).id;
  const person = await db().person.findUniqueOrThrow({
    where: { organisationId_id: { organisationId: edition.organisationId, id: personId } },
  });
  const { _max } = await db().speaker.aggregate({ where: inEdition(edition), _max: { number: true } });
  return db().speaker.create({
    data: {
      number: (_max.number ?? 0) + 1,
      fullName: person.fullName,
      country: person.country,
      ...choice,
      personId,
      ...inEdition(edition),
    },
  });
}

/** A sign-in with a proven address. */
export async function makeLogin(choice: { email?: string; name?: string; administrator?: boolean } = {}) {
  const email = choice.email ?? `login-${unique()}@example.org`;
  const login = await db().login.create({
    data: {
      name: choice.name ?? "Ada Esempio",
      administratorSince: choice.administrator ? new Date() : null,
      emails: { create: { email, emailKey: emailKey(email) } },
    },
  });
  return { ...login, email };
}

/** A role in an organisation, accepted; an owner unless said otherwise. Makes the login when none is given. */
export async function makeMember(
  organisation: { id: string },
  choice: Choice<Prisma.TeamMemberUncheckedCreateInput> & { login?: { id: string; email: string } } = {},
) {
  const { login: given, ...columns } = choice;
  const login = given ?? (await makeLogin());
  const member = await db().teamMember.create({
    data: {
      role: "owner",
      acceptedAt: new Date(),
      email: login.email,
      emailKey: emailKey(login.email),
      loginId: login.id,
      ...columns,
      organisationId: organisation.id,
    },
  });
  return { ...member, login };
}

/** A number of places beside the root quota. */
export async function makeQuota(edition: Owned, choice: Choice<Prisma.QuotaUncheckedCreateInput> = {}) {
  return db().quota.create({
    data: { capacity: 10, name: { en: "Example quota" }, ...choice, ...inEdition(edition) },
  });
}

/** A public category. `quotaIds` say which quotas it counts against; without them it stands outside the capacity. */
export async function makeCategory(
  edition: Owned,
  choice: Choice<Prisma.CategoryUncheckedCreateInput> & { quotaIds?: string[] } = {},
) {
  const { quotaIds = [], ...columns } = choice;
  const order = await db().category.count({ where: inEdition(edition) });
  const category = await db().category.create({
    data: {
      slug: `category-${unique()}`,
      name: { en: "Member cooperator" },
      order,
      ...columns,
      ...inEdition(edition),
    },
  });
  await db().categoryQuota.createMany({
    data: quotaIds.map((quotaId) => ({
      organisationId: edition.organisationId,
      categoryId: category.id,
      quotaId,
    })),
  });
  return category;
}

const SAYABLE = "ACDEFHJKLMNPRTUVWXY3479";

/** Six characters nobody confuses when reading them aloud. */
export function makeReference(): string {
  return Array.from({ length: 6 }, () => SAYABLE[randomInt(SAYABLE.length)]).join("");
}

const CAUSES: Partial<Record<string, "registration-confirmed" | "registration-waitlisted">> = {
  confirmed: "registration-confirmed",
  waitlisted: "registration-waitlisted",
};

/**
 * A registration, confirmed unless said otherwise, with everything a real one has: person, reference, audit entry,
 * message, and on the list a queue position. It decides nothing: the caller minds the quotas.
 */
export async function makeRegistration(
  edition: Owned,
  category: { id: string } | null,
  choice: Choice<Prisma.RegistrationUncheckedCreateInput> = {},
) {
  const { organisationId } = edition;
  const state = choice.state ?? "confirmed";
  const fullName = choice.fullName ?? `Ada Esempio ${unique()}`;
  const email = choice.email ?? `participant-${unique()}@example.org`;
  const language = choice.language ?? "en";
  return transaction(async (tx) => {
    const sent = state !== "draft";
    const person =
      sent && !choice.personId ? await makePerson({ id: organisationId }, { fullName, email }, tx) : null;
    const registration = await tx.registration.create({
      data: {
        country: "IT",
        ...(sent ? { submittedAt: new Date(), reference: makeReference() } : {}),
        ...(person ? { personId: person.id } : {}),
        ...(state === "draft" ? { expiresAt: new Date(Date.now() + 14 * DAY_MS) } : {}),
        ...(state === "waitlisted" || state === "offered"
          ? { queuePosition: await nextQueuePosition(edition, tx) }
          : {}),
        categoryId: category?.id ?? null,
        ...choice,
        ...inEdition(edition),
        state,
        language,
        fullName,
        nameKey: nameKey(fullName),
        email,
        emailKey: emailKey(email),
      },
    });
    const template = CAUSES[state];
    if (template) {
      const auditEntryId = await recordAct(tx, {
        cause: { kind: "link", id: registration.id },
        act: "register",
        objectKind: "registration",
        objectId: registration.id,
        organisationId,
        editionId: edition.id,
      });
      await queueMessage(tx, {
        template,
        parameters: {},
        language,
        recipient: email,
        auditEntryId,
        organisationId,
        editionId: edition.id,
        registrationId: registration.id,
        personId: registration.personId,
      });
    }
    return registration;
  });
}

async function nextQueuePosition(edition: Owned, tx: Reader): Promise<number> {
  const [root] = await tx.quota.updateManyAndReturn({
    where: { ...inEdition(edition), root: true },
    data: { lastQueuePosition: { increment: 1 } },
    select: { lastQueuePosition: true },
  });
  if (!root) throw new Error("The edition has no root quota");
  return root.lastQueuePosition;
}

function inEdition(edition: Owned) {
  return { organisationId: edition.organisationId, editionId: edition.id };
}
