import "server-only";
import type { EditionScope, OrganisationScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";

/** Everybody on the organisation's team, invitations included, owners first, with the edition a role is limited to. */
export async function listTeam(scope: OrganisationScope<"manage-team"> | EditionScope<"manage-team">) {
  const { organisationId } = scope;
  return reading((reader) =>
    reader.teamMember.findMany({
      where: { organisationId, removedAt: null },
      orderBy: [{ role: "asc" }, { createdAt: "asc" }],
      select: {
        id: true,
        version: true,
        email: true,
        role: true,
        sensitiveData: true,
        language: true,
        acceptedAt: true,
        createdAt: true,
        loginId: true,
        login: { select: { name: true } },
        edition: { select: { id: true, slug: true, title: true } },
      },
    }),
  );
}
