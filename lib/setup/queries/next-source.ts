import "server-only";
import type { SchoolScope } from "@/lib/access/access";
import { VENUES_IN_ORDER } from "@/lib/editions/rules/venues";
import { planForm } from "@/lib/forms/queries/taking";
import { isoDate, localDate } from "@/lib/platform/dates/zones";
import { databaseClock, type Reader, reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { NOT_JOINED, ROOMS_IN_ORDER } from "@/lib/programme/rules/list-order";
import { sluggable } from "@/lib/schools/commands/create-school";
import { type NextDates, planDates, proposeFirstDay } from "../rules/next-dates";
import { nextSlug, nextTitle } from "../rules/next-names";
import type { NextEdition } from "../schema";
import { findFreeSlug } from "./free-slug";

type Scope = Pick<SchoolScope, "organisationId" | "schoolId">;

/** The edition that another one is made after, with its days. @throws AppError("not-found") */
export async function readSource(reader: Reader, { organisationId, schoolId }: Scope, slug: string) {
  const row = await reader.edition.findFirst({
    where: { organisationId, schoolId, slug, deletedAt: null },
    include: { days: { orderBy: { date: "asc" } } },
  });
  if (!row) throw new AppError("not-found");
  return { ...row, days: row.days.map((day) => ({ ...day, date: isoDate(day.date) })) };
}

export type NextSource = Awaited<ReturnType<typeof readSource>>;

/** The dates of the next edition, and the year it is called by. */
export function planSource(
  source: NextSource,
  firstDay: string,
  now: Date,
): NextDates<NextSource["days"][number]> & { year: number } {
  const dates = planDates(
    {
      days: source.days,
      opensAt: source.registrationOpensAt,
      closesAt: source.registrationClosesAt,
      timeZone: source.timeZone,
    },
    firstDay,
    now,
  );
  return { ...dates, year: Number(firstDay.slice(0, 4)) };
}

/** The address that the next edition is to have, if nothing else has it. */
export const wantedSlug = (source: NextSource, { title }: Pick<NextEdition, "title">, year: number): string =>
  nextSlug(source.slug, source.year, year) ?? (sluggable(title, source.languages) || String(year));

/** Who is invited again: those who had joined, without whoever makes the next edition and is there already. */
export const teamOf = ({ organisationId, id }: NextSource, { actor }: Pick<SchoolScope, "actor">) => ({
  ...{ organisationId, editionId: id, removedAt: null },
  ...{ acceptedAt: { not: null }, loginId: { not: actor.id } },
});

/** The editions of a school after which another one can be made, the newest first. */
export async function listSources({ organisationId, schoolId }: SchoolScope<"create-edition">) {
  return reading((db) =>
    db.edition.findMany({
      where: { organisationId, schoolId, deletedAt: null },
      orderBy: [{ year: "desc" }, { id: "desc" }],
      select: {
        ...{ id: true, slug: true, title: true, city: true, languages: true },
        days: { orderBy: { date: "asc" }, select: { date: true } },
      },
    }),
  );
}

/** What is proposed for the next edition: its first day, its name in every language, its address. */
export async function proposeNext(scope: SchoolScope<"create-edition">, slug: string) {
  return reading(async (db) => {
    const source = await readSource(db, scope, slug);
    const today = localDate(await databaseClock(db), source.timeZone);
    const first = source.days[0]?.date;
    const firstDay = first ? proposeFirstDay(first, today) : "";
    const year = firstDay ? Number(firstDay.slice(0, 4)) : source.year + 1;
    const { title, city, languages } = source;
    return {
      source: { title, slug: source.slug, languages, firstDay: first ?? null },
      proposed: { title: nextTitle(title, source.year, year), city, firstDay },
      counts: await countParts(db, source, scope),
    };
  });
}

/** What will be made, before it is: how much of each part, every day, the window, and what is left out of the form. */
export async function previewNext(scope: SchoolScope<"create-edition">, input: NextEdition) {
  return reading(async (db) => {
    const source = await readSource(db, scope, input.from);
    const now = await databaseClock(db);
    const dates = planSource(source, input.firstDay, now);
    const slugs = await db.category.findMany({
      where: { organisationId: source.organisationId, editionId: source.id },
      select: { slug: true },
    });
    // Without the categories there is the one that every new edition has.
    const kept = input.parts.includes("places") ? slugs.map((row) => row.slug) : ["participant"];
    const questions = await planForm(
      db,
      { organisationId: source.organisationId, editionId: source.id },
      {
        firstDay: input.firstDay,
        today: localDate(now, source.timeZone),
        categories: new Map(kept.map((slug) => [slug, slug])),
      },
    );
    return {
      source,
      dates,
      questions,
      slug: await findFreeSlug(db, scope, wantedSlug(source, input, dates.year)),
      counts: await countParts(db, source, scope),
      // The address of another town is not this one's.
      elsewhere: input.city !== source.city,
    };
  });
}

const NAMED = 6;

/** How much there is of each part, and how the first ones are called. */
async function countParts(db: Reader, source: NextSource, scope: Pick<SchoolScope, "actor">) {
  const { organisationId, id: editionId } = source;
  const where = { organisationId, editionId };
  const live = { ...where, deletedAt: null, cancelledAt: null };
  const [hosts, access, answers, pageSections, categories, quotas, questions, terms] = await Promise.all([
    db.host.findMany({ where, orderBy: [{ order: "asc" }, { id: "asc" }], select: { name: true } }),
    db.accessItem.count({ where }),
    db.editionQuestion.count({ where }),
    db.pageSection.count({ where }),
    db.category.findMany({ where, orderBy: { order: "asc" }, select: { name: true } }),
    db.quota.count({ where: { ...where, root: false } }),
    db.field.count({ where: { ...where, retiredAt: null } }),
    db.term.count({ where: { ...where, kind: { not: "sensitive" } } }),
  ]);
  const [themes, rooms, sessions, speakers, contacts, mails, team] = await Promise.all([
    db.theme.findMany({ where, orderBy: { number: "asc" }, select: { title: true } }),
    db.room.findMany({ where, orderBy: ROOMS_IN_ORDER, select: { name: true } }),
    db.session.findMany({ where: live, orderBy: { number: "asc" }, select: { title: true } }),
    db.speaker.findMany({
      where: { ...where, ...NOT_JOINED },
      orderBy: { number: "asc" },
      select: { fullName: true },
    }),
    db.speaker.count({ where: { ...where, ...NOT_JOINED, email: { not: null } } }),
    db.mailWording.count({ where: { ...where, version: { gt: 0 } } }),
    db.teamMember.count({ where: teamOf(source, scope) }),
  ]);
  const named = (rows: readonly object[]) => ({
    count: rows.length,
    names: rows.slice(0, NAMED).map((row): unknown => Object.values(row)[0]),
  });
  const venues = await db.venue.findMany({
    where: { ...where, deletedAt: null },
    orderBy: [...VENUES_IN_ORDER],
    select: { name: true },
  });
  return {
    page: { access, answers, sections: pageSections },
    venue: named(venues),
    hosts: named(hosts),
    places: { ...named(categories), quotas },
    form: { questions, terms },
    themes: named(themes),
    rooms: named(rooms),
    sessions: named(sessions),
    speakers: named(speakers),
    contacts: { count: contacts },
    mails: { count: mails },
    team: { count: team },
  };
}

export type PartCounts = Awaited<ReturnType<typeof countParts>>;
