import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { findLive } from "@/lib/registration/commands/tell-registered";
import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { fillPlaces, lockPlaces, nextQueuePosition } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { fullness, hasPlace, takePlace } from "@/lib/places/rules/places";
import { databaseClock, type Transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { HOLDS_PLACE, isOf } from "@/prisma/enums/states";
import { canTakeBack, TOLD_AGAIN } from "../rules/decisions";
import { DECISIONS, type TakeBackInput } from "../schema/decision";
import { type Decided, listDecided, tellDecision } from "./tell-decision";

type Scope = EditionScope<"decide-registration">;
type WhyNot = "no-place" | "already-told" | "registered-again" | "nothing-to-undo";

/**
 * Takes the own last decision about registrations back: each returns to the state it had. A place that somebody else got
 * meanwhile stays theirs: who was cancelled by mistake then waits, at their old position when they had one, else at the
 * end, and is told. A message that has not left is discarded; where it has left, the person is told the new state, and who
 * was told of a place does not become pending again. Who has registered again meanwhile keeps that registration, and this
 * one stays as it is. Deleted answers stay deleted.
 * @returns how many are back, how many wait instead, how many were left as they are
 */
export async function takeBackDecisions(
  scope: Scope,
  input: Omit<TakeBackInput, "school" | "edition">,
): Promise<Result<{ back: number; waiting: number; left: number }, WhyNot>> {
  const { organisationId, editionId } = scope;
  return placesTransaction(scope, async (tx) => {
    const before = await lockPlaces(tx, scope);
    const now = await databaseClock(tx);
    const quotas = new Map(before.map((quota) => [quota.id, { ...quota }]));
    const rows = await listDecided(tx, scope, input.registrations);
    let back = 0;
    let waiting = 0;
    const entered: string[] = [];
    let why: WhyNot = "nothing-to-undo";
    for (const row of rows) {
      const last = await findLastDecision(tx, scope, row);
      if (!last || !canTakeBack(last.madeAt, now)) continue;
      if (await hasAnother(tx, scope, row)) {
        why = "registered-again";
        continue;
      }
      const quotaIds = row.category?.quotas.map((link) => link.quotaId) ?? [];
      const holds = isOf(HOLDS_PLACE, last.state);
      const fits = !holds || hasPlace(quotaIds, quotas);
      if (!fits && row.state !== "cancelled") {
        why = "no-place";
        continue;
      }
      const { left } = await discardMessages(tx, { auditEntryId: last.auditEntryId });
      const told = left.length > 0;
      if (told && !(last.state in TOLD_AGAIN)) {
        why = "already-told";
        continue;
      }
      if (holds && fits) {
        takePlace(quotaIds, quotas);
        // What they held of an option may be somebody else's by now.
        if (!isOf(HOLDS_PLACE, row.state)) entered.push(row.id);
      }
      const state = !fits ? "waitlisted" : last.state === "offered" ? "confirmed" : last.state;
      await restore(tx, scope, row, state, told || !fits, now);
      if (fits) back += 1;
      else waiting += 1;
    }
    if (back + waiting === 0) return refused(why);
    await fillPlaces(tx, scope, scope.actor, now, entered);
    const after = await lockPlaces(tx, scope);
    if (fullness(before) !== fullness(after))
      await invalidateEdition(tx, { organisationId, editionId }, "listing");
    return done({ back, waiting, left: input.registrations.length - back - waiting });
  });
}

/** Whether the same person has another registration that lives: there is one for each person and edition. */
async function hasAnother(
  tx: Transaction,
  { organisationId, editionId }: Scope,
  { id, personId }: Decided,
): Promise<boolean> {
  if (personId === null) return false;
  const others = await findLive(tx, { organisationId, editionId, personId });
  return others.some((other) => other.id !== id);
}

interface LastDecision {
  auditEntryId: string;
  /** The state before it. */
  state: string;
  madeAt: Date;
}

/** The last change of a registration's state, when it is a decision of the same organiser that still stands. */
async function findLastDecision(tx: Transaction, scope: Scope, row: Decided): Promise<LastDecision | null> {
  const last = await tx.auditValue.findFirst({
    where: { registrationId: row.id, field: "state" },
    orderBy: [{ entry: { createdAt: "desc" } }, { auditEntryId: "desc" }],
    select: {
      auditEntryId: true,
      before: true,
      after: true,
      entry: { select: { act: true, actorId: true, createdAt: true } },
    },
  });
  if (!last || last.after !== row.state || typeof last.before !== "string") return null;
  const own = last.entry.actorId === scope.actor.id;
  if (!own || !DECISIONS.some((decision) => decision === last.entry.act)) return null;
  return { auditEntryId: last.auditEntryId, state: last.before, madeAt: last.entry.createdAt };
}

/** @param state an offer that was turned into a place and back again is a place: its deadline has been overtaken */
async function restore(
  tx: PlacesTransaction,
  scope: Scope,
  row: Decided,
  state: string,
  tell: boolean,
  now: Date,
): Promise<void> {
  const { organisationId, editionId } = scope;
  const waits = state === "waitlisted" && row.queuePosition === null;
  const queuePosition = waits ? await nextQueuePosition(tx, scope) : row.queuePosition;
  await tx.registration.update({
    where: { organisationId_id: { organisationId, id: row.id } },
    data: {
      state: state as "pending" | "confirmed" | "waitlisted",
      stateSince: now,
      version: { increment: 1 },
      reason: "",
      queuePosition: state === "pending" ? null : queuePosition,
    },
  });
  const auditEntryId = await recordAct(tx, {
    cause: scope.actor,
    act: "take-back",
    objectKind: "registration",
    objectId: row.id,
    organisationId,
    editionId,
    values: [{ field: "state", before: row.state, after: state, registrationId: row.id }],
  });
  const template = TOLD_AGAIN[state];
  if (tell && template) await tellDecision(tx, scope, row, { template, words: "", tell: true, auditEntryId });
}
