import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { columnOf } from "@/lib/registration/rules/applicant";
import { Prisma } from "@/prisma/generated/client";
import { CHANGEABLE, type PlannedChange } from "../schema/intake-plan";
import { replaceAnswers } from "./write-answers";

/** What a row does not say stays. */
const WHAT_THEY_SAY = Prisma.raw(
  CHANGEABLE.map((name) => `${columnOf(name)} = coalesce(said.set->>'${name}', ${columnOf(name)})`).join(
    ", ",
  ),
);

/** Gives registrations their new category. The quotas must be locked, and each has the place it needs. */
export async function moveRegistrations(
  tx: PlacesTransaction,
  { organisationId, editionId }: EditionIds,
  changes: readonly PlannedChange[],
): Promise<void> {
  const rows = changes.flatMap(({ registrationId, category }) =>
    category ? [{ id: registrationId, category: category.after }] : [],
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE registration SET category_id = said.category
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS said(id uuid, category uuid)
    WHERE registration.organisation_id = ${organisationId}::uuid AND registration.edition_id = ${editionId}::uuid
      AND registration.id = said.id`;
}

/**
 * Writes into the registrations that are there what their rows say otherwise. The quotas must be locked.
 * @returns what they choose that they had not chosen
 */
export async function updateRegistrations(
  tx: PlacesTransaction,
  edition: EditionIds,
  changes: readonly PlannedChange[],
  now: Date,
): ReturnType<typeof replaceAnswers> {
  if (changes.length === 0) return [];
  const { organisationId, editionId } = edition;
  const rows = changes.map(({ registrationId, set }) => ({ id: registrationId, set }));
  await moveRegistrations(tx, edition, changes);
  await tx.$executeRaw`
    UPDATE registration SET
      ${WHAT_THEY_SAY},
      mode = coalesce((said.set->>'mode')::"EditionMode", mode),
      version = version + 1, updated_at = clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS said(id uuid, set jsonb)
    WHERE registration.organisation_id = ${organisationId}::uuid AND registration.edition_id = ${editionId}::uuid
      AND registration.id = said.id`;
  return replaceAnswers(
    tx,
    edition,
    changes.map(({ registrationId, answers }) => ({ id: registrationId, answers })),
    now,
  );
}
