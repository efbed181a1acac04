import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { databaseClock, reading, type Transaction, transaction } from "@/lib/platform/db/client";
import { keepUp } from "@/lib/platform/db/upkeep";
import { settings } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { WITHOUT_WORDS } from "@/lib/registration/rules/bulk-words";
import { openBulk } from "../queries/open-bulk";
import { rightFor } from "../rules/bulk";
import type { BulkActName, BulkParameters, Outcome } from "../schema/bulk";

export type Scope = EditionScope<"annotate-registration">;

/** What came of some of a bulk act's people, and what an undo brings back. */
export interface PartDone {
  outcomes: Map<string, Outcome>;
  before?: Map<string, string | null>;
}

/** A bulk act that is going on. */
export interface Going {
  id: string;
  act: BulkActName;
  parameters: BulkParameters;
  /** For how many seconds it has been going on; 0: it begins. */
  age: number;
}

/** How long a part may take: registrations wait for it, and for all who came before them. In ms. */
const PART_MS = 500;
/** People of the first part, and of the largest. */
const FIRST = 20;
const MOST = 250;
/** How long one request goes on; the next goes on from there. */
const REQUEST_MS = 5_000;

/**
 * Does a bulk act part by part, until it is done or the request has lasted long enough. Each part is a transaction that
 * also writes what came of its people: what is cut off is done or not, and the next one begins with whoever is left.
 * @param pending the outcome of those that are still to do
 * @param last what follows once nobody is left, in transactions of its own; cut off there, the act is not over and it is done anew
 * @returns whether nobody is left
 */
export async function inParts(
  scope: Scope,
  id: string,
  pending: "done" | null,
  part: (tx: Transaction, going: Going, ids: string[]) => Promise<PartDone>,
  last: (going: Pick<Going, "id" | "act">) => Promise<void>,
  requestMs = REQUEST_MS,
): Promise<boolean> {
  const until = performance.now() + requestMs;
  // What the part before wrote is not counted yet, and each row refers to others: with an old plan all of them are read for it.
  if (settings().embedded) await keepUp();
  for (let size = FIRST; ; ) {
    const began = performance.now();
    const came = await onePart(scope, id, pending, size, part);
    if (came === "over") return true;
    if (came < size) {
      await last(await readBulk(scope, id));
      await endIfOpen(scope, id, pending);
      return true;
    }
    const took = performance.now() - began;
    if (performance.now() > until) return false;
    size = Math.min(MOST, Math.max(5, Math.floor((size * PART_MS) / Math.max(took, 1))));
  }
}

/** @returns how many it was done for */
async function onePart(
  scope: Scope,
  id: string,
  pending: "done" | null,
  size: number,
  part: Parameters<typeof inParts>[3],
): Promise<number | "over"> {
  const { organisationId } = scope;
  const found = await readBulk(scope, id);
  const own = { organisationId, bulkActId: id };
  const work = async (tx: Transaction) => {
    // Two that go on at once take turns, and each finds what the other has done.
    const locked = await lockBulk(tx, scope, id);
    if (pending === null ? locked.finished : locked.undone) return "over" as const;
    const rows = await tx.bulkActRow.findMany({
      where: { ...own, outcome: pending },
      orderBy: { position: "asc" },
      take: size,
      select: { registrationId: true },
    });
    if (pending === null && locked.age === null)
      await tx.bulkAct.updateMany({
        where: { organisationId, id, startedAt: null },
        data: { startedAt: await databaseClock(tx) },
      });
    // Who is still doing it stops: what is undone must not be done again.
    if (pending === "done" && !locked.finished) await endBulk(tx, scope, id);
    const ids = rows.map(({ registrationId }) => registrationId);
    const going = { ...found, age: locked.age ?? 0 };
    if (ids.length > 0) await writeOutcomes(tx, own, ids, await part(tx, going, ids));
    return ids.length;
  };
  return rightFor(found.act) === "annotate-registration" ? transaction(work) : placesTransaction(scope, work);
}

/** The act with its row locked. @throws AppError("not-found") */
async function lockBulk(tx: Transaction, { organisationId, editionId }: Scope, id: string) {
  const [locked] = await tx.$queryRaw<Array<{ finished: boolean; undone: boolean; age: number | null }>>`
    SELECT finished_at IS NOT NULL AS finished, undone_at IS NOT NULL AS undone,
      extract(epoch FROM clock_timestamp() - started_at)::float8 AS age
    FROM bulk_act
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  if (!locked) throw new AppError("not-found");
  return locked;
}

/** Nobody is left, and what follows is done. */
async function endIfOpen(scope: Scope, id: string, pending: "done" | null): Promise<void> {
  const { organisationId } = scope;
  await transaction(async (tx) => {
    const locked = await lockBulk(tx, scope, id);
    if (pending === null ? locked.finished : locked.undone) return;
    await endBulk(tx, scope, id);
    if (pending === null) return;
    await tx.bulkAct.updateMany({
      where: { organisationId, id },
      data: { undoneAt: await databaseClock(tx) },
    });
  });
}

/** It is over: what it wrote stands with each person, and no longer with the act. */
async function endBulk(tx: Transaction, { organisationId }: Scope, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE bulk_act SET finished_at = clock_timestamp(), parameters = parameters || ${WITHOUT_WORDS}::jsonb
    WHERE organisation_id = ${organisationId}::uuid AND id = ${id}::uuid`;
}

/** A bulk act of this edition. @throws AppError("not-found"), also for who may not do it, or could not find its people */
async function readBulk(scope: Scope, id: string): Promise<Omit<Going, "age">> {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const row = await db.bulkAct.findFirst({ where: { organisationId, editionId, id } });
    const found = row && (await openBulk(db, scope, row));
    if (!found) throw new AppError("not-found");
    return { id, ...found };
  });
}

async function writeOutcomes(
  tx: Transaction,
  { organisationId, bulkActId }: { organisationId: string; bulkActId: string },
  ids: readonly string[],
  { outcomes, before }: PartDone,
): Promise<void> {
  const rows = ids.map((id) => ({
    id,
    outcome: outcomes.get(id) ?? "gone",
    before: before?.get(id) ?? null,
  }));
  await tx.$executeRaw`
    UPDATE bulk_act_row AS row SET outcome = made.outcome,
      before = coalesce(to_jsonb(made.before), row.before)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS made(id uuid, outcome text, before text)
    WHERE row.organisation_id = ${organisationId}::uuid AND row.bulk_act_id = ${bulkActId}::uuid
      AND row.registration_id = ANY(${[...ids]}::uuid[]) AND row.registration_id = made.id`;
}
