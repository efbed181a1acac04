import "server-only";
import type { Principal } from "@/lib/access/policy";
import { recordAct } from "@/lib/audit/commands/record";
import type { HistoryAct } from "@/lib/audit/schema";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { eraseSensitive } from "@/lib/registration/commands/withdraw";
import { isEnded } from "@/lib/registration/rules/phases";
import { type Decided, type Telling, tellDecision } from "./tell-decision";
import { keptForUndo } from "./undo-time";

interface DecisionScope {
  organisationId: string;
  editionId: string;
  actor: Principal;
}

/** What an organiser decided about one registration. */
interface Decision extends Pick<Telling, "template" | "tell" | "words"> {
  state: "confirmed" | "waitlisted" | "declined" | "cancelled";
  /** What the history calls it. */
  act: HistoryAct;
  undoSeconds: number;
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
  { state, act, undoSeconds, queuePosition, above, ...told }: Decision,
  now: Date,
): Promise<void> {
  const { organisationId, editionId } = scope;
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
      ...(isEnded(state) ? { reason: told.words } : { mergedIntoId: null }),
    },
  });
  // Nobody needs to know the diet of somebody who does not come; who may come back soon is asked nothing again.
  if (isEnded(state) && undoSeconds === 0)
    await eraseSensitive(tx, { organisationId, registrationId: row.id }, now);
  const auditEntryId = await recordAct(tx, {
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
  });
  await tellDecision(tx, scope, row, { ...told, auditEntryId });
}
