import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";

export const AUDIT_PAGE_SIZE = 100;

/**
 * What happened in an organisation, the newest first, with who did it. Everything of the organisation, not only of this
 * edition: roles and settings matter most. @param page counts from 1
 */
export async function listAudit(scope: EditionScope<"view-audit">, page: number) {
  const { organisationId } = scope;
  return reading(async (db) => {
    const [entries, total] = await Promise.all([
      db.auditEntry.findMany({
        where: { organisationId },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        skip: (page - 1) * AUDIT_PAGE_SIZE,
        take: AUDIT_PAGE_SIZE,
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
