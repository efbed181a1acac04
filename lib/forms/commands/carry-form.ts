import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/prisma/generated/client";
import { planForm } from "../queries/taking";
import { writeTaken } from "./take-questions";

/**
 * What an edition asks and lets people agree to, in another edition, which asks nothing yet: in the newest words, with
 * conditions on its own categories. What is asked no more stays behind. Nobody's answer or consent comes along.
 * @returns the new questions by the ids of those they are made after
 */
export async function carryForm(
  tx: Transaction,
  from: EditionIds,
  to: EditionIds & { languages: readonly string[] },
  { firstDay, today, now }: { firstDay: string; today: string; now: Date },
): Promise<Map<string, string>> {
  const terms = await tx.term.findMany({
    where: { ...from, kind: { not: "sensitive" }, retiredAt: null },
    orderBy: { id: "asc" },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  for (const { kind, key, versions } of terms)
    await tx.term.create({
      data: {
        organisationId: to.organisationId,
        ...{ editionId: to.editionId, kind, key },
        versions: {
          create: versions.map(({ text }) => ({ number: 1, text: text as Prisma.InputJsonValue })),
        },
      },
    });
  const categories = await tx.category.findMany({
    where: { organisationId: to.organisationId, editionId: to.editionId },
    select: { id: true, slug: true },
  });
  const plan = await planForm(tx, from, {
    ...{ firstDay, today },
    categories: new Map(categories.map(({ id, slug }) => [slug, id])),
  });
  const carried = new Map<string, string>();
  for (const [order, one] of plan.entries())
    carried.set(one.question.id, await writeTaken(tx, to, one, { order, now }));
  return carried;
}
