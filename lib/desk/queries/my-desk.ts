import "server-only";
import { heldRights, MEMBERSHIP, type Rights } from "@/lib/access/policy";
import { PHASE_COLUMNS } from "@/lib/editions/rules/phases";
import type { Actor } from "@/lib/platform/auth/actor";
import { reading } from "@/lib/platform/db/client";

const EDITION = {
  ...PHASE_COLUMNS,
  id: true,
  slug: true,
  title: true,
  city: true,
  languages: true,
} as const;

/** One organisation somebody works for: the role, its schools and their editions, the newest first. */
export type MyOrganisation = Awaited<ReturnType<typeof listMyDesk>>[number];

/**
 * Every organisation the actor may work for, with schools and editions. A role for one edition shows only that one;
 * an administrator sees all organisations of the installation.
 */
export async function listMyDesk(actor: Exclude<Actor, { kind: "visitor" }>) {
  return reading(async (db) => {
    const memberships = await db.teamMember.findMany({
      where: { loginId: actor.id, removedAt: null, acceptedAt: { not: null } },
      select: { organisationId: true, editionId: true, ...MEMBERSHIP },
    });
    const organisations = await db.organisation.findMany({
      where: {
        deletedAt: null,
        ...(actor.administrator ? {} : { id: { in: memberships.map((member) => member.organisationId) } }),
      },
      orderBy: { name: "asc" },
      select: {
        id: true,
        name: true,
        languages: true,
        schools: {
          where: { deletedAt: null },
          orderBy: { createdAt: "asc" },
          select: {
            id: true,
            slug: true,
            kind: true,
            recurring: true,
            title: true,
            editions: { where: { deletedAt: null }, orderBy: { year: "desc" }, select: EDITION },
          },
        },
      },
    });
    return organisations.map((organisation) => {
      const mine = memberships.filter((member) => member.organisationId === organisation.id);
      const whole = mine.find((member) => member.editionId === null);
      const only = new Set(mine.map((member) => member.editionId));
      const rights: Rights =
        !whole && actor.administrator
          ? { role: "administrator", flags: [] }
          : heldRights(whole ? [whole] : mine.slice(0, 1));
      const all = whole !== undefined || actor.administrator;
      const schools = organisation.schools
        .map((school) => ({
          ...school,
          editions: all ? school.editions : school.editions.filter((edition) => only.has(edition.id)),
        }))
        .filter((school) => all || school.editions.length > 0);
      return { ...organisation, schools, ...rights, whole: all };
    });
  });
}
