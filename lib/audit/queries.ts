import "server-only";
import { reading } from "@/lib/platform/db/client";
import type { EditionScope, OrganisationScope } from "@/lib/team/access";

export const AUDIT_PAGE = 50;

export interface AuditFilter {
  /** The id the page before ended with (`nextCursor`). */
  cursor?: string | null;
  act?: string | null;
  /** Everything that happened to one object. */
  objectId?: string | null;
}

/**
 * The audit of an organisation (with an edition's proof: of that edition), newest first, a page at a time. Values that
 * belonged to an erased person are gone; the entry stays. Two statements.
 */
export async function listAudit(
  scope: OrganisationScope<"view-audit"> | EditionScope<"view-audit">,
  filter: AuditFilter = {},
) {
  const { organisationId } = scope;
  return reading(async (db) => {
    const rows = await db.auditEntry.findMany({
      where: {
        organisationId,
        ...("editionId" in scope ? { editionId: scope.editionId } : {}),
        ...(filter.act ? { act: filter.act } : {}),
        ...(filter.objectId ? { objectId: filter.objectId } : {}),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: AUDIT_PAGE + 1,
      ...(filter.cursor ? { cursor: { id: filter.cursor }, skip: 1 } : {}),
      select: {
        id: true,
        act: true,
        actorKind: true,
        actorId: true,
        objectKind: true,
        objectId: true,
        createdAt: true,
        values: { select: { field: true, before: true, after: true }, orderBy: { field: "asc" } },
      },
    });
    const page = rows.slice(0, AUDIT_PAGE);
    const ids = page.flatMap((row) => (row.actorKind === "login" && row.actorId ? [row.actorId] : []));
    const logins = await db.login.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: { id: true, name: true, emails: { take: 1, select: { email: true } } },
    });
    const names = new Map(logins.map((login) => [login.id, login.name || (login.emails[0]?.email ?? "")]));
    return {
      entries: page.map((row) => ({ ...row, actor: row.actorId ? (names.get(row.actorId) ?? null) : null })),
      nextCursor: rows.length > AUDIT_PAGE ? (page.at(-1)?.id ?? null) : null,
    };
  });
}
