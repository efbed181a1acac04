import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { emailKey, nameKey } from "@/lib/platform/text";

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
  const { organisationId, fullName, email } = known;
  const key = nameKey(fullName);
  const live = { organisationId, nameKey: key, mergedIntoId: null, erasedAt: null };
  if (email) {
    const found = await tx.person.findFirst({
      where: { ...live, emails: { some: { emailKey: { in: emailKeysOf(email) } } } },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    });
    if (found && (await hold(tx, organisationId, found.id))) return found.id;
  } else if (known.affiliation) {
    const found = await tx.person.findMany({
      where: { ...live, speakers: { some: { affiliation: known.affiliation } } },
      take: 2,
      select: { id: true },
    });
    const [only, second] = found;
    if (only && !second && (await hold(tx, organisationId, only.id))) return only.id;
  }
  const { id } = await tx.person.create({
    data: {
      organisationId,
      fullName,
      nameKey: key,
      country: known.country ?? null,
      ...(known.language ? { language: known.language } : {}),
    },
    select: { id: true },
  });
  if (email) {
    await tx.personEmail.create({ data: { organisationId, personId: id, email, emailKey: emailKey(email) } });
  }
  return id;
}

/** Whether the person is still there; if so, an erasure waits until the caller has said what needs them. */
async function hold(tx: Transaction, organisationId: string, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM person WHERE organisation_id = ${organisationId}::uuid AND id = ${personId}::uuid FOR KEY SHARE`;
  return rows.length > 0;
}
