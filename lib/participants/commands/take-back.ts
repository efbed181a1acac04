import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { holdForm } from "@/lib/editions/commands/lock-edition";
import { tellReturned } from "@/lib/editions/commands/tell-cancelled";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { fillPlaces, lockPlaces } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { fullness } from "@/lib/places/rules/places";
import { databaseClock } from "@/lib/platform/db/client";
import type { Localised } from "@/lib/platform/i18n/localised";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { hasAnother } from "@/lib/registration/commands/already-registered";
import { eraseSensitive } from "@/lib/registration/commands/withdraw";
import { isEnded, isLive } from "@/lib/registration/rules/phases";
import type { TakeBackInput } from "../schema/decision";
import { type Decided, listDecided } from "./tell-decision";
import { NO_UNDO, takesPlace } from "./undo-time";

type Scope = EditionScope<"decide-registration">;
type WhyNot = "nothing-to-undo" | "already-told" | "registered-again";

/**
 * Takes the last decision about registrations back while its undo time lasts, by whoever of the organisers sees the
 * mistake: each returns to the state it had, with the place that was kept for it and those in options, and the message
 * that waited is discarded. What a dispatcher took at this moment has left: then the decision stands. Who has registered
 * again meanwhile keeps that registration. A place that is given back goes to the list at once.
 * @returns how many are back, how many were left as they are
 */
export async function takeBackDecisions(
  scope: Scope,
  input: Omit<TakeBackInput, "school" | "edition">,
): Promise<Result<{ back: number; left: number }, WhyNot>> {
  return placesTransaction(scope, async (tx) => {
    const { back, why } = await takeBackWithin(tx, scope, input.registrations);
    return back.length === 0
      ? refused(why)
      : done({ back: back.length, left: input.registrations.length - back.length });
  });
}

/** The same in a transaction whose turn it is. @returns who is back, and why others are not */
export async function takeBackWithin(
  tx: PlacesTransaction,
  scope: Scope,
  registrations: readonly string[],
): Promise<{ back: string[]; why: WhyNot }> {
  const { organisationId, editionId } = scope;
  const before = await lockPlaces(tx, scope);
  await holdForm(tx, scope);
  const now = await databaseClock(tx);
  const rows = await listDecided(tx, scope, registrations);
  const returned: Decided[] = [];
  const back: string[] = [];
  let freed = false;
  let why: WhyNot = "nothing-to-undo";
  for (const row of rows) {
    if (!row.undoUntil || row.undoUntil <= now) continue;
    const last = await findLastDecision(tx, row);
    if (!last) continue;
    if (await hasAnother(tx, { ...scope, ...row })) {
      why = "registered-again";
      continue;
    }
    const { left } = await discardMessages(tx, { auditEntryId: last });
    if (left.length > 0) {
      why = "already-told";
      continue;
    }
    await restore(tx, scope, row, now);
    back.push(row.id);
    freed ||= takesPlace(row) && !takesPlace(asItWas(row));
    if (isEnded(row.state)) returned.push(row);
  }
  if (back.length === 0) return { back, why };
  await tellReturned(tx, scope, returned);
  if (freed) await fillPlaces(tx, scope, scope.actor, now);
  const after = await lockPlaces(tx, scope);
  if (fullness(before) !== fullness(after))
    await invalidateEdition(tx, { organisationId, editionId }, "listing");
  return { back, why };
}

/** The entry of the decision that gave a registration its state: what an undo time is kept for is never anything else. */
async function findLastDecision(tx: PlacesTransaction, row: Decided): Promise<string | null> {
  const last = await tx.auditValue.findFirst({
    where: { registrationId: row.id, field: "state" },
    orderBy: [{ entry: { createdAt: "desc" } }, { auditEntryId: "desc" }],
    select: { auditEntryId: true, after: true },
  });
  return last?.after === row.state ? last.auditEntryId : null;
}

/** What `keptForUndo` keeps of a verdict. */
interface Kept {
  verdict: NonNullable<Decided["verdict"]>;
  at: string;
  words: Localised;
}

/** As far as places go: what an undo makes of a registration. */
const asItWas = ({ undoState, undoVerdict, state }: Decided) => ({
  state: undoState ?? state,
  verdict: (undoVerdict as Kept | null)?.verdict ?? null,
  undoState: null,
  undoVerdict: null,
});

async function restore(tx: PlacesTransaction, scope: Scope, row: Decided, now: Date): Promise<void> {
  const { organisationId, editionId } = scope;
  const state = row.undoState ?? row.state;
  // What was decided and not told is so again.
  const kept = row.undoVerdict as Kept | null;
  await tx.registration.update({
    where: { organisationId_id: { organisationId, id: row.id } },
    data: {
      state,
      ...(row.undoSince ? { stateSince: row.undoSince } : {}),
      ...NO_UNDO,
      ...(kept ? { verdict: kept.verdict, verdictAt: kept.at, verdictWords: kept.words } : {}),
      version: { increment: 1 },
      ...(isLive(state) ? { reason: "", reasonLanguage: null } : {}),
      ...(state === "pending" ? { queuePosition: null } : {}),
    },
  });
  // Brought back for a moment, they may have answered about diet and access anew.
  if (isEnded(state)) await eraseSensitive(tx, { organisationId, registrationId: row.id }, now);
  await recordAct(tx, {
    cause: scope.actor,
    act: "take-back",
    objectKind: "registration",
    objectId: row.id,
    organisationId,
    editionId,
    values: [{ field: "state", before: row.state, after: state, registrationId: row.id }],
  });
}
