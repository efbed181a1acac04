import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { lockPlaces } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { done, type Result } from "@/lib/platform/result";
import { Prisma } from "@/prisma/generated/client";
import { undoableOf } from "../queries/undoable";
import type { TakeBackAllInput } from "../schema/decision";
import { takeBackWithin } from "./take-back";
import { holdUndoTime, readUndoSeconds } from "./undo-time";

type Scope = EditionScope<"decide-registration">;

/** How far an undo of everybody is. */
export interface TakenBack {
  back: number;
  /** Who stays: told by now, or registered anew. */
  left: number;
  /** With whom to go on; null: it is finished. */
  after: string | null;
}

/** How long a part may take: registrations wait for it. In ms. */
const PART_MS = 500;
/** People of the first part, and of the largest. */
const FIRST = 20;
const MOST = 100;
/** How long one request goes on. */
const REQUEST_MS = 5_000;
/** The undo time of whoever is still to come begins anew, though the edition has none any more. */
const LEAST_SECONDS = 30;

/**
 * Takes back every decision that can be undone and was there when somebody saw how many there are, however many: in parts,
 * until all are done or the request has lasted long enough. The undo time of those who come later begins anew, so that nobody
 * is told while the first are taken back. What is cut off goes on with `after`, or from the start: whoever is back is
 * no more among them. Who was decided about since is left alone.
 */
export async function takeBackAll(
  scope: Scope,
  { asOf, after: from }: Pick<TakeBackAllInput, "asOf" | "after">,
  requestMs = REQUEST_MS,
): Promise<Result<TakenBack, never>> {
  const until = performance.now() + requestMs;
  const total: TakenBack = { back: 0, left: 0, after: from };
  for (let size = FIRST; ; ) {
    const began = performance.now();
    const part = await placesTransaction(scope, (tx) => takeBackSome(tx, scope, size, asOf, total.after));
    total.back += part.back;
    total.left += part.left;
    total.after = part.after;
    if (part.after === null || performance.now() > until) return done(total);
    const took = Math.max(performance.now() - began, 1);
    size = Math.min(MOST, Math.max(5, Math.floor((size * PART_MS) / took)));
  }
}

async function takeBackSome(
  tx: PlacesTransaction,
  scope: Scope,
  size: number,
  asOf: string,
  after: string | null,
): Promise<TakenBack> {
  await lockPlaces(tx, scope);
  const seconds = Math.max(await readUndoSeconds(tx, scope), LEAST_SECONDS);
  const found = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT id::text AS id FROM ${undoableOf(scope)} AND state_since <= ${asOf}::timestamptz
      ${after ? Prisma.sql`AND id > ${after}::uuid` : Prisma.empty}
    ORDER BY registration.id`;
  const all = found.map(({ id }) => id);
  const ids = all.slice(0, size);
  const last = ids.at(-1);
  if (last === undefined) return { back: 0, left: 0, after: null };
  await holdUndoTime(tx, scope, all, seconds);
  const { back } = await takeBackWithin(tx, scope, ids);
  return {
    back: back.length,
    left: ids.length - back.length,
    after: all.length > ids.length ? last : null,
  };
}
