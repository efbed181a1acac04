import "server-only";
import type { Transaction } from "@/lib/platform/db/client";

/** Keeps every local time of an edition when its zone is put right: 09:00 stays 09:00, and lasts as long as before. */
export async function moveToZone(
  tx: Transaction,
  edition: { organisationId: string; editionId: string },
  from: string,
  to: string,
): Promise<void> {
  const { organisationId, editionId } = edition;
  await tx.$executeRaw`
    UPDATE slot SET version = version + 1,
      starts_at = (starts_at AT TIME ZONE ${from}) AT TIME ZONE ${to},
      ends_at = ((starts_at AT TIME ZONE ${from}) AT TIME ZONE ${to}) + (ends_at - starts_at)
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid`;
  await tx.$executeRaw`
    UPDATE edition_day SET
      starts_at = (starts_at AT TIME ZONE ${from}) AT TIME ZONE ${to},
      ends_at = (ends_at AT TIME ZONE ${from}) AT TIME ZONE ${to}
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid`;
  await tx.$executeRaw`
    UPDATE edition SET
      registration_opens_at = (registration_opens_at AT TIME ZONE ${from}) AT TIME ZONE ${to},
      registration_closes_at = (registration_closes_at AT TIME ZONE ${from}) AT TIME ZONE ${to}
    WHERE organisation_id = ${organisationId}::uuid AND id = ${editionId}::uuid`;
}
