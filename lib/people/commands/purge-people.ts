import "server-only";
import { db, transaction } from "@/lib/platform/db/client";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import { forgetPerson } from "./forget-person";

const BATCH = 500;

/** People whom no registration and no speaker needs: an earlier version kept who was taken off a programme. @returns how many */
export async function purgePeople(): Promise<number> {
  for (let total = await purgeMerged(); ; ) {
    const count = await transaction(async (tx) => {
      const rows = await tx.$queryRaw<Array<{ id: string }>>`
        SELECT id FROM person
        WHERE merged_into_id IS NULL
          AND NOT EXISTS (SELECT FROM registration WHERE registration.organisation_id = person.organisation_id
            AND registration.person_id = person.id)
          AND NOT EXISTS (SELECT FROM speaker WHERE speaker.organisation_id = person.organisation_id
            AND speaker.person_id = person.id)
          AND NOT EXISTS (SELECT FROM person AS other WHERE other.organisation_id = person.organisation_id
            AND other.merged_into_id = person.id)
        ORDER BY id LIMIT ${BATCH}::int FOR UPDATE SKIP LOCKED`;
      const ids = rows.map((row) => row.id);
      await tx.auditValue.deleteMany({ where: { personId: { in: ids } } });
      await tx.outboxMessage.updateMany({ where: { personId: { in: ids } }, data: { personId: null } });
      return (
        await tx.person.deleteMany({
          where: { id: { in: ids }, registrations: { none: {} }, speakers: { none: {} } },
        })
      ).count;
    });
    total += count;
    if (count < BATCH) return total;
  }
}

/** Those with tombstones go one at a time: few were joined. @returns how many */
async function purgeMerged(): Promise<number> {
  const rows = await db().$queryRaw<Array<{ organisationId: string; personId: string }>>`
    SELECT organisation_id AS "organisationId", id AS "personId" FROM person
    WHERE merged_into_id IS NULL
      AND EXISTS (SELECT FROM person AS other WHERE other.organisation_id = person.organisation_id
        AND other.merged_into_id = person.id)
      AND NOT EXISTS (SELECT FROM registration WHERE registration.organisation_id = person.organisation_id
        AND registration.person_id = person.id)
      AND NOT EXISTS (SELECT FROM speaker WHERE speaker.organisation_id = person.organisation_id
        AND speaker.person_id = person.id)
    ORDER BY id LIMIT ${BATCH}::int`;
  for (const row of rows)
    await dropMailFiles(await transaction((tx) => forgetPerson(tx, { ...row, emailKey: null })));
  return rows.length;
}
