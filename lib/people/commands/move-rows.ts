import "server-only";
import { invalidateTags } from "@/lib/platform/cache/tags";
import type { Transaction } from "@/lib/platform/db/client";
import { tags } from "@/lib/public-pages/rules";
import { Prisma } from "@/prisma/generated/client";
import type { MovedRows, TwoRecords } from "../rules/moved-rows";
import { joinSpeakers, partSpeakers } from "./join-speakers";

/** What no words are left of: a record whose rows are another's. */
const TOMBSTONE = {
  ...{ fullName: "", nameKey: "", affiliationId: null, country: null, language: "en", loginId: null },
} as const;

/**
 * Every row that hangs on one record follows to another, and the record becomes a tombstone without words. Both must be
 * locked (`lockPeople`), and no edition may hold a live registration of each.
 * @returns what is needed to part them again
 */
export async function moveRows(tx: Transaction, two: TwoRecords): Promise<Omit<MovedRows, "ended">> {
  const { organisationId, from, to } = two;
  const own = { organisationId, personId: from };
  const columns = Object.fromEntries(Object.keys(TOMBSTONE).map((name) => [name, true]));
  const person = (await tx.person.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: from } },
    select: columns as { [Name in keyof typeof TOMBSTONE]: true },
  })) satisfies MovedRows["person"];
  const { emails, added } = await moveEmails(tx, two);
  const pairs = await movePairs(tx, two);
  const registrations = await tx.registration.findMany({ where: own, select: { id: true } });
  await tx.registration.updateMany({ where: own, data: { personId: to } });
  const { speakers, doubled } = await joinSpeakers(tx, two);
  const values = await tx.auditValue.findMany({
    where: { personId: from },
    select: { auditEntryId: true, field: true },
  });
  await tx.auditValue.updateMany({ where: { personId: from }, data: { personId: to } });
  const messages = await tx.outboxMessage.findMany({ where: own, select: { id: true } });
  await tx.outboxMessage.updateMany({ where: own, data: { personId: to } });
  await tx.person.update({
    where: { organisationId_id: { organisationId, id: from } },
    data: { ...TOMBSTONE, mergedIntoId: to },
  });
  if (person.loginId) {
    const login = { organisationId_id: { organisationId, id: to } };
    await tx.person.update({ where: login, data: { loginId: person.loginId } });
  }
  return {
    ...{ person, emails, added, pairs, speakers, doubled, values },
    registrations: registrations.map(({ id }) => id),
    messages: messages.map(({ id }) => id),
  };
}

async function moveEmails(tx: Transaction, { organisationId, from, to }: TwoRecords) {
  const rows = await tx.personEmail.findMany({
    where: { organisationId, personId: from },
    select: { email: true, emailKey: true, verifiedAt: true },
    orderBy: { emailKey: "asc" },
  });
  const there = await tx.personEmail.findMany({
    where: { organisationId, personId: to },
    select: { emailKey: true },
  });
  const known = new Set(there.map(({ emailKey }) => emailKey));
  const fresh = rows.filter(({ emailKey }) => !known.has(emailKey));
  await tx.personEmail.deleteMany({ where: { organisationId, personId: from } });
  await tx.personEmail.createMany({ data: fresh.map((row) => ({ organisationId, personId: to, ...row })) });
  return {
    emails: rows.map((row) => ({ ...row, verifiedAt: row.verifiedAt?.toISOString() ?? null })),
    added: fresh.map(({ emailKey }) => emailKey),
  };
}

/** What was said of the record and others ("they are two") is said of the one that stays. */
async function movePairs(tx: Transaction, { organisationId, from, to }: TwoRecords) {
  const where = { organisationId, OR: [{ personId: from }, { otherId: from }] };
  const rows = await tx.personPair.findMany({ where });
  const pairs = rows.map(({ personId, otherId, foundAt, differentSince }) => ({
    otherId: personId === from ? otherId : personId,
    ...{ foundAt, differentSince },
  }));
  await tx.personPair.deleteMany({ where });
  for (const { otherId, foundAt, differentSince } of pairs) {
    if (otherId === to) continue;
    const [first, second] = to < otherId ? [to, otherId] : [otherId, to];
    await tx.$executeRaw`
      INSERT INTO person_pair (organisation_id, person_id, other_id, found_at, different_since)
      VALUES (${organisationId}::uuid, ${first}::uuid, ${second}::uuid, ${foundAt}, ${differentSince})
      ON CONFLICT (organisation_id, person_id, other_id) DO UPDATE
      SET different_since = coalesce(person_pair.different_since, EXCLUDED.different_since)`;
  }
  return pairs.map(({ otherId, foundAt, differentSince }) => ({
    otherId,
    foundAt: foundAt.toISOString(),
    differentSince: differentSince?.toISOString() ?? null,
  }));
}

