import { addDays, dateColumn, localDate } from "@/lib/platform/dates/zones";
import { db, transaction } from "@/lib/platform/db/client";
import { LOCALES } from "@/lib/platform/i18n/locales";
import type { Prisma } from "@/prisma/generated/client";
import { type Choice, type Owned, unique } from "./choice";

/**
 * Records for tests and examples: one small function a record, sensible defaults, anything overridable. Each call makes
 * a new one; parents are passed in, so a test always makes its own organisation and never meets another test's rows.
 */

/** An organisation with all languages of the interface, English first. */
export async function makeOrganisation(choice: Partial<Prisma.OrganisationUncheckedCreateInput> = {}) {
  return db().organisation.create({
    data: {
      name: "Example Federation",
      controllerName: "Example Federation",
      controllerAddress: "1 Example Street, Trieste",
      privacyContact: "privacy@example.org",
      languages: [...LOCALES],
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
      languages: [...LOCALES],
      contactEmail: "school@example.org",
      registrationOpensAt: new Date(Date.now() - 30 * DAY_MS),
      registrationClosesAt: new Date(Date.now() + 60 * DAY_MS),
      publishedAt: new Date(Date.now() - 40 * DAY_MS),
      // What is decided is told at once, where a test is about something else.
      undoSeconds: 0,
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

/** A venue at the end of the edition's list. */
export async function makeVenue(edition: Owned, choice: Choice<Prisma.VenueUncheckedCreateInput> = {}) {
  const inEdition = { organisationId: edition.organisationId, editionId: edition.id };
  const order = await db().venue.count({ where: inEdition });
  return db().venue.create({ data: { name: { en: `Venue ${order + 1}` }, order, ...choice, ...inEdition } });
}

/** What organisers have to say at once, until a day that no test sees. */
export function makeNotice(edition: Owned, choice: Choice<Prisma.EditionNoticeUncheckedCreateInput> = {}) {
  const inEdition = { organisationId: edition.organisationId, editionId: edition.id };
  const content = { text: { en: "Go to Aula Bora" }, until: new Date("2099-01-01T12:00Z") };
  return db().editionNotice.create({ data: { ...content, ...choice, ...inEdition } });
}

/** Organisation, school and edition in one go, for tests that need no more than a place to stand. */
export async function makeOpenEdition(choice: EditionChoice = {}) {
  const organisation = await makeOrganisation();
  const school = await makeSchool(organisation);
  const edition = await makeEdition(school, choice);
  return { organisation, school, edition };
}
