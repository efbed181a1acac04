import "server-only";
import type { Transaction } from "@/lib/platform/db/client";

/**
 * Makes two commands that number things in one edition wait for each other. Weaker than FOR UPDATE: registrations, which
 * only refer to the edition, do not wait.
 */
export async function lockEdition(
  tx: Transaction,
  edition: { organisationId: string; editionId: string },
): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM edition
    WHERE organisation_id = ${edition.organisationId}::uuid AND id = ${edition.editionId}::uuid FOR NO KEY UPDATE`;
}

/**
 * Keeps what an edition asks as it is until the transaction ends, for who reads the form and writes by it: beside everybody
 * else who does, but not beside who edits it. Before any other lock but that of the quotas.
 */
export async function holdForm(
  tx: Transaction,
  edition: { organisationId: string; editionId: string },
): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM edition
    WHERE organisation_id = ${edition.organisationId}::uuid AND id = ${edition.editionId}::uuid FOR SHARE`;
}
