import "server-only";
import type { OrganisationScope } from "@/lib/access/access";
import { causedBy, recordAct } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import { transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import type { Result } from "@/lib/platform/result";
import { invalidateSchool } from "@/lib/public-pages/commands/invalidate-school";
import { retrackOrganisation } from "@/lib/translations/commands/retrack-translations";
import { trackTranslations } from "@/lib/translations/commands/track-translations";
import { organisationFields } from "../rules";
import type { OrganisationEdit } from "../schema";

const FORM = {
  version: true,
  name: true,
  controllerName: true,
  controllerAddress: true,
  privacyContact: true,
  languages: true,
  legalNotice: true,
} as const;

/** Saves the organisation: its name, who is responsible for personal data, languages in fallback order, legal notice. */
export async function editOrganisation(
  scope: OrganisationScope<"change-settings">,
  input: OrganisationEdit,
): Promise<Result<unknown, "conflict">> {
  const id = scope.organisationId;
  const { organisation: _address, version, ...after } = input;
  return transaction(async (tx) => {
    const edited = await editVersion({
      version,
      read: () => tx.organisation.findFirst({ where: { id, deletedAt: null }, select: FORM }),
      write: () =>
        tx.organisation.updateMany({ where: { id, version }, data: { ...after, version: { increment: 1 } } }),
      fields: organisationFields,
    });
    if (!edited.ok) return edited;
    const before = edited.value;
    await trackTranslations(
      tx,
      { organisationId: id, editionId: null, objectKind: "organisation", objectId: id },
      { legalNotice: before.legalNotice },
      { legalNotice: after.legalNotice },
      after.languages,
    );
    if (before.languages.join() !== after.languages.join())
      await retrackOrganisation(tx, id, after.languages);
    const schools = await tx.school.findMany({ where: { organisationId: id }, select: { id: true } });
    for (const school of schools) await invalidateSchool(tx, { organisationId: id, schoolId: school.id });
    await recordAct(tx, {
      cause: causedBy(scope),
      act: "edit-organisation",
      objectKind: "organisation",
      objectId: id,
      organisationId: id,
      values: changedFields(before, after),
    });
    return edited;
  });
}
