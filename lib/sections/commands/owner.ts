import "server-only";
import type { EditionScope, SchoolScope } from "@/lib/access/access";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import type { Transaction } from "@/lib/platform/db/client";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { invalidateSchool } from "@/lib/public-pages/commands/invalidate-school";

/** Who may change the sections of an edition's page, or of a school's. */
export type SectionScope = EditionScope<"edit-edition"> | SchoolScope<"edit-school">;

/** Whose sections they are, as a row says it. */
export interface SectionOwner {
  organisationId: string;
  editionId: string | null;
  schoolId: string | null;
}

export function ownerOf(scope: {
  organisationId: string;
  schoolId: string;
  editionId?: string;
}): SectionOwner {
  const { organisationId, editionId } = scope;
  return editionId
    ? { organisationId, editionId, schoolId: null }
    : { organisationId, editionId: null, schoolId: scope.schoolId };
}

/** Whoever orders or publishes the sections of one page waits for whoever does. */
export async function lockOwner(tx: Transaction, { organisationId, ...owner }: SectionOwner): Promise<void> {
  if (owner.editionId) return lockEdition(tx, { organisationId, editionId: owner.editionId });
  await tx.$executeRaw`
    SELECT 1 FROM school
    WHERE organisation_id = ${organisationId}::uuid AND id = ${owner.schoolId}::uuid FOR NO KEY UPDATE`;
}

/** The pages that show them are out of date. */
export async function invalidateOwner(
  tx: Transaction,
  { organisationId, ...owner }: SectionOwner,
): Promise<void> {
  if (owner.editionId) await invalidateEdition(tx, { organisationId, editionId: owner.editionId }, "page");
  else if (owner.schoolId) await invalidateSchool(tx, { organisationId, schoolId: owner.schoolId });
}