/**
 * Gives a tombstone back what it was, and the rows of the list that are still there. Rows that came since stay with the
 * other record. Both must be locked.
 */
export async function moveRowsBack(tx: Transaction, two: TwoRecords, moved: MovedRows): Promise<void> {
  const { organisationId, from, to } = two;
  const { affiliationId, ...words } = moved.person;
  if (words.loginId) {
    const login = { organisationId, id: to, loginId: words.loginId };
    await tx.person.updateMany({ where: login, data: { loginId: null } });
    // Deleted meanwhile: nobody signs in with it.
    if ((await tx.login.count({ where: { id: words.loginId } })) === 0) words.loginId = null;
  }
  const affiliation = affiliationId
    ? await tx.affiliation.findFirst({ where: { organisationId, id: affiliationId }, select: { id: true } })
    : null;
  await tx.person.update({
    where: { organisationId_id: { organisationId, id: from } },
    data: { ...words, affiliationId: affiliation?.id ?? null, mergedIntoId: null },
  });
  const mine = { organisationId, personId: to };
  const back = { personId: from };
  await tx.registration.updateMany({ where: { ...mine, id: { in: moved.registrations } }, data: back });
  await tx.speaker.updateMany({
    where: { ...mine, id: { in: moved.speakers } },
    data: { ...back, version: { increment: 1 } },
  });
  await partSpeakers(tx, organisationId, moved.doubled);
  if (moved.speakers.length + moved.doubled.length > 0)
    await invalidateTags(tx, [tags.people(organisationId)]);
  await tx.outboxMessage.updateMany({ where: { ...mine, id: { in: moved.messages } }, data: back });
  for (const { auditEntryId, field } of moved.values)
    await tx.auditValue.updateMany({ where: { auditEntryId, field, personId: to }, data: back });
  await emailsBack(tx, two, moved);
  for (const { otherId, foundAt, differentSince } of moved.pairs) {
    const [first, second] = from < otherId ? [from, otherId] : [otherId, from];
    await tx.$executeRaw`
      INSERT INTO person_pair (organisation_id, person_id, other_id, found_at, different_since)
      SELECT ${organisationId}::uuid, ${first}::uuid, ${second}::uuid, ${new Date(foundAt)},
        ${differentSince ? new Date(differentSince) : null}
      WHERE EXISTS (SELECT FROM person WHERE organisation_id = ${organisationId}::uuid AND id = ${otherId}::uuid)
      ON CONFLICT DO NOTHING`;
  }
}

/** An address that came with the record goes with it, unless a registration that stays has it, too. */
async function emailsBack(tx: Transaction, { organisationId, from, to }: TwoRecords, moved: MovedRows) {
  const used = await tx.registration.findMany({
    where: { organisationId, personId: to },
    select: { emailKey: true },
  });
  const stays = new Set(used.map(({ emailKey }) => emailKey));
  const gone = moved.added.filter((key) => !stays.has(key));
  await tx.personEmail.deleteMany({ where: { organisationId, personId: to, emailKey: { in: gone } } });
  await tx.personEmail.createMany({
    data: moved.emails.map((row) => ({ organisationId, personId: from, ...row })),
    skipDuplicates: true,
  });
}

/** What a merge keeps for its parting, as the column holds it. */
export const asMoved = (moved: MovedRows): Prisma.InputJsonValue => moved as unknown as Prisma.InputJsonValue;
/** Nothing is kept any more: it was parted, or it is final. */
export const NOTHING_KEPT = Prisma.DbNull;
