import "server-only";
import type { FounderScope } from "@/lib/organisations/access";
import { foundOrganisation } from "@/lib/organisations/commands/create-organisation";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { done, type Result } from "@/lib/platform/result";
import { addSchool } from "@/lib/schools/commands/create-school";
import type { FirstSchool } from "../schema";
import { addEdition } from "./create-edition";

const SAME_REQUEST_MS = 10 * 60_000;

/**
 * From nothing to a school, public at once unless it was asked for as a draft: organisation, school and first edition in one
 * transaction. A conference, an assembly
 * or a visit is taken as a one-off event. Everything else has a default that the desk's checklist names. Sent twice (a double
 * click, a retry after a cut) it answers with the school that is there already.
 */
export async function createFirstSchool(
  scope: FounderScope,
  input: FirstSchool,
): Promise<
  Result<{ organisationId: string; schoolSlug: string; editionSlug: string; editionId: string }, never>
> {
  return transaction(async (tx) => {
    const made = await findJustMade(tx, scope, input);
    if (made) return done(made);
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
        example: input.example,
      },
      // What the example says is nobody's to publish.
      input.draft || input.example ? null : new Date(),
    );
    return done({ organisationId, schoolSlug, ...edition });
  });
}

/** The same school by the same person within the last minutes; their two clicks wait for each other at their sign-in. */
async function findJustMade(tx: Transaction, scope: FounderScope, input: FirstSchool) {
  const { id: loginId } = scope.actor;
  await tx.$executeRaw`SELECT 1 FROM login WHERE id = ${loginId}::uuid FOR NO KEY UPDATE`;
  const now = await databaseClock(tx);
  const edition = await tx.edition.findFirst({
    where: {
      createdAt: { gt: new Date(now.getTime() - SAME_REQUEST_MS) },
      city: input.city,
      school: {
        kind: input.kind,
        title: { equals: { [input.language]: input.title } },
        organisation: {
          name: input.name,
          privacyContact: input.privacyContact,
          teamMembers: { some: { loginId, role: "owner", removedAt: null } },
        },
      },
    },
    select: { id: true, slug: true, organisationId: true, school: { select: { slug: true } } },
  });
  if (!edition) return null;
  const { id: editionId, slug: editionSlug, organisationId, school } = edition;
  return { organisationId, schoolSlug: school.slug, editionSlug, editionId };
}
