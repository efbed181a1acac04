import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { emailKeysOf, isOneMailbox } from "@/lib/platform/email-spellings";
import { emailKey, nameKey } from "@/lib/platform/text";

/** A registration as its row stands before it is corrected. */
interface CorrectedRow {
  organisationId: string;
  id: string;
  personId: string | null;
  emailKey: string;
}

/**
 * The record of a person follows a corrected registration: name, country, language, and the address in place of the one that was
 * replaced. Not one that a speaker or another registration shares: whoever corrects one registration must not lead that person's messages
 * elsewhere. Another record that has this name under this address becomes a pair with it, for an organiser to decide. No
 * login is touched: that is claimed only by proving an address.
 */
export async function followPerson(
  tx: Transaction,
  row: CorrectedRow,
  now: { fullName: string; email: string; country: string | null; language: string },
): Promise<void> {
  const { organisationId, personId } = row;
  if (!personId) return;
  // Whoever is just being matched with this person is waited for, and seen.
  await tx.$queryRaw`
    SELECT id FROM person WHERE organisation_id = ${organisationId}::uuid AND id = ${personId}::uuid FOR UPDATE`;
  if (!(await isShared(tx, { organisationId, personId, registrationId: row.id }))) {
    const key = emailKey(now.email);
    await tx.person.update({
      where: { organisationId_id: { organisationId, id: personId } },
      data: {
        fullName: now.fullName,
        nameKey: nameKey(now.fullName),
        country: now.country,
        language: now.language,
      },
    });
    if (!isOneMailbox(row.emailKey, key)) {
      const own = { organisationId, personId };
      await tx.personEmail.deleteMany({ where: { ...own, emailKey: { in: emailKeysOf(row.emailKey) } } });
      await tx.personEmail.upsert({
        where: { organisationId_personId_emailKey: { ...own, emailKey: key } },
        create: { ...own, email: now.email, emailKey: key },
        update: { email: now.email },
      });
    }
  }
  await findPairs(tx, { organisationId, personId }, now);
}

/** Whether another registration or a speaker has the same record of a person. */
export async function isShared(
  tx: Transaction,
  of: { organisationId: string; personId: string; registrationId: string },
): Promise<boolean> {
  const { organisationId, personId, registrationId } = of;
  const others = { organisationId, personId, id: { not: registrationId } };
  return (
    (await tx.speaker.count({ where: { organisationId, personId } })) +
      (await tx.registration.count({ where: others })) >
    0
  );
}

/** An erasure of the other waits until the pair is written, and takes it along. */
async function findPairs(
  tx: Transaction,
  { organisationId, personId }: { organisationId: string; personId: string },
  now: { fullName: string; email: string },
): Promise<void> {
  await tx.$executeRaw`
    WITH other AS (
      SELECT person.id FROM person
      WHERE person.organisation_id = ${organisationId}::uuid AND person.name_key = ${nameKey(now.fullName)}
        AND person.id <> ${personId}::uuid AND person.merged_into_id IS NULL AND person.erased_at IS NULL
        AND EXISTS (SELECT FROM person_email AS address
          WHERE address.organisation_id = person.organisation_id AND address.person_id = person.id
            AND address.email_key = ANY(${emailKeysOf(now.email)}))
      FOR KEY SHARE OF person
    )
    INSERT INTO person_pair (organisation_id, person_id, other_id)
    SELECT ${organisationId}::uuid, least(id, ${personId}::uuid), greatest(id, ${personId}::uuid) FROM other
    ON CONFLICT DO NOTHING`;
}
