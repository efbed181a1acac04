import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { type ListOrder, orderBy, type PagePlace, readPage } from "@/lib/platform/db/keyset";
import { orderInSql, pageInSql } from "@/lib/platform/db/keyset-sql";
import { Prisma } from "@/prisma/generated/client";
import type { PeopleFilter, PeopleSet } from "../schema/people-set";
import { answered } from "./answered";
import { type FilteredQuestion, mayFilterBy, type PeopleReader } from "./people-reader";
import { whereFilter } from "./where-filter";
import { whereWords } from "./where-words";

/** A set as the database is asked for it. */
export interface FoundPeople {
  /** A condition on a row called `registration`; nobody's where `withheld` is not empty. */
  where: Prisma.Sql;
  /** Filters that this reader may not look through, or that ask for what is not there (any more): then the set is nobody. */
  withheld: PeopleFilter[];
}

/**
 * Whoever is in a set of one edition: found, counted, listed and written to by this one condition. They have sent their
 * registration and are not erased. A filter that can't be applied whole is not left out: it lets nobody through.
 * @param set null: what asks for it could not be read
 */
export async function findPeople(
  db: Reader,
  reader: PeopleReader,
  set: PeopleSet | null,
): Promise<FoundPeople> {
  if (!set) return { where: Prisma.sql`false`, withheld: [] };
  const questions = await readQuestions(db, reader, set);
  const conditions = [listedPeople(reader), ...whereWords(set.words)];
  const withheld: PeopleFilter[] = [];
  for (const filter of set.filters) {
    const condition =
      filter.by === "answer"
        ? answered(reader, questions.get(filter.of), filter)
        : await whereFilter(db, reader, filter);
    if (condition) conditions.push(Prisma.sql`(${condition})`);
    else withheld.push(filter);
  }
  return { where: withheld.length > 0 ? Prisma.sql`false` : Prisma.join(conditions, " AND "), withheld };
}

/** Everybody an organiser may list: sent, not erased. Drafts are the person's own. */
const listedPeople = ({ organisationId, editionId }: PeopleReader) => Prisma.sql`
  registration.organisation_id = ${organisationId}::uuid AND registration.edition_id = ${editionId}::uuid
  AND registration.erased_at IS NULL AND registration.state <> 'draft'`;

/** How many are in a set. */
export async function countPeople(db: Reader, { where }: FoundPeople): Promise<number> {
  const [row] = await db.$queryRaw<Array<{ count: number }>>`
    SELECT count(*)::int AS count FROM registration WHERE ${where}`;
  return row?.count ?? 0;
}

/** What lists of people are ordered by. */
const COLUMNS = {
  id: Prisma.raw("registration.id"),
  submittedAt: Prisma.raw("registration.submitted_at"),
  fullName: Prisma.raw("registration.full_name"),
  affiliation: Prisma.raw("registration.affiliation"),
  queuePosition: Prisma.raw("registration.queue_position"),
} as const;
export type PeopleOrder = ListOrder<Exclude<keyof typeof COLUMNS, "id">>;

/** All of a set, in the order of a list: the ids of registrations. */
export async function listPeople(
  db: Reader,
  { where }: FoundPeople,
  { column, direction }: PeopleOrder,
): Promise<string[]> {
  const order = orderInSql(orderBy(column, direction), (name) => COLUMNS[name as keyof typeof COLUMNS]);
  const rows = await db.$queryRaw<Array<{ id: string }>>`
    SELECT registration.id FROM registration WHERE ${where} ORDER BY ${order}`;
  return rows.map(({ id }) => id);
}

/** One page of a set, and how many are in the whole of it. */
interface PeoplePage {
  /** The ids of registrations, in the order of the list. */
  ids: string[];
  /** Null where it was not asked for. */
  total: number | null;
}

/**
 * One page of a set, in the order of a list. Beside the row that `place` names it is found, however far down.
 * @param asked `counted`: the whole set is counted too, and looked for only once for both
 */
export async function pagePeople(
  db: Reader,
  { organisationId, editionId }: PeopleReader,
  { where }: FoundPeople,
  asked: { order: PeopleOrder; place: PagePlace; size: number; counted: boolean },
): Promise<PeoplePage> {
  let total: number | null = null;
  const ids = await readPage(
    asked,
    async (id) => {
      const select = { submittedAt: true, fullName: true, affiliation: true, queuePosition: true };
      const row = await db.registration.findFirst({ where: { organisationId, editionId, id }, select });
      return row && { value: row[asked.order.column] };
    },
    async (query) => {
      const { beyond, rest } = pageInSql(query, COLUMNS);
      if (!asked.counted) {
        const rows = await db.$queryRaw<Array<{ id: string }>>`
          SELECT registration.id FROM registration WHERE ${where} AND ${beyond} ${rest}`;
        return rows.map(({ id }) => id);
      }
      const [found] = await db.$queryRaw<Array<{ total: number; ids: string[] }>>`
        WITH found AS MATERIALIZED (
          SELECT ${Prisma.join(Object.values(COLUMNS))} FROM registration WHERE ${where})
        SELECT (SELECT count(*)::int FROM found) AS total,
          ARRAY(SELECT registration.id::text FROM found AS registration WHERE ${beyond} ${rest}) AS ids`;
      total = found?.total ?? 0;
      return found?.ids ?? [];
    },
  );
  return { ids, total };
}

/** The questions that a set asks for, those of its edition. */
async function readQuestions(
  db: Reader,
  reader: PeopleReader,
  { filters }: PeopleSet,
): Promise<ReadonlyMap<string, FilteredQuestion>> {
  const ids = filters.flatMap(({ by, of }) => (by === "answer" ? [of] : []));
  if (ids.length === 0) return new Map();
  const { organisationId, editionId } = reader;
  const fields = await db.field.findMany({
    where: { organisationId, editionId, id: { in: ids }, kind: { not: "heading" } },
    select: { id: true, kind: true, readers: true, versions: { select: { id: true, readers: true } } },
  });
  return new Map(
    fields.map(({ id, kind, readers, versions }) => [
      id,
      {
        kind,
        versions: versions.map((version) => version.id),
        // Who is missing among the answers to one wording tells of the others.
        readable: versions.every((version) => mayFilterBy(reader, version, { readers })),
      },
    ]),
  );
}
