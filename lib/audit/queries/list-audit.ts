import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { calendarDayBounds } from "@/lib/platform/dates/zones";
import { type Reader, reading } from "@/lib/platform/db/client";
import { inPages } from "@/lib/platform/db/in-pages";
import { orderBy, type PagePlace, readPage } from "@/lib/platform/db/keyset";
import { nameKey } from "@/lib/platform/text";
import { isUuid } from "@/lib/platform/uuid";
import type { Prisma } from "@/prisma/generated/client";
import { ANSWER_FIELD, HISTORY_KINDS, type HistoryFilter, NOBODY_SIGNED_IN, type Nobody } from "../schema";
import { nameObjects } from "./name-objects";

type Scope = EditionScope<"view-audit">;

export const AUDIT_PAGE_SIZE = 100;

/** So many people of one name are looked for; who asks for more has typed too little. */
const MOST_PEOPLE = 5000;

/**
 * What happened in an organisation, the newest first, with who did it and to what. Everything of the organisation, not
 * only of this edition: roles and settings matter most.
 * @returns `object`: what the one record is called whose history is asked for
 */
export async function listAudit(scope: Scope, filter: HistoryFilter, place: PagePlace) {
  const { organisationId } = scope;
  return reading(async (db) => {
    const asked = await narrowed(db, scope, filter);
    const [entries, total] = await Promise.all([
      readEntries(db, organisationId, asked, place),
      db.auditEntry.count({ where: { organisationId, ...asked } }),
    ]);
    const named = await withNames(db, organisationId, entries);
    const [about] = filter.object ? named : [];
    return { total, entries: named, object: about ? { kind: about.objectKind, name: about.name } : null };
  });
}

/** The history for a file: how many entries there are, and the entries page by page, the newest first. */
export async function listAuditForExport(scope: Scope, filter: HistoryFilter) {
  const { organisationId } = scope;
  return reading(async (db) => {
    const found = await db.auditEntry.findMany({
      where: { organisationId, ...(await narrowed(db, scope, filter)) },
      orderBy: orderBy("createdAt", "desc"),
      select: { id: true },
    });
    const pages = inPages(
      found.map(({ id }) => id),
      (ids) =>
        reading(async (reader) => {
          const rows = await reader.auditEntry.findMany({
            where: { organisationId, id: { in: ids } },
            select: ENTRY,
          });
          return withNames(reader, organisationId, rows);
        }),
    );
    return { count: found.length, pages };
  });
}

/** Everybody of the organisation's team, members of before too: by whom entries are asked for. */
export async function listHistoryMembers({ organisationId }: Scope) {
  return reading(async (db) => {
    const logins = await db.login.findMany({
      where: { memberships: { some: { organisationId } } },
      select: { id: true, name: true, emails: { take: 1, select: { email: true } } },
    });
    return logins.map(({ id, name, emails }) => ({ id, name: name || (emails[0]?.email ?? "") }));
  });
}

const ENTRY = {
  id: true,
  editionId: true,
  actorKind: true,
  actorId: true,
  act: true,
  objectKind: true,
  objectId: true,
  createdAt: true,
  values: {
    // Who may read an answer is judged where answers are read; here nobody does.
    where: { NOT: { field: { startsWith: ANSWER_FIELD } } },
    orderBy: { field: "asc" },
    select: { field: true, before: true, after: true },
  },
} as const satisfies Prisma.AuditEntrySelect;
type Entry = Prisma.AuditEntryGetPayload<{ select: typeof ENTRY }>;

/** Fields whose values are ids of other records. */
const ID_FIELDS = ["roomId", "themeId", "venueId", "member"];

/** Entries with the names of who did it, of what it was done to, and of what their values point at. */
async function withNames(db: Reader, organisationId: string, entries: readonly Entry[]) {
  const values = entries.flatMap((entry) => entry.values);
  const said = (fields: readonly string[]) =>
    values
      .filter(({ field }) => fields.includes(field))
      .flatMap(({ before, after }) => [before, after])
      .filter((value) => typeof value === "string");
  const ids = [
    ...entries.flatMap(({ actorId, objectId, editionId }) => [actorId, objectId, editionId]),
    ...said(ID_FIELDS).filter(isUuid),
  ].filter((id) => id !== null);
  const names = await nameObjects(db, organisationId, [...new Set(ids)], [...new Set(said(["category"]))]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return entries.map(({ actorId, values: own, ...entry }) => {
    const told = (field: string, value: unknown) => {
      if (typeof value !== "string") return value;
      if (field === "category") return names.get(`${entry.editionId}/${value}`) ?? value;
      return ID_FIELDS.includes(field) ? nameOf(value) : value;
    };
    return {
      ...entry,
      actor: nameOf(actorId),
      name: nameOf(entry.objectId),
      edition: nameOf(entry.editionId),
      values: own.map(({ field, before, after }) => ({
        field,
        before: told(field, before),
        after: told(field, after),
      })),
    };
  });
}

/** What of the organisation's entries is asked for. */
async function narrowed(
  db: Reader,
  scope: Scope,
  filter: HistoryFilter,
): Promise<Prisma.AuditEntryWhereInput> {
  const { q: person, kind, who, day, object } = filter;
  const bounds = day ? calendarDayBounds(day, scope.timeZone) : null;
  const objects = [
    ...(object ? [{ objectId: object }] : []),
    ...(person ? [{ objectId: { in: await findPeople(db, scope, person) } }] : []),
  ];
  return {
    ...(kind ? { objectKind: { in: [...HISTORY_KINDS[kind]] } } : {}),
    ...(who ? doneBy(who) : {}),
    ...(bounds ? { createdAt: { gte: bounds.start, lt: bounds.end } } : {}),
    ...(objects.length > 0 ? { AND: objects } : {}),
  };
}

function doneBy(who: string): Prisma.AuditEntryWhereInput {
  if (who in NOBODY_SIGNED_IN) return { actorKind: { in: [...NOBODY_SIGNED_IN[who as Nobody]] } };
  return { actorKind: "login", actorId: who };
}

/** The registrations and speakers whose names hold what was typed, however it is written. */
async function findPeople(db: Reader, { organisationId }: Scope, typed: string): Promise<string[]> {
  const key = nameKey(typed);
  if (key === "") return [];
  const rows = await db.$queryRaw<Array<{ id: string }>>`
    SELECT id FROM registration
    WHERE organisation_id = ${organisationId}::uuid AND state <> 'draft' AND erased_at IS NULL
      AND name_key LIKE ${`%${key}%`}
    UNION ALL
    SELECT speaker.id FROM speaker JOIN person ON person.organisation_id = speaker.organisation_id
      AND person.id = speaker.person_id
    WHERE speaker.organisation_id = ${organisationId}::uuid
      AND (person.name_key LIKE ${`%${key}%`} OR position(lower(${typed}) IN lower(speaker.full_name)) > 0)
    LIMIT ${MOST_PEOPLE}`;
  return rows.map(({ id }) => id);
}

function readEntries(
  db: Reader,
  organisationId: string,
  asked: Prisma.AuditEntryWhereInput,
  place: PagePlace,
) {
  return readPage(
    { order: { column: "createdAt", direction: "desc" }, place, size: AUDIT_PAGE_SIZE },
    async (id) => {
      const row = await db.auditEntry.findFirst({
        where: { organisationId, id },
        select: { createdAt: true },
      });
      return row && { value: row.createdAt };
    },
    ({ where, ...page }) =>
      db.auditEntry.findMany({
        ...page,
        where: { organisationId, AND: [asked, where] },
        select: ENTRY,
      }),
  );
}
