import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";

/**
 * Takes away the portraits of somebody who is erased, in every edition of the organisation: they rest on an agreement that
 * ends with this. The speaker stays in the programme with initials, until an organiser takes them off. Their bytes go after
 * the commit (`dropBytes`).
 * @param personIds all records of the one human: who was two speakers of one edition is so under two of them
 * @returns how many
 */
export async function forgetFaces(
  tx: Transaction,
  { organisationId, personIds }: { organisationId: string; personIds: readonly string[] },
): Promise<number> {
  const faces = await tx.storedFile.findMany({
    where: { organisationId, speaker: { personId: { in: [...personIds] } } },
    select: { id: true, editionId: true },
  });
  if (faces.length === 0) return 0;
  await tx.storedFile.deleteMany({ where: { organisationId, id: { in: faces.map(({ id }) => id) } } });
  for (const editionId of new Set(faces.map((face) => face.editionId)))
    if (editionId) await invalidateEdition(tx, { organisationId, editionId }, "page");
  return faces.length;
}
