import "server-only";
import { isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import { type Result, refused } from "@/lib/platform/result";
import { nameKey } from "@/lib/platform/text";
import { findLive } from "./tell-registered";

/** Whether another live registration of the edition has this name under this address, however it is spelled. */
export async function isTaken(
  tx: Transaction,
  {
    id,
    fullName,
    ...of
  }: { organisationId: string; editionId: string; id: string; email: string; fullName: string },
): Promise<boolean> {
  const others = await findLive(tx, of);
  return others.some((other) => other.id !== id && other.nameKey === nameKey(fullName));
}

/** The database refuses a second live registration of the same name and address, whatever path leads there. */
export async function unlessTaken<Value, Reason extends string>(
  work: () => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | "already-registered">> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) return refused("already-registered");
    throw error;
  }
}
