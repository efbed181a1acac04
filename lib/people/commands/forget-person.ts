import "server-only";
import { emptyMessages } from "@/lib/outbox/commands/empty-messages";
import type { Transaction } from "@/lib/platform/db/client";
import { emailKeysOf, isOneMailbox } from "@/lib/platform/email-spellings";

/**
 * Removes a person whom no registration and no speaker needs any more, with old values of the audit and the words of their
 * messages; of one that is needed, the address nothing else has. The row is locked first: whoever is just being matched
 * with this person is waited for, and seen.
 * @param emailKey the address of the record that went; null when it had none of its own
 * @returns Message-IDs whose files the caller drops after the commit
 */
export async function forgetPerson(
  tx: Transaction,
  {
    organisationId,
    personId,
    emailKey,
  }: { organisationId: string; personId: string; emailKey: string | null },
): Promise<string[]> {
  await tx.$queryRaw`
    SELECT id FROM person WHERE organisation_id = ${organisationId}::uuid AND id = ${personId}::uuid FOR UPDATE`;
  const registrations = await tx.registration.findMany({
    where: { organisationId, personId },
    select: { emailKey: true },
  });
  const speaks = (await tx.speaker.count({ where: { organisationId, personId } })) > 0;
  const merged = (await tx.person.count({ where: { organisationId, mergedIntoId: personId } })) > 0;
  if (
    emailKey &&
    registrations.length > 0 &&
    !registrations.some((other) => isOneMailbox(other.emailKey, emailKey)) &&
    !speaks
  )
    await tx.personEmail.deleteMany({
      where: { organisationId, personId, emailKey: { in: emailKeysOf(emailKey) } },
    });
  if (registrations.length > 0 || speaks || merged) return [];
  await tx.auditValue.deleteMany({ where: { personId } });
  const messageIds = await emptyMessages(tx, { personId });
  await tx.person.deleteMany({ where: { organisationId, id: personId } });
  return messageIds;
}
