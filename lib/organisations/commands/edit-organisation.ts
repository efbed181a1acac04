import "server-only";
import type { OrganisationScope } from "@/lib/access/access";
import { recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { transaction } from "@/lib/platform/db/client";
import { mainFirst } from "@/lib/platform/form-fields";
import type { Result } from "@/lib/platform/result";
import { invalidateSchool } from "@/lib/public-pages/commands/invalidate-school";
import { retrackOrganisation } from "@/lib/translations/commands/retrack-translations";
import { organisationFields } from "../rules";
import type { OrganisationEdit } from "../schema";

type Scope = OrganisationScope<"edit-organisation">;

const ORGANISATION = recordKind({
  objectKind: "organisation",
  texts: ["legalNotice"],
  fields: organisationFields,
  outdates: async (tx, { organisationId }: Scope) => {
    const schools = await tx.school.findMany({ where: { organisationId }, select: { id: true } });
    for (const { id } of schools) await invalidateSchool(tx, { organisationId, schoolId: id });
  },
});

const FORM = {
  version: true,
  name: true,
  controllerName: true,
  controllerAddress: true,
  privacyContact: true,
  languages: true,
  legalNotice: true,
  answerDays: true,
  sensitiveAnswerDays: true,
  colour: true,
} as const;

/** Saves the organisation: its name, who is responsible for personal data, languages in fallback order, legal notice. */
export async function editOrganisation(
  scope: Scope,
  input: OrganisationEdit,
): Promise<Result<unknown, "conflict">> {
  const id = scope.organisationId;
  const { organisation: _address, version, mainLanguage, ...form } = input;
  const after = { ...form, languages: mainFirst(mainLanguage, form.languages) };
  return transaction(async (tx) => {
    // What waits for a translator is said by the languages as they are from now on.
    const edited = await recordEdit(tx, { ...scope, languages: after.languages }, ORGANISATION, {
      ...{ act: "edit-organisation", id, version, after },
      read: () => tx.organisation.findFirst({ where: { id, deletedAt: null }, select: FORM }),
      write: () =>
        tx.organisation.updateMany({ where: { id, version }, data: { ...after, version: { increment: 1 } } }),
    });
    if (edited.ok && edited.value.languages.join() !== after.languages.join())
      await retrackOrganisation(tx, id, after.languages);
    return edited;
  });
}
