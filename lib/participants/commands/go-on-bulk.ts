import "server-only";
import { alsoProven } from "@/lib/access/access";
import { lockQuotas } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { reading, type Transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result } from "@/lib/platform/result";
import { inTeam } from "@/lib/team/queries/workers";
import { countOutcomes, decidedBy } from "../queries/bulk";
import { findTagOf } from "../queries/tags";
import { rightFor } from "../rules/bulk";
import { type BulkAddress, type BulkProgress, isDecision, type Outcome } from "../schema/bulk";
import { assignWithin } from "./assign-registrations";
import { type Going, inParts, type PartDone, type Scope } from "./bulk-part";
import { decideWithin } from "./decide";
import { findOrCreateTag } from "./edit-tag";
import { lockListed } from "./lock-listed";
import { moveWithin } from "./move-to-category";
import { noteWithin, unnoteWithin } from "./notes";
import { tagWithin } from "./tag-registrations";
import { takeBackWithin } from "./take-back";
import { beginUndoTime, readUndoSeconds } from "./undo-time";

/**
 * Begins a bulk act, or goes on with one that was cut off: whoever is done stays done, and only the rest is done. Of many
 * decisions the undo time of all begins when the last is done.
 * @param requestMs how long it goes on; then whoever asked asks again
 * @throws AppError("not-found")
 */
export async function goOnBulk(
  scope: Scope,
  { bulk }: Pick<BulkAddress, "bulk">,
  requestMs?: number,
): Promise<Result<BulkProgress, never>> {
  const finished = await inParts(
    scope,
    bulk,
    null,
    (tx, going, ids) => doPart(tx, scope, going, ids),
    (going) => beginUndoOfAll(scope, going),
    requestMs,
  );
  return done({ ...(await countRows(scope, bulk)), finished });
}

/**
 * Takes a bulk act back from all to whom it was done, as long as each act can be: a decision in its undo time, a tag, an assignment, a note.
 * Who has changed since stays. What is left of an act that is not finished is not done any more. @throws AppError("not-found"), also where there is nothing of the kind
 */
export async function undoBulk(
  scope: Scope,
  { bulk }: Pick<BulkAddress, "bulk">,
  requestMs?: number,
): Promise<Result<BulkProgress, never>> {
  const finished = await inParts(
    scope,
    bulk,
    "done",
    (tx, going, ids) => undoPart(tx, scope, going, ids),
    async () => {},
    requestMs,
  );
  return done({ ...(await countRows(scope, bulk)), finished });
}

async function doPart(tx: Transaction, scope: Scope, going: Going, ids: string[]): Promise<PartDone> {
  const { act, parameters } = going;
  if (isDecision(act)) {
    const { outcomes, undoSeconds } = await decideWithin(
      tx as PlacesTransaction,
      proof(scope, act, "decide-registration"),
      {
        ...{ registrations: ids, decision: act, tell: parameters.tell, words: parameters.words },
      },
    );
    // In its first half none of it is soon over.
    if (going.age > undoSeconds / 2) await keepUndo(tx, scope, going, undoSeconds);
    return { outcomes, before: await readSince(tx, scope, outcomes) };
  }
  if (act === "category") {
    const { outcomes } = await moveWithin(tx as PlacesTransaction, proof(scope, act, "change-registration"), {
      ...{ registrations: ids, category: parameters.category ?? "", tell: parameters.tell },
    });
    return { outcomes };
  }
  const annotates = proof(scope, act, "annotate-registration");
  const listed = await lockListed(tx, annotates, ids);
  const outcomes = new Map<string, Outcome>(listed.map((id) => [id, "already"]));
  if (listed.length === 0) return { outcomes };
  if (act === "assign") {
    // Somebody may leave the team half-way: then the rest of it ends there.
    if (!(await isThere(tx, scope, parameters.member))) return { outcomes: new Map() };
    const wanted = listed.map((registration) => ({ registration, member: parameters.member }));
    const changed = await assignWithin(tx, annotates, wanted);
    for (const { registration } of changed) outcomes.set(registration, "done");
    return { outcomes, before: new Map(changed.map(({ registration, member }) => [registration, member])) };
  }
  if (act === "note") {
    const notes = await noteWithin(tx, annotates, { registrations: listed, text: parameters.note });
    for (const { registrationId } of notes) outcomes.set(registrationId, "done");
    return { outcomes, before: new Map(notes.map(({ id, registrationId }) => [registrationId, id])) };
  }
  const tag = await keepTag(tx, annotates, going);
  // Removed half-way: whoever was to get it does not, and nobody has it any more.
  if (tag === null) return { outcomes: act === "tag" ? new Map() : outcomes };
  const { changed } = await tagWithin(tx, annotates, { tag, registrations: listed, has: act === "tag" });
  for (const id of changed) outcomes.set(id, "done");
  return { outcomes };
}

