import "server-only";
import type { Principal } from "@/lib/access/policy";
import { recordActs } from "@/lib/audit/commands/record";
import type { HistoryAct } from "@/lib/audit/schema";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { eraseSensitive } from "@/lib/registration/commands/withdraw";
import { isEnded } from "@/lib/registration/rules/phases";
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

/** A decision about one registration whose state is written; its history and its message are not yet. */
export interface Written {
  row: Decided;
  decision: Pick<Decision, "act" | "state" | "above" | "template" | "tell" | "words">;
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
  await recordDecisions(tx, scope, [await writeState(tx, scope, row, decision, now)]);
}

/** The same without history and message, which `recordDecisions` writes for all in the same transaction. */
export async function writeState(
  tx: PlacesTransaction,
  { organisationId }: DecisionScope,
  row: Decided,
  decision: Decision,
  now: Date,
): Promise<Written> {
  const { state, undoSeconds, queuePosition, above, words } = decision;
  const { text: reason, lang: reasonLanguage } = decision.reason ?? { text: words, lang: null };
  await tx.registration.update({
    where: { organisationId_id: { organisationId, id: row.id } },
    data: {
      state,
      stateSince: now,
      version: { increment: 1 },
      ...keptForUndo(row, undoSeconds, now),
      ...(state === "confirmed" ? { aboveCapacity: above !== undefined } : {}),
      ...(queuePosition === undefined ? {} : { queuePosition }),
      // Who is brought back stands for themselves, also where another registration stood in their stead.
      ...(isEnded(state) ? { reason, reasonLanguage } : { mergedIntoId: null }),
    },
    select: { id: true },
  });
  // Nobody needs to know the diet of somebody who does not come; who may come back soon is asked nothing again.
  if (isEnded(state) && undoSeconds === 0)
    await eraseSensitive(tx, { organisationId, registrationId: row.id }, now);
  return { row, decision };
}

/** The entries in the history of what was decided, and the messages, in a few statements however many they are. */
export async function recordDecisions(
  tx: PlacesTransaction,
  scope: DecisionScope,
  written: readonly Written[],
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
