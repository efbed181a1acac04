import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { fillPlaces, lockPlaces, nextQueuePositions } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { countQuotas } from "@/lib/places/queries/count-places";
import { hasPlace, isWithin, takePlace } from "@/lib/places/rules/places";
import { databaseClock } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { HOLDS_PLACE, isOf } from "@/prisma/enums/states";
import { canDecide, RESULT, templateOf } from "../rules/decisions";
import type { Outcome } from "../schema/bulk";
import type { DecisionInput } from "../schema/decision";
import { finishDecisions } from "./finish-decisions";
import { type Decided, listDecided } from "./tell-decision";
import { readUndoSeconds, takesPlace } from "./undo-time";
import { type Deciding, type Decision, writeDecisions } from "./write-decision";

type Scope = EditionScope<"decide-registration">;

/** What decisions did. */
export interface DecisionsMade {
  decided: number;
  left: number;
  /** How many of the list came in through it. */
  letIn: number;
  /** For how many seconds from now all of them can be undone; 0: they are told already. */
  undoSeconds: number;
}

/**
 * Confirms, puts on the waiting list, declines or cancels, in the order the registrations were sent. Who waits comes in
 * only by queue position, by the same function as everywhere. Nobody is told before the undo time ends, and a place that
 * is given back is kept so long; without one it goes to the list at once. What cannot be decided is left as it was.
 */
export async function decideRegistrations(
  scope: Scope,
  input: Omit<DecisionInput, "school" | "edition">,
): Promise<Result<DecisionsMade, "no-place" | "already-decided">> {
  return placesTransaction(scope, async (tx) => {
    const { outcomes, letIn, undoSeconds } = await decideWithin(tx, scope, input);
    const came = [...outcomes.values()];
    const decided = came.filter((outcome) => outcome === "done").length;
    if (decided === 0)
      return refused(came.some((outcome) => NO_PLACE.includes(outcome)) ? "no-place" : "already-decided");
    return done({ decided, left: input.registrations.length - decided, letIn, undoSeconds });
  });
}
const NO_PLACE: readonly Outcome[] = ["no-place", "waits"];

/** The same in a transaction whose turn it is. @returns what came of each that is there, and how many of the list came in */
export async function decideWithin(
  tx: PlacesTransaction,
  scope: Scope,
  input: Omit<DecisionInput, "school" | "edition">,
): Promise<{ outcomes: Map<string, Outcome>; letIn: number; undoSeconds: number }> {
  const { decision } = input;
  const before = await lockPlaces(tx, scope);
  const now = await databaseClock(tx);
  const undoSeconds = await readUndoSeconds(tx, scope);
  const rows = await listDecided(tx, scope, input.registrations);
  const outcomes = new Map<string, Outcome>(rows.map(({ id }) => [id, "already"]));
  const fitting = rows.filter((row) => canDecide(decision, row.state));
  if (fitting.length === 0) return { outcomes, letIn: 0, undoSeconds };
  // Nobody overtakes: whoever waits and can have a place gets it first.
  const promoted =
    decision === "confirm" ? new Set(await fillPlaces(tx, scope, scope.actor, now)) : new Set<string>();
  const counted = promoted.size > 0 ? await countQuotas(tx, scope) : before;
  const quotas = new Map(counted.map((quota) => [quota.id, { ...quota }]));
  let freed = false;
  const deciding: Decided[] = [];
  const entered: string[] = [];
  for (const row of fitting) {
    if (promoted.has(row.id)) {
      outcomes.set(row.id, "done");
      continue;
    }
    const quotaIds = row.category?.quotas.map((link) => link.quotaId) ?? [];
    if (decision === "confirm" && row.state !== "offered") {
      const keeps = row.verdict === "approve";
      // Where the capacity was lowered under it, a place that is kept is none to confirm.
      if (row.state === "waitlisted" || !(keeps ? isWithin(quotaIds, quotas) : hasPlace(quotaIds, quotas))) {
        outcomes.set(row.id, row.state === "waitlisted" ? "waits" : "no-place");
        continue;
      }
      if (!keeps) takePlace(quotaIds, quotas);
      entered.push(row.id);
    }
    deciding.push(row);
    freed ||= takesPlace(row) && !keepsPlace(row, decision, undoSeconds);
    outcomes.set(row.id, "done");
  }
  if (deciding.length === 0 && promoted.size === 0) return { outcomes, letIn: 0, undoSeconds };
  await decideAll(tx, scope, deciding, { ...input, undoSeconds }, now);
  // Only what frees a place serves the list: somebody put on it by hand is not let in by the same click.
  const letIn = await finishDecisions(
    tx,
    scope,
    before,
    { made: deciding.map(({ id }) => id), entered, freed, undoSeconds },
    now,
  );
  return { outcomes, letIn, undoSeconds };
}

/** Whether a registration still takes a place once this was decided. */
function keepsPlace(row: Decided, decision: DecisionInput["decision"], undoSeconds: number): boolean {
  const kept = undoSeconds > 0 ? takesPlace({ ...row, undoState: null, undoVerdict: null }) : false;
  return kept || isOf(HOLDS_PLACE, RESULT[decision]);
}

/**
 * Decides about one registration: state, audit entry and message, and what an undo brings back. Whether it may have a place
 * was judged before; the undo time begins when the last one is done (`beginUndoTime`).
 */
export async function decideOne(
  tx: PlacesTransaction,
  scope: Scope,
  row: Decided,
  input: Said,
  now: Date,
): Promise<void> {
  await decideAll(tx, scope, [row], input, now);
}

type Said = Pick<DecisionInput, "decision" | "tell" | "words"> & Pick<Decision, "undoSeconds" | "reason">;

/** The same of several; who is put on the waiting list gets its next places, in their order. */
async function decideAll(
  tx: PlacesTransaction,
  scope: Scope,
  rows: readonly Decided[],
  { decision, ...said }: Said,
  now: Date,
): Promise<void> {
  const comes = (row: Decided) => decision === "waitlist" && row.queuePosition === null;
  const positions = await nextQueuePositions(tx, scope, rows.filter(comes).length);
  const deciding = rows.map((row): Deciding => {
    const template = templateOf(decision, row.state);
    const queuePosition = comes(row) ? positions.shift() : undefined;
    return {
      row,
      decision: {
        ...{ ...said, state: RESULT[decision], act: decision, template },
        ...(queuePosition === undefined ? {} : { queuePosition }),
      },
    };
  });
  await writeDecisions(tx, scope, deciding, now);
}
