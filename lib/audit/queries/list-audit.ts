import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { inPages } from "@/lib/platform/db/in-pages";
import { orderBy, type PagePlace, readPage } from "@/lib/platform/db/keyset";
import type { Prisma } from "@/prisma/generated/client";

export const AUDIT_PAGE_SIZE = 100;

/**
 * What happened in an organisation, the newest first, with who did it. Everything of the organisation, not only of this
 * edition: roles and settings matter most.
 */
export async function listAudit(scope: EditionScope<"view-audit">, place: PagePlace) {
  const { organisationId } = scope;
  return reading(async (db) => {
    const [entries, total] = await Promise.all([
      readEntries(db, organisationId, place),
      db.auditEntry.count({ where: { organisationId } }),
    ]);
    return { total, entries: await withActors(db, entries) };
  });
}

/** The whole history for a file: how many entries there are, and the entries page by page, the newest first. */
export async function listAuditForExport(scope: EditionScope<"view-audit">) {
  const { organisationId } = scope;
  return reading(async (db) => {
    const found = await db.auditEntry.findMany({
      where: { organisationId },
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
          return withActors(reader, rows);
        }),
    );
    return { count: found.length, pages };
  });
}

const ENTRY = {
  id: true,
  actorKind: true,
  actorId: true,
  act: true,
  objectKind: true,
  createdAt: true,
  values: { select: { field: true } },
} as const;
type Entry = Prisma.AuditEntryGetPayload<{ select: typeof ENTRY }>;

/** Entries with the name of who did it, and the names of the fields alone. */
async function withActors(db: Reader, entries: readonly Entry[]) {
  const ids = entries.flatMap(({ actorKind, actorId }) =>
    actorKind === "login" && actorId ? [actorId] : [],
  );
  const logins = await db.login.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, emails: { take: 1, select: { email: true } } },
  });
  const names = new Map(logins.map((login) => [login.id, login.name || (login.emails[0]?.email ?? "")]));
  return entries.map(({ values, actorId, ...entry }) => ({
    ...entry,
    actor: actorId ? (names.get(actorId) ?? null) : null,
    fields: values.map((value) => value.field),
  }));
}

function readEntries(db: Reader, organisationId: string, place: PagePlace) {
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
        where: { organisationId, ...where },
        select: ENTRY,
      }),
  );
}
