import "server-only";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { emailKeysOf, isOneMailbox } from "@/lib/platform/email-spellings";
import { Prisma } from "@/prisma/generated/client";

/** That a mailbox wants no messages is forgotten with the last record that has its address. */
export async function forgetStops(
  tx: Transaction,
  organisationId: string,
  emails: readonly string[],
): Promise<void> {
  const keys = emails.flatMap(emailKeysOf);
  await forget(
    tx,
    Prisma.sql`stop.organisation_id = ${organisationId}::uuid AND stop.email_key = ANY(${keys})`,
  );
}

/** The same of everybody who went another way: drafts, speakers, corrected addresses. @returns how many */
export const purgeStops = (): Promise<number> => transaction((tx) => forget(tx, Prisma.sql`true`));

async function forget(tx: Transaction, which: Prisma.Sql): Promise<number> {
  const loose = await tx.$queryRaw<Array<{ organisationId: string; emailKey: string }>>`
    SELECT DISTINCT stop.organisation_id AS "organisationId", stop.email_key AS "emailKey" FROM message_stop AS stop
    WHERE ${which}
      AND NOT EXISTS (SELECT FROM registration WHERE registration.organisation_id = stop.organisation_id
        AND registration.email_key = stop.email_key AND registration.erased_at IS NULL)
      AND NOT EXISTS (SELECT FROM person_email WHERE person_email.organisation_id = stop.organisation_id
        AND person_email.email_key = stop.email_key)`;
  if (loose.length === 0) return 0;
  // A speaker's address has no key in its row.
  const speakers = await tx.speaker.findMany({
    where: { organisationId: { in: loose.map((one) => one.organisationId) }, email: { not: null } },
    select: { organisationId: true, email: true },
  });
  const gone = loose.filter(
    (one) =>
      !speakers.some(
        ({ organisationId, email }) =>
          organisationId === one.organisationId && isOneMailbox(email ?? "", one.emailKey),
      ),
  );
  if (gone.length === 0) return 0;
  return (await tx.messageStop.deleteMany({ where: { OR: gone } })).count;
}
