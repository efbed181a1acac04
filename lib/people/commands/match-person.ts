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
    if (found) return found.id;
  } else if (known.affiliation) {
    const found = await tx.person.findMany({
      where: { ...live, speakers: { some: { affiliation: known.affiliation } } },
      take: 2,
      select: { id: true },
    });
    if (found.length === 1 && found[0]) return found[0].id;
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
