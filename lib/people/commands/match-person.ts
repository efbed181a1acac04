import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { insertRows, NOW, writeTogether } from "@/lib/platform/db/write-together";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { newId } from "@/lib/platform/new-id";
import { emailKey, nameKey } from "@/lib/platform/text";
import { Prisma } from "@/prisma/generated/client";

export interface KnownPerson {
  organisationId: string;
  fullName: string;
  email: string | null;
  affiliation?: string;
  country?: string | null;
  language?: string;
}

/**
 * One organisation's record of a human across years: the one with this address and this name, else a new one. An address
 * alone is not a person (couples and info@ share it), nor is a name; without an address somebody is recognised only by
 * name and affiliation together, and only when there is no doubt.
 * @returns the person's id
 */
export async function matchPerson(tx: Transaction, known: KnownPerson): Promise<string> {
  const found = await findPerson(tx, known);
  if (found) return found;
  const { id, writes } = writePerson(known);
  await writeTogether(tx, writes);
  return id;
}

async function findPerson(tx: Transaction, known: KnownPerson): Promise<string | null> {
  const { organisationId, fullName, email, affiliation } = known;
  if (email) {
    const [found] = await tx.$queryRaw<Array<{ id: string }>>`${selectPerson({ ...known, email })}`;
    return found?.id ?? null;
  }
  if (!affiliation) return null;
  const [only, second] = await tx.person.findMany({
    where: {
      organisationId,
      nameKey: nameKey(fullName),
      mergedIntoId: null,
      erasedAt: null,
      speakers: { some: { affiliation } },
    },
    take: 2,
    select: { id: true },
  });
  return only && !second && (await hold(tx, organisationId, only.id)) ? only.id : null;
}

/** Whether a `person` has a name, or had it under one of these addresses in a record that was joined with theirs. */
export const isCalled = (name: Prisma.Sql, emails: Prisma.Sql) => Prisma.sql`
  (person.name_key = ${name} OR EXISTS (SELECT FROM person AS gone
      WHERE gone.organisation_id = person.organisation_id AND gone.merged_into_id = person.id)
    AND EXISTS (SELECT FROM registration AS known
      WHERE known.organisation_id = person.organisation_id AND known.person_id = person.id
        AND known.name_key = ${name} AND known.email_key = ANY(${emails})))`;

/**
 * The `id` of the person with an address and a name, to be read alone or within another statement. Whose record was joined
 * with another one is found under both names, each with the address it came with. An erasure waits until the transaction
 * has said what needs them; who is just being erased is waited for and not found.
 */
export const selectPerson = ({ organisationId, fullName, email }: KnownPerson & { email: string }) =>
  Prisma.sql`
    SELECT person.id FROM person
    WHERE person.organisation_id = ${organisationId}::uuid
      AND person.id IN (SELECT address.person_id FROM person_email AS address
        WHERE address.organisation_id = ${organisationId}::uuid AND address.email_key = ANY(${emailKeysOf(email)}))
      AND person.merged_into_id IS NULL AND person.erased_at IS NULL
      AND ${isCalled(Prisma.sql`${nameKey(fullName)}`, Prisma.sql`${emailKeysOf(email)}`)}
    ORDER BY person.created_at LIMIT 1 FOR KEY SHARE OF person`;

/** Somebody new, for a command that writes all it has to write together: the person's id, and what writes them. */
export function writePerson({ organisationId, fullName, email, country, language }: KnownPerson) {
  const id = newId();
  const person = insertRows<Prisma.PersonCreateManyInput>("person", [
    {
      organisationId,
      id,
      fullName,
      nameKey: nameKey(fullName),
      country: country ?? null,
      ...(language ? { language } : {}),
      createdAt: NOW,
      updatedAt: NOW,
    },
  ]);
  const address = email && [{ organisationId, personId: id, email, emailKey: emailKey(email) }];
  return {
    id,
    writes: { person, ...(address ? { address: insertRows("person_email", address) } : {}) },
  };
}

/** Whether the person is still there; if so, an erasure waits until the caller has said what needs them. */
async function hold(tx: Transaction, organisationId: string, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM person WHERE organisation_id = ${organisationId}::uuid AND id = ${personId}::uuid FOR KEY SHARE`;
  return rows.length > 0;
}
