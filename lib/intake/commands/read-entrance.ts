import "server-only";
import { editionPhase, isOpenByHand, PHASE_COLUMNS } from "@/lib/editions/rules/phases";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { countQuotas } from "@/lib/places/queries/count-places";
import { databaseClock } from "@/lib/platform/db/client";
import type { IntakeScope } from "../access";
import { readKnown } from "../queries/known";
import type { PlannedIntake } from "../queries/plan";
import { type PlacesFacts, withoutOwn } from "../rules/give-places";
import type { MadeRegistration } from "./write-arrivals";

export type EntranceRefusal =
  | "changed-meanwhile"
  | "closed"
  /** A row moves somebody into a category that is full, at `line`. */
  | "no-place";

/** Thrown inside the transaction, so that nothing of it stays. */
export class Refusal extends Error {
  constructor(
    readonly reason: EntranceRefusal,
    readonly detail?: Record<string, number>,
  ) {
    super("An import that is refused");
  }
}

/** What the way in judges by, as it stands now. */
export interface Entrance extends PlacesFacts {
  now: Date;
  /** What each category is called in the history. */
  slugs: ReadonlyMap<string, string>;
}

/**
 * Sees that everything is as it was when the plan was made, and how the places are.
 * @param made what this transaction has written already: it is left out of all of it
 * @throws Refusal
 */
export async function readEntrance(
  tx: PlacesTransaction,
  scope: IntakeScope,
  { plan, met }: PlannedIntake,
  made: readonly MadeRegistration[] | null = null,
): Promise<Entrance> {
  const { organisationId, editionId } = scope;
  const known = await readKnown(tx, scope, met.rows, met.asked, made !== null);
  if (JSON.stringify(known) !== JSON.stringify(met.known)) throw new Refusal("changed-meanwhile");
  await holdPersons(tx, organisationId, Object.values(known.persons));
  const now = await databaseClock(tx);
  const found = await tx.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: { ...PHASE_COLUMNS, deletedAt: true },
  });
  const phase = editionPhase({ ...found, full: false }, now);
  if (found.deletedAt || !isOpenByHand(phase)) throw new Refusal("closed");
  const categories = await tx.category.findMany({
    where: { organisationId, editionId },
    select: { id: true, slug: true, closedAt: true, quotas: { select: { quotaId: true } } },
  });
  const open = new Set(categories.flatMap(({ id, closedAt }) => (closedAt ? [] : [id])));
  const wanted = [
    ...plan.arrivals.map(({ categoryId }) => categoryId),
    ...plan.changes.flatMap(({ category }) => (category ? [category.after] : [])),
  ];
  if (wanted.some((id) => !open.has(id))) throw new Refusal("changed-meanwhile");
  const quotasOf = new Map(categories.map(({ id, quotas }) => [id, quotas.map(({ quotaId }) => quotaId)]));
  const quotas = await countQuotas(tx, scope);
  return {
    now,
    slugs: new Map(categories.map(({ id, slug }) => [id, slug])),
    quotasOf,
    quotas: made ? withoutOwn(quotas, quotasOf, made) : quotas,
    ...(await readList(tx, scope)),
  };
}

/** An erasure of somebody whom the rows mean waits until they are written; who is gone already was not met again. */
async function holdPersons(
  tx: PlacesTransaction,
  organisationId: string,
  ids: readonly string[],
): Promise<void> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM person WHERE organisation_id = ${organisationId}::uuid AND id = ANY(${[...ids]}::uuid[])
      AND erased_at IS NULL AND merged_into_id IS NULL
    ORDER BY id FOR KEY SHARE`;
  if (held.length !== new Set(ids).size) throw new Refusal("changed-meanwhile");
}

/** The waiting list: the position given last, and the categories that others than the table's people wait in. */
async function readList(tx: PlacesTransaction, { organisationId, editionId }: IntakeScope) {
  const [row] = await tx.$queryRaw<Array<{ last: number; waiting: string[] }>>`
    SELECT quota.last_queue_position AS last, ARRAY(
      SELECT DISTINCT category_id::text FROM registration
      WHERE registration.organisation_id = quota.organisation_id AND registration.edition_id = quota.edition_id
        AND state = 'waitlisted' AND registration.xmin <> pg_current_xact_id()::xid) AS waiting
    FROM quota
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid AND root`;
  if (!row) throw new Error("The edition has no root quota");
  return { lastPosition: row.last, waiting: row.waiting };
}
