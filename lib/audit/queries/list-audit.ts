import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { type PagePlace, readPage } from "@/lib/platform/db/keyset";

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
    const logins = await db.login.findMany({
      where: {
        id: {
          in: entries.flatMap((entry) =>
            entry.actorKind === "login" && entry.actorId ? [entry.actorId] : [],
          ),
        },
      },
      select: { id: true, name: true, emails: { take: 1, select: { email: true } } },
    });
    const names = new Map(logins.map((login) => [login.id, login.name || (login.emails[0]?.email ?? "")]));
    return {
      total,
      entries: entries.map(({ values, actorId, ...entry }) => ({
        ...entry,
        actor: actorId ? (names.get(actorId) ?? null) : null,
        fields: values.map((value) => value.field),
      })),
    };
  });
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
        select: {
          id: true,
          actorKind: true,
          actorId: true,
          act: true,
          objectKind: true,
          createdAt: true,
          values: { select: { field: true } },
        },
      }),
  );
}
