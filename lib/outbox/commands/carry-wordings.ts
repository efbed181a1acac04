import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { asJson } from "@/lib/platform/db/as-json";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/new-id";

/**
 * How an edition says its mails, in another edition, which says none in words of its own yet.
 * @returns the new records by the ids of those they are made after
 */
export async function carryWordings(
  tx: Transaction,
  from: EditionIds,
  to: EditionIds,
): Promise<Map<string, string>> {
  const wordings = await tx.mailWording.findMany({ where: { ...from, version: { gt: 0 } } });
  const carried = new Map(wordings.map(({ id }) => [id, newId()]));
  await tx.mailWording.createMany({
    data: wordings.map(({ id, template, leftOut, subject, opening, closing }) => ({
      ...{ ...to, id: carried.get(id) ?? newId(), template, leftOut, version: 1 },
      ...asJson({ subject, opening, closing }),
    })),
  });
  return carried;
}
