import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { eraseSensitive } from "@/lib/registration/commands/withdraw";
import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { fillPlaces, lockPlaces, nextQueuePosition } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { settleOptions } from "@/lib/places/commands/settle-options";
import { fullness, hasPlace, takePlace } from "@/lib/places/rules/places";
import { databaseClock } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { HOLDS_PLACE, isOf } from "@/prisma/enums/states";
import { canDecide, RESULT, templateOf } from "../rules/decisions";
import type { DecisionInput } from "../schema/decision";
import { type Decided, listDecided, tellDecision } from "./tell-decision";

type Scope = EditionScope<"decide-registration">;

/**
 * Confirms, puts on the waiting list, declines or cancels, in the order the registrations were sent. Who waits comes in
 * only by queue position, by the same function as everywhere; a freed place goes to the list at once. What cannot be
 * decided is left as it was. @returns how many were decided, how many were left, and how many of the list
 * came in through it
 */
export async function decideRegistrations(
  scope: Scope,
  input: Omit<DecisionInput, "school" | "edition">,
): Promise<Result<{ decided: number; left: number; letIn: number }, "no-place" | "already-decided">> {
  const { organisationId, editionId } = scope;
  const { decision } = input;
  return placesTransaction(scope, async (tx) => {
    const before = await lockPlaces(tx, scope);
    const now = await databaseClock(tx);
    const cause = scope.actor;
    const rows = await listDecided(tx, scope, input.registrations);
    const fitting = rows.filter((row) => canDecide(decision, row.state));
    if (fitting.length === 0) return refused("already-decided");
    // Nobody overtakes: whoever waits and can have a place gets it first.
    const promoted =
      decision === "confirm" ? new Set(await fillPlaces(tx, scope, cause, now)) : new Set<string>();
    const quotas = new Map((await lockPlaces(tx, scope)).map((quota) => [quota.id, { ...quota }]));
    let decided = 0;
    const entered: string[] = [];
    for (const row of fitting) {
      if (promoted.has(row.id)) {
        decided += 1;
        continue;
      }
      const quotaIds = row.category?.quotas.map((link) => link.quotaId) ?? [];
      if (decision === "confirm" && row.state !== "offered") {
        const keeps = row.verdict === "approve";
        if (row.state === "waitlisted" || !(keeps || hasPlace(quotaIds, quotas))) continue;
        if (!keeps) takePlace(quotaIds, quotas);
        entered.push(row.id);
      }
      await decideOne(tx, scope, row, input, now);
      decided += 1;
    }
    if (decided === 0) return refused("no-place");
    // Only what frees a place serves the list: somebody put on it by hand is not let in by the same click.
    const freed = fitting.some((row) => isOf(HOLDS_PLACE, row.state) || row.verdict === "approve");
    const letIn = freed && decision !== "confirm" ? await fillPlaces(tx, scope, cause, now) : [];
    if (entered.length > 0) await settleOptions(tx, scope, cause, { registrations: entered });
    const after = await lockPlaces(tx, scope);
    if (fullness(before) !== fullness(after))
      await invalidateEdition(tx, { organisationId, editionId }, "listing");
    return done({ decided, left: input.registrations.length - decided, letIn: letIn.length });
  });
}

/** Decides about one registration: state, audit entry and message. Whether it may have a place was judged before. */
export async function decideOne(
  tx: PlacesTransaction,
  scope: Scope,
  row: Decided,
  { decision, tell, words }: Pick<DecisionInput, "decision" | "tell" | "words">,
  now: Date,
) {
  const { organisationId, editionId } = scope;
  const state = RESULT[decision];
  const waits = state === "waitlisted" && row.queuePosition === null;
  const queuePosition = waits ? await nextQueuePosition(tx, scope) : null;
  await tx.registration.update({
    where: { organisationId_id: { organisationId, id: row.id } },
    data: {
      state,
      stateSince: now,
      version: { increment: 1 },
      ...(queuePosition === null ? {} : { queuePosition }),
      ...(state === "cancelled" || state === "declined" ? { reason: words } : {}),
    },
  });
  // Nobody needs to know the diet of somebody who does not come.
  if (state === "cancelled" || state === "declined")
    await eraseSensitive(tx, { organisationId, registrationId: row.id }, now);
  const auditEntryId = await recordAct(tx, {
    cause: scope.actor,
    act: decision,
    objectKind: "registration",
    objectId: row.id,
    organisationId,
    editionId,
    values: [{ field: "state", before: row.state, after: state, registrationId: row.id }],
  });
  await tellDecision(tx, scope, row, {
    template: templateOf(decision, row.state),
    words,
    tell,
    auditEntryId,
  });
}
