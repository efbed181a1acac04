import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { keepPairsApart } from "@/lib/people/commands/keep-pairs-apart";
import type { Transaction } from "@/lib/platform/db/client";
import type { MadeRegistration } from "./write-arrivals";

/** Who came in although they may have been on the list was said to be another person: that is known from now on. */
export async function keepOthersApart(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
  made: ReadonlyArray<Pick<MadeRegistration, "personId" | "perhaps">>,
): Promise<void> {
  const asked = made.filter(({ perhaps }) => perhaps.length > 0);
  if (asked.length === 0) return;
  const ids = asked.flatMap(({ perhaps }) => perhaps.map(({ registrationId }) => registrationId));
  const listed = await tx.registration.findMany({
    where: { organisationId, editionId, id: { in: ids }, personId: { not: null } },
    select: { id: true, personId: true },
  });
  const personOf = new Map(listed.map(({ id, personId }) => [id, personId]));
  const pairs = asked.flatMap(({ personId, perhaps }) =>
    perhaps.flatMap(({ registrationId }) => {
      const otherId = personOf.get(registrationId);
      return otherId ? [{ personId, otherId }] : [];
    }),
  );
  await keepPairsApart(tx, organisationId, pairs);
}
