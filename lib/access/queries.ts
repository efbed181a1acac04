import "server-only";
import { db } from "@/lib/platform/db/client";
import { type Role, strongerRole } from "./policy";

/** What a gate needs to know of an edition, by its address (old addresses of the school count). */
export async function findEditionForRole(school: string, edition: string) {
  const alias = await db().schoolAlias.findUnique({
    where: { slug: school },
    select: { organisationId: true, schoolId: true },
  });
  if (!alias) return null;
  const found = await db().edition.findUnique({
    where: { organisationId_schoolId_slug: { ...alias, slug: edition } },
    select: {
      organisationId: true,
      id: true,
      slug: true,
      timeZone: true,
      languages: true,
      deletedAt: true,
      school: {
        select: { id: true, slug: true, deletedAt: true, organisation: { select: { deletedAt: true } } },
      },
    },
  });
  if (!found || found.deletedAt || found.school.deletedAt || found.school.organisation.deletedAt) return null;
  return {
    organisationId: found.organisationId,
    schoolId: found.school.id,
    schoolSlug: found.school.slug,
    editionId: found.id,
    editionSlug: found.slug,
    timeZone: found.timeZone,
    languages: found.languages,
  };
}

/** What a gate needs to know of a school, by its address. */
export async function findSchoolForRole(school: string) {
  const alias = await db().schoolAlias.findUnique({
    where: { slug: school },
    select: {
      school: {
        select: {
          organisationId: true,
          id: true,
          slug: true,
          deletedAt: true,
          organisation: { select: { languages: true, deletedAt: true } },
        },
      },
    },
  });
  if (!alias || alias.school.deletedAt || alias.school.organisation.deletedAt) return null;
  const { organisationId, id, slug, organisation } = alias.school;
  return { organisationId, schoolId: id, schoolSlug: slug, languages: organisation.languages };
}

/** What a gate needs to know of an organisation. */
export async function findOrganisationForRole(organisationId: string) {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(organisationId)) return null;
  const found = await db().organisation.findUnique({
    where: { id: organisationId },
    select: { id: true, languages: true, deletedAt: true },
  });
  return found && !found.deletedAt ? { organisationId: found.id, languages: found.languages } : null;
}

/** The strongest role a login holds now, in the organisation or (with `editionId`) in that edition. */
export async function listRolesOf(
  loginId: string,
  organisationId: string,
  editionId: string | null,
): Promise<{ role: Role; sensitiveFlag: boolean }> {
  const members = await db().teamMember.findMany({
    where: {
      loginId,
      organisationId,
      removedAt: null,
      acceptedAt: { not: null },
      OR: [{ editionId: null }, ...(editionId ? [{ editionId }] : [])],
    },
    select: { role: true, sensitiveData: true },
  });
  const role = members.reduce<Role>((held, member) => strongerRole(held, member.role), "none");
  // The flag was given with a role: that of a viewer is not lent to an editor who has none.
  return { role, sensitiveFlag: members.some((member) => member.role === role && member.sensitiveData) };
}
