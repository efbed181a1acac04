import "server-only";
import type { OrganisationScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type FilledForm, filledForm } from "@/lib/platform/form-fields";
import { organisationFields } from "../rules";

/** The organisation for its settings form. */
export async function getOrganisationForm(
  scope: OrganisationScope<"edit-organisation">,
): Promise<FilledForm> {
  return reading(async (db) => {
    const row = await db.organisation.findFirst({ where: { id: scope.organisationId, deletedAt: null } });
    if (!row) throw new AppError("not-found");
    const { name, controllerName, controllerAddress, privacyContact, languages, legalNotice } = row;
    const { answerDays, sensitiveAnswerDays, colour } = row;
    return filledForm(
      row.version,
      organisationFields({
        name,
        controllerName,
        controllerAddress,
        privacyContact,
        languages,
        legalNotice,
        answerDays,
        sensitiveAnswerDays,
        colour,
      }),
    );
  });
}
