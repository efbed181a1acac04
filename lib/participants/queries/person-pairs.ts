import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import type { PossiblePerson } from "../schema/filter";

interface Ids {
  organisationId: string;
  editionId: string;
}

const OPEN = { differentSince: null } as const;
const listed = (editionId: string) => ({ editionId, erasedAt: null, state: { not: "draft" as const } });

/** Who may be the same human as this person, with their registration in this edition when there is one. */
export async function listPossibleTwins(
  db: Reader,
  { organisationId, editionId }: Ids,
  personId: string,
): Promise<PossiblePerson[]> {
  const shown = {
    select: {
      id: true,
      fullName: true,
      emails: { select: { email: true } },
      registrations: { where: listed(editionId), take: 1, select: { id: true, reference: true } },
    },
  };
  const pairs = await db.personPair.findMany({
    where: { ...OPEN, organisationId, OR: [{ personId }, { otherId: personId }] },
    orderBy: [{ personId: "asc" }, { otherId: "asc" }],
    take: 20,
    select: { person: shown, other: shown },
  });
  return pairs.map(({ person, other }) => {
    const twin = person.id === personId ? other : person;
    const [registration] = twin.registrations;
    return {
      personId: twin.id,
      fullName: twin.fullName,
      emails: twin.emails.map((row) => row.email),
      registrationId: registration?.id ?? null,
      reference: registration?.reference ?? null,
    };
  });
}

/** How many pairs with a registration in this edition wait for a decision, and the registration to begin with. */
export async function countPairs(
  db: Reader,
  { organisationId, editionId }: Ids,
): Promise<{ count: number; registrationId: string | null }> {
  const here = { registrations: { some: listed(editionId) } };
  const where = { ...OPEN, organisationId, OR: [{ person: here }, { other: here }] };
  const one = { select: { registrations: { where: listed(editionId), take: 1, select: { id: true } } } };
  const [count, first] = await Promise.all([
    db.personPair.count({ where }),
    db.personPair.findFirst({
      where,
      orderBy: [{ personId: "asc" }, { otherId: "asc" }],
      select: { person: one, other: one },
    }),
  ]);
  const [registration] = [...(first?.person.registrations ?? []), ...(first?.other.registrations ?? [])];
  return { count, registrationId: registration?.id ?? null };
}
