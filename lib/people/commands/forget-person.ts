import "server-only";
import { emptyMessages } from "@/lib/outbox/commands/empty-messages";
import type { Transaction } from "@/lib/platform/db/client";
import { emailKeysOf, isOneMailbox } from "@/lib/platform/email-spellings";
import { lockPeople } from "./lock-people";
import { forgetMoved, listMerged } from "./merges";

/**
 * Removes a person whom no registration and no speaker needs any more, with the tombstones of records that were joined with
 * theirs, old values of the audit and the words of their messages; of one that is needed, the address nothing else has. The
 * row is locked first: whoever is just being matched with this person is waited for, and seen.
 * @param emailKey the address of the record that went; null when it had none of its own
 * @returns Message-IDs whose files the caller drops after the commit
 */
export async function forgetPerson(
  tx: Transaction,
  {
    organisationId,
    personId: asked,
    emailKey,
  }: { organisationId: string; personId: string; emailKey: string | null },
): Promise<string[]> {
  const all = await lockMerged(tx, { organisationId, personId: asked });
  const [personId] = all;
  if (personId === undefined) return [];
  const registrations = await tx.registration.findMany({
    where: { organisationId, personId },
    select: { emailKey: true },
  });
  const speaks = (await tx.speaker.count({ where: { organisationId, personId } })) > 0;
  if (
    emailKey &&
    registrations.length > 0 &&
    !registrations.some((other) => isOneMailbox(other.emailKey, emailKey)) &&
    !speaks
  )
    await tx.personEmail.deleteMany({
      where: { organisationId, personId, emailKey: { in: emailKeysOf(emailKey) } },
    });
  await forgetMoved(tx, { organisationId, personId, emailKey });
  // Somebody was two speakers of one edition: one of them is still the tombstone's.
  const doubled = await tx.speaker.count({ where: { organisationId, personId: { in: all } } });
  if (registrations.length > 0 || doubled > 0) return [];
  await tx.auditValue.deleteMany({ where: { personId: { in: all } } });
  const messageIds = await emptyMessages(tx, { personId: { in: all } });
  await tx.person.updateMany({
    where: { organisationId, id: { in: all } },
    data: { mergedIntoId: null },
  });
  await tx.person.deleteMany({ where: { organisationId, id: { in: all } } });
  return messageIds;
}

/** Locks all records of one human. Joined or parted until the lock was free, they are looked for once more. */
async function lockMerged(
  tx: Transaction,
  person: { organisationId: string; personId: string },
): Promise<string[]> {
  let known: string[] = [];
  for (;;) {
    const ids = await listMerged(tx, person);
    if (ids.join() === known.join()) return ids;
    await lockPeople(tx, person.organisationId, ids);
    known = ids;
  }
}