async function undoPart(tx: Transaction, scope: Scope, going: Going, ids: string[]): Promise<PartDone> {
  const { act, parameters } = going;
  if (act === "category") throw new AppError("not-found");
  const outcomes = new Map<string, Outcome>(ids.map((id) => [id, "stays"]));
  if (isDecision(act)) {
    // Whoever comes last must not be told while the others are taken back.
    await keepUndo(tx, scope, going, await readUndoSeconds(tx, scope));
    const { back } = await takeBackWithin(
      tx as PlacesTransaction,
      proof(scope, act, "decide-registration"),
      await listUnchanged(tx, scope, going, ids),
    );
    for (const id of back) outcomes.set(id, "undone");
    return { outcomes };
  }
  const annotates = proof(scope, act, "annotate-registration");
  const listed = await lockListed(tx, annotates, ids);
  if (listed.length === 0) return { outcomes };
  const rows =
    act === "assign" || act === "note"
      ? await tx.bulkActRow.findMany({
          where: {
            organisationId: scope.organisationId,
            bulkActId: going.id,
            registrationId: { in: listed },
          },
          select: { registrationId: true, before: true },
        })
      : [];
  if (act === "note") {
    const notes = rows.flatMap(({ before }) => (typeof before === "string" ? [before] : []));
    for (const id of await unnoteWithin(tx, annotates, listed, notes)) outcomes.set(id, "undone");
    return { outcomes };
  }
  if (act === "assign") {
    const wanted = rows.map(({ registrationId, before }) => ({
      registration: registrationId,
      member: before as string | null,
    }));
    const changed = await assignWithin(tx, annotates, wanted, { onlyFrom: parameters.member });
    for (const { registration } of changed) outcomes.set(registration, "undone");
    return { outcomes };
  }
  const tag = await findTagOf(tx, scope, parameters);
  if (tag === null) return { outcomes };
  const { changed } = await tagWithin(tx, annotates, { tag, registrations: listed, has: act === "untag" });
  for (const id of changed) outcomes.set(id, "undone");
  return { outcomes };
}

const isThere = async (tx: Transaction, scope: Scope, member: string | null) =>
  member === null || (await tx.teamMember.count({ where: { id: member, ...inTeam(scope) } })) === 1;

/**
 * The tag of an act, by its id once it was found or made: renamed half-way it stays the same, and removed it is not made anew.
 * To take one off none is made.
 */
async function keepTag(
  tx: Transaction,
  scope: Scope,
  { id, act, parameters }: Going,
): Promise<string | null> {
  if (parameters.tagId) return findTagOf(tx, scope, parameters);
  const tagId =
    act === "tag" ? await findOrCreateTag(tx, scope, parameters.tag) : await findTagOf(tx, scope, parameters);
  if (tagId === null) return null;
  const { organisationId } = scope;
  await tx.bulkAct.updateMany({
    where: { organisationId, id },
    data: { parameters: { ...parameters, tagId } },
  });
  return tagId;
}

/** Since when those stand as a decision left them: whoever is decided about anew is not of the act any more. */
async function readSince(
  tx: Transaction,
  { organisationId }: Scope,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<Map<string, string>> {
  const ids = [...outcomes].flatMap(([id, outcome]) => (outcome === "done" ? [id] : []));
  const rows = await tx.registration.findMany({
    where: { organisationId, id: { in: ids } },
    select: { id: true, stateSince: true },
  });
  return new Map(rows.map(({ id, stateSince }) => [id, stateSince.toISOString()]));
}

/** Of some, those who still stand as the act left them, once nobody else can decide about them. */
async function listUnchanged(
  tx: Transaction,
  scope: Scope,
  { id }: Going,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT registration.id FROM ${decidedBy(scope, id)} AND row.registration_id = ANY(${[...ids]}::uuid[])`;
  return rows.map((row) => row.id);
}

/** Lets what was decided before wait for what is decided after it: whose undo time is soon over has it anew. */
async function keepUndo(tx: Transaction, scope: Scope, { id }: Going, seconds: number): Promise<void> {
  if (seconds === 0) return;
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT registration.id FROM ${decidedBy(scope, id)}
      AND registration.undo_until < clock_timestamp() + make_interval(secs => ${seconds / 2})`;
  await beginUndoTime(
    tx,
    scope,
    rows.map((row) => row.id),
    seconds,
  );
}

/** So many at a time have their undo time anew once all is done: registrations wait for each part. */
const MOST_BEGUN = 100;

/** The undo time of all begins when the last is done; in parts, so that others have their turn in between. */
async function beginUndoOfAll(scope: Scope, { id, act }: Pick<Going, "id" | "act">): Promise<void> {
  if (!isDecision(act)) return;
  const rows = await reading(
    (db) => db.$queryRaw<Array<{ id: string }>>`SELECT registration.id FROM ${decidedBy(scope, id)}`,
  );
  for (let from = 0; from < rows.length; from += MOST_BEGUN) {
    const some = rows.slice(from, from + MOST_BEGUN).map((row) => row.id);
    await placesTransaction(scope, async (tx) => {
      await lockQuotas(tx, scope);
      await beginUndoTime(tx, scope, some, await readUndoSeconds(tx, scope));
    });
  }
}

function proof<Given extends ReturnType<typeof rightFor>>(scope: Scope, act: Going["act"], right: Given) {
  const proven = rightFor(act) === right ? alsoProven(scope, right) : null;
  if (!proven) throw new AppError("not-found");
  return proven;
}

async function countRows(
  { organisationId, editionId }: Scope,
  bulk: string,
): Promise<{ done: number; left: number }> {
  const counts = await countOutcomes({ organisationId, editionId }, bulk);
  const left = counts.get(null) ?? 0;
  return { left, done: [...counts.values()].reduce((sum, count) => sum + count, 0) - left };
}
