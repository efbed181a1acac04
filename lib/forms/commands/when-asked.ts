import "server-only";
import { dateColumn } from "@/lib/platform/dates/zones";
import type { Transaction } from "@/lib/platform/db/client";
import { STILL_OPEN } from "../queries/form-row";
import type { QuestionEdit } from "../schema/question";

type When = Pick<QuestionEdit, "later" | "deadline">;
interface FieldKey {
  organisationId: string;
  editionId: string;
  id: string;
}

/** When it is asked, as the history tells it. */
export const whenOf = ({ later, deadline }: When) => ({ later, deadline });

/** The columns that say so. What is asked later already has been so since then: who left it blank knew it. */
export function askedWhen({ later, deadline }: When, since: Date | null, now: Date) {
  return { laterSince: later ? (since ?? now) : null, answerUntil: deadline ? dateColumn(deadline) : null };
}

/** Whether a question is still answered: until the end of its last day where the edition is. */
export async function isStillOpen(tx: Transaction, { organisationId, editionId, id }: FieldKey) {
  const [row] = await tx.$queryRaw<Array<{ open: boolean }>>`
    SELECT ${STILL_OPEN} AS open FROM field
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid AND id = ${id}::uuid`;
  return row?.open ?? true;
}

/**
 * A question whose last day was over and is put off is asked later since now: whoever sent the page meanwhile was not asked
 * it, and left nothing blank.
 */
export async function askAnew(
  tx: Transaction,
  { organisationId, editionId, id }: FieldKey,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE field SET later_since = ${now}
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid AND id = ${id}::uuid
      AND later_since IS NOT NULL AND ${STILL_OPEN}`;
}
