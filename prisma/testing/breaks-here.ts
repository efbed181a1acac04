import { db } from "@/lib/platform/db/client";
import { breaksOf } from "@/lib/platform/db/invariants";
import { REGISTRATION_INVARIANTS } from "@/lib/registration/queries/invariants";

/** What must never be among the registrations of one organisation: tests of others may have broken theirs. */
export async function breaksHere(organisationId: string) {
  const own = await db().registration.findMany({ where: { organisationId }, select: { id: true } });
  const ids = new Set(own.map(({ id }) => id));
  const broken = await breaksOf(REGISTRATION_INVARIANTS, db());
  return broken
    .map(({ name, ids: all }) => ({ name, ids: all.filter((id) => ids.has(id)) }))
    .filter(({ ids: some }) => some.length > 0);
}
