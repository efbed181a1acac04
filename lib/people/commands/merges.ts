import "server-only";
import { db, type Reader, type Transaction } from "@/lib/platform/db/client";
import { isOneMailbox } from "@/lib/platform/email-spellings";
import type { MovedRows } from "../rules/moved-rows";
import { carryStarsBack } from "./carry-stars";
import { asMoved, NOTHING_KEPT } from "./move-rows";

/** All records of one human: the one that stayed, and the tombstones that lead to it. @returns its id first */
export async function listMerged(
  tx: Reader,
  { organisationId, personId }: { organisationId: string; personId: string },
): Promise<string[]> {
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    WITH RECURSIVE up AS (
      SELECT id, merged_into_id, 0 AS height FROM person
      WHERE organisation_id = ${organisationId}::uuid AND id = ${personId}::uuid
      UNION ALL
      SELECT person.id, person.merged_into_id, up.height + 1 FROM up
      JOIN person ON person.organisation_id = ${organisationId}::uuid AND person.id = up.merged_into_id
    ), down AS (
      SELECT id, 0 AS depth FROM up WHERE merged_into_id IS NULL
      UNION ALL
      SELECT person.id, down.depth + 1 FROM down
      JOIN person ON person.organisation_id = ${organisationId}::uuid AND person.merged_into_id = down.id
    )
    SELECT id FROM down ORDER BY depth, id`;
  return rows.map(({ id }) => id);
}

/**
 * Somebody erased a registration that had followed from another record: of that record nothing is kept for its parting that
 * no other row of it has. Where no row is left, nothing is.
 * @param emailKey the address of what was erased
 */
export async function forgetMoved(
  tx: Transaction,
  {
    organisationId,
    personId,
    emailKey,
  }: { organisationId: string; personId: string; emailKey: string | null },
): Promise<void> {
  const merges = await tx.personMerge.findMany({
    where: { organisationId, keptId: personId, partedAt: null },
    select: { id: true, moved: true },
  });
  for (const { id, moved: held } of merges) {
    if (held === null) continue;
    const moved = held as unknown as MovedRows;
    await forgetCarriedMarks(tx, organisationId, moved);
    const mine = { organisationId, personId };
    const left = await tx.registration.findMany({
      where: { ...mine, id: { in: moved.registrations } },
      select: { emailKey: true },
    });
    const speaks = await tx.speaker.count({
      where: { organisationId, id: { in: [...moved.speakers, ...moved.doubled.map(({ from }) => from)] } },
    });
    const stays = (key: string) =>
      emailKey === null ||
      !isOneMailbox(key, emailKey) ||
      left.some((other) => isOneMailbox(other.emailKey, key));
    const kept =
      left.length + speaks === 0
        ? NOTHING_KEPT
        : asMoved({ ...moved, emails: moved.emails.filter((row) => stays(row.emailKey)) });
    await tx.personMerge.update({
      where: { organisationId_id: { organisationId, id } },
      data: { moved: kept },
    });
  }
}

/** What was noted about a registration that is erased now, and marked under it, goes with it, also where it came along to another one. */
async function forgetCarriedMarks(
  tx: Transaction,
  organisationId: string,
  { ended }: Pick<MovedRows, "ended">,
): Promise<void> {
  const carried = new Map(ended.map(({ id, marks }) => [id, marks]));
  const erased = await tx.registration.findMany({
    where: { organisationId, id: { in: [...carried.keys()] }, erasedAt: { not: null } },
    select: { id: true },
  });
  const notes = erased.flatMap(({ id }) => carried.get(id)?.notes ?? []);
  if (notes.length > 0)
    await tx.registrationNote.deleteMany({ where: { organisationId, id: { in: notes } } });
  for (const { id } of erased) {
    const marks = carried.get(id);
    if (marks) await carryStarsBack(tx, { organisationId, to: marks.to }, marks.stars ?? []);
  }
}

/** Joined for more than a day: it is final, and nothing is kept for its parting. @returns how many */
export function endMerges(): Promise<number> {
  return db().$executeRaw`
    UPDATE person_merge SET moved = NULL WHERE moved IS NOT NULL AND final_at <= clock_timestamp()`;
}
