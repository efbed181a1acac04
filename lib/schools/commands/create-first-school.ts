import "server-only";
import { transaction } from "@/lib/platform/db/client";
import { done, type Result } from "@/lib/platform/result";
import type { FounderScope } from "../access";
import type { FirstSchool } from "../schema/organisation";
import { addEdition } from "./create-edition";
import { foundOrganisation } from "./create-organisation";
import { addSchool } from "./create-school";

/**
 * From nothing to a published school: organisation, school and first edition in one transaction. A conference, an assembly
 * or a visit is taken as a one-off event. Everything else has a default that the desk's checklist names.
 */
export async function createFirstSchool(
  scope: FounderScope,
  input: FirstSchool,
): Promise<
  Result<{ organisationId: string; schoolSlug: string; editionSlug: string; editionId: string }, never>
> {
  return transaction(async (tx) => {
    const organisationId = await foundOrganisation(tx, scope, input);
    const owner = { actor: scope.actor, organisationId, languages: [input.language] };
    const { schoolId, schoolSlug } = await addSchool(tx, owner, {
      title: { [input.language]: input.title },
      kind: input.kind,
      recurring: input.kind === "school" || input.kind === "course",
    });
    const edition = await addEdition(
      tx,
      { ...owner, schoolId },
      {
        title: { [input.language]: `${input.city} ${input.firstDay.slice(0, 4)}` },
        city: input.city,
        firstDay: input.firstDay,
        days: input.days,
        timeZone: input.timeZone,
        capacity: null,
        contactEmail: input.privacyContact,
      },
      new Date(),
    );
    return done({ organisationId, schoolSlug, ...edition });
  });
}
