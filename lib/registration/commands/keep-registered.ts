import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { type Once, writeAnswer } from "@/lib/platform/db/once";
import type { Prisma } from "@/prisma/generated/client";
import type { Registered } from "./new-registration";

/** Without the reference, which goes with whoever erases themselves. */
type Kept = Omit<Registered, "reference">;

/** Keeps what a registration was answered with, for the same request again. */
export function writeRegistered(once: Once, answered: Registered): Prisma.Sql {
  const { reference: _theirs, ...kept } = answered;
  return writeAnswer(once, kept satisfies Kept);
}

/**
 * The first answer again, with the link of then: whoever has corrected the address since has ended it.
 * @returns null when the person is erased
 */
export async function findRegistered(
  reader: Reader,
  organisationId: string,
  answer: unknown,
): Promise<Registered | null> {
  const kept = answer as Kept;
  const row = await reader.registration.findUnique({
    where: { organisationId_id: { organisationId, id: kept.registrationId } },
    select: { reference: true },
  });
  return row?.reference ? { ...kept, reference: row.reference } : null;
}
