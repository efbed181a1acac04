import "server-only";
import type { Principal } from "@/lib/access/policy";
import { recordActs } from "@/lib/audit/commands/record";
import type { HistoryAct } from "@/lib/audit/schema";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { eraseSensitiveOf } from "@/lib/registration/commands/withdraw";
import { isEnded } from "@/lib/registration/rules/phases";
import { Prisma } from "@/prisma/generated/client";
import { type Decided, type Telling, tellDecisions } from "./tell-decision";
import { keptForUndo } from "./undo-time";

interface DecisionScope {
  organisationId: string;
  editionId: string;
  actor: Principal;
}

/** What an organiser decided about one registration. */
export interface Decision extends Pick<Telling, "template" | "tell" | "words"> {
  state: "confirmed" | "waitlisted" | "declined" | "cancelled";
  /** What the history calls it. */
  act: HistoryAct;
  undoSeconds: number;
  /** Where it ends, why, in the language it was written in; without it the words. */
  reason?: { text: string; lang: string | null };
  /** Its place on the waiting list, where it gets another one. */
  queuePosition?: number;
  /** "251 / 250", where an owner let somebody in without a free place. */
  above?: string;
}

/**
 * Writes down what was decided about one registration: its state and what an undo brings back, the entry in the history,
 * and the message. The quotas must be locked; whether there is a place was judged before.
 */
export async function writeDecision(
  tx: PlacesTransaction,
  scope: DecisionScope,
  row: Decided,
  decision: Decision,
  now: Date,
): Promise<void> {
  await writeDecisions(tx, scope, [{ row, decision }], now);
}

/** One of the decisions of a transaction, judged and not written yet. */
export interface Deciding {
  row: Decided;
  decision: Decision;
}

/** The same of several, in a few statements however many they are: whoever registers waits for them. */
export async function writeDecisions(
  tx: PlacesTransaction,
  scope: DecisionScope,
  deciding: readonly Deciding[],
  now: Date,
): Promise<void> {
  await writeStates(tx, scope, deciding, now);
  await recordDecisions(tx, scope, deciding);
}

async function writeStates(
  tx: PlacesTransaction,
  { organisationId }: DecisionScope,
  deciding: readonly Deciding[],
  now: Date,
): Promise<void> {
  if (deciding.length === 0) return;
  await tx.$executeRaw`
    UPDATE registration SET state = made.state, state_since = ${now}, updated_at = clock_timestamp(),
      version = registration.version + 1,
      undo_until = made.undo_until, undo_state = made.undo_state, undo_since = made.undo_since, undo_verdict = made.undo_verdict,
      above_capacity = coalesce(made.above, registration.above_capacity),
      queue_position = coalesce(made.queue_position, registration.queue_position),
      reason = CASE WHEN made.ended THEN made.reason ELSE registration.reason END,
      reason_language = CASE WHEN made.ended THEN made.reason_language ELSE registration.reason_language END,
      merged_into_id = CASE WHEN made.ended THEN registration.merged_into_id END
    FROM jsonb_to_recordset(${JSON.stringify(deciding.map(stateRow(now)))}::jsonb) AS made(
      id uuid, state "RegistrationState", undo_until timestamptz, undo_state "RegistrationState", undo_since timestamptz,
      undo_verdict jsonb, above boolean, queue_position int, ended boolean, reason text, reason_language text)
    WHERE registration.organisation_id = ${organisationId}::uuid
      AND registration.id = ANY(${deciding.map(({ row }) => row.id)}::uuid[]) AND registration.id = made.id`;
  // Nobody needs to know the diet of somebody who does not come; who may come back soon is asked nothing again.
  const gone = deciding.flatMap(({ row, decision: { state, undoSeconds } }) =>
    isEnded(state) && undoSeconds === 0 ? [row.id] : [],
  );
  await eraseSensitiveOf(tx, organisationId, gone, now);
}

/** What an update writes of one of them; null: it stays as it is. */
const stateRow =
  (now: Date) =>
  ({ row, decision }: Deciding) => {
    const { state, undoSeconds, queuePosition = null, above, words } = decision;
    const { text: reason, lang } = decision.reason ?? { text: words, lang: null };
    const kept = keptForUndo(row, undoSeconds, now);
    return {
      ...{ id: row.id, state, queue_position: queuePosition },
      ...{ undo_until: kept.undoUntil, undo_state: kept.undoState, undo_since: kept.undoSince },
      undo_verdict: kept.undoVerdict === Prisma.DbNull ? null : kept.undoVerdict,
      above: state === "confirmed" ? above !== undefined : null,
      // Who is brought back stands for themselves, also where another registration stood in their stead.
      ...{ ended: isEnded(state), reason, reason_language: lang },
    };
  };

async function recordDecisions(
  tx: PlacesTransaction,
  scope: DecisionScope,
  written: readonly Deciding[],
): Promise<void> {
  if (written.length === 0) return;
  const { organisationId, editionId } = scope;
  const entries = await recordActs(
    tx,
    written.map(({ row, decision: { act, state, above } }) => ({
      cause: scope.actor,
      act,
      objectKind: "registration",
      objectId: row.id,
      organisationId,
      editionId,
      values: [
        { field: "state", before: row.state, after: state, registrationId: row.id },
        ...(above === undefined ? [] : [{ field: "places", after: above, registrationId: row.id }]),
      ],
    })),
  );
  await tellDecisions(
    tx,
    scope,
    written.map(({ row, decision: { template, tell, words } }, at) => ({
      row,
      telling: { template, tell, words, auditEntryId: entries[at] ?? "" },
    })),
  );
}
