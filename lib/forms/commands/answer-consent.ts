import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/prisma/generated/client";
import { inEveryLanguage } from "../rules/standard-words";

/**
 * What whoever answers a sensitive question agrees to, of its own.
 * @param key what the API calls it
 * @param days after the last day until the answer is deleted
 * @returns the version that is agreed to
 */
export async function createConsent(
  tx: Transaction,
  { organisationId, editionId }: { organisationId: string; editionId: string },
  key: string,
  days: number,
): Promise<string> {
  const { id } = await tx.term.create({
    data: { organisationId, editionId, kind: "sensitive", key },
    select: { id: true },
  });
  return createVersion(tx, { organisationId, termId: id, number: 1 }, days);
}

/** A consent in the words of another edition's. @returns the version that is agreed to */
export async function copyConsent(
  tx: Transaction,
  { organisationId, editionId }: { organisationId: string; editionId: string },
  key: string,
  text: unknown,
): Promise<string> {
  const { versions } = await tx.term.create({
    data: {
      ...{ organisationId, editionId, kind: "sensitive", key },
      versions: { create: { number: 1, text: text as Prisma.InputJsonValue } },
    },
    select: { versions: { select: { id: true } } },
  });
  return versions[0]?.id ?? "";
}

/** The same for another number of days: whoever agreed to the one before keeps it. */
export async function renewConsent(
  tx: Transaction,
  organisationId: string,
  termVersionId: string,
  days: number,
): Promise<string> {
  const { termId } = await tx.termVersion.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: termVersionId } },
    select: { termId: true },
  });
  const { _max } = await tx.termVersion.aggregate({
    where: { organisationId, termId },
    _max: { number: true },
  });
  return createVersion(tx, { organisationId, termId, number: (_max.number ?? 0) + 1 }, days);
}

async function createVersion(
  tx: Transaction,
  version: { organisationId: string; termId: string; number: number },
  days: number,
): Promise<string> {
  const text = inEveryLanguage((say) => say("answerConsent", { days }));
  const { id } = await tx.termVersion.create({ data: { ...version, text }, select: { id: true } });
  return id;
}
