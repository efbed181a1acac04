import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { HOLDS_PLACE } from "@/prisma/enums/states";

/** An answer of somebody inside of which what it names is not theirs yet. */
export interface Chosen {
  registrationId: string;
  versionId: string;
  value: string;
}

/** What those who are inside since a moment, or answered since, chose of a question: nothing was judged while it was retired. */
export async function listChosenSince(
  tx: Transaction,
  { organisationId, editionId }: { organisationId: string; editionId: string },
  fieldId: string,
  since: Date,
): Promise<Chosen[]> {
  const answers = await tx.answer.findMany({
    where: {
      organisationId,
      fieldVersion: { fieldId },
      registration: { editionId, state: { in: [...HOLDS_PLACE] } },
      OR: [{ answeredAt: { gte: since } }, { registration: { stateSince: { gte: since } } }],
    },
    select: { registrationId: true, fieldVersionId: true, value: true },
  });
  return answers.flatMap(({ registrationId, fieldVersionId: versionId, value }) =>
    [value].flat().map((option) => ({ registrationId, versionId, value: String(option) })),
  );
}
