import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import { fingerprint } from "../secrets";
import type { Transaction } from "./client";

/** A request that may arrive several times: where it belongs, its sender's key for it, and what it says. */
export interface Once {
  scope: string;
  key: string;
  content: string;
}

export type Earlier = { kind: "new" } | { kind: "other-content" } | { kind: "answered"; answer: unknown };

/**
 * What the same request was answered before. Whoever sends it at the same moment waits here until the first one is
 * through: without that its twin would find the work done, but no answer to repeat.
 */
export async function findEarlier(tx: Transaction, { scope, key, content }: Once): Promise<Earlier> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${scope} ${key}`}, 0))`;
  const row = await tx.idempotencyKey.findUnique({ where: { scope_key: { scope, key } } });
  if (!row) return { kind: "new" };
  return row.requestHash === fingerprint(content)
    ? { kind: "answered", answer: row.response }
    : { kind: "other-content" };
}

/** Keeps the answer for the next time, in the transaction that made it. */
export async function keepAnswer(
  tx: Transaction,
  { scope, key, content }: Once,
  answer: Prisma.InputJsonObject,
): Promise<void> {
  await tx.idempotencyKey.create({
    data: { scope, key, requestHash: fingerprint(content), response: answer },
  });
}
