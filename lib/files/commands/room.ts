import "server-only";
import type { Reader, Transaction } from "@/lib/platform/db/client";
import { settings } from "@/lib/platform/env";
import { type Result, refused } from "@/lib/platform/result";

type Reason = "full" | "gallery-full";

/** Ends the transaction, so that nothing of it stays, and is told as a refusal. */
export class Refusal extends Error {
  constructor(
    readonly reason: Reason,
    readonly detail: Record<string, number>,
  ) {
    super(reason);
  }
}

/** What such an end is told as; any other fault goes on. */
export function refusalOf(error: unknown): Result<never, Reason> {
  if (error instanceof Refusal) return refused(error.reason, error.detail);
  throw error;
}

/** One file of an organisation at a time: what there is room for is counted and taken at once. */
export async function lockFiles(tx: Transaction, organisationId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`convivio.files.${organisationId}`}))`;
}

/** How many bytes an organisation's pictures and documents take, with the files that people sent. */
export async function usedBytes(reader: Reader, organisationId: string): Promise<number> {
  const pictures = await reader.fileCopy.aggregate({ where: { organisationId }, _sum: { bytes: true } });
  const documents = await reader.material.aggregate({ where: { organisationId }, _sum: { bytes: true } });
  const sent = await reader.answerFile.aggregate({ where: { organisationId }, _sum: { bytes: true } });
  return (pictures._sum.bytes ?? 0) + (documents._sum.bytes ?? 0) + (sent._sum.bytes ?? 0);
}

/** @throws Refusal("full") where so many bytes more are too many */
export async function requireRoom(tx: Transaction, organisationId: string, wanted: number): Promise<void> {
  const used = await usedBytes(tx, organisationId);
  const most = settings().storagePerOrganisation;
  if (used + wanted > most)
    throw new Refusal("full", { used: Math.round(used / 1_000_000), most: Math.round(most / 1_000_000) });
}
