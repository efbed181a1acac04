import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { fillPlaces, lockPlaces } from "@/lib/places/commands/fill-places";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { findFullest, takePlace } from "@/lib/places/rules/places";
import { databaseClock } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { hasAnother } from "@/lib/registration/commands/already-registered";
import { isEnded } from "@/lib/registration/rules/phases";
import { canLetIn } from "../rules/decisions";
import type { LetInInput } from "../schema/decision";
import { finishDecisions } from "./finish-decisions";
import { isOpenToOrganisers } from "./is-open";
import { listDecided } from "./tell-decision";
import { readUndoSeconds, takesPlace } from "./undo-time";
import { writeDecision } from "./write-decision";

/**
 * Gives somebody a place out of turn and above the capacity: who waits, is not decided about, or whose registration has
 * ended. Owners only, and named as such: the history says "251 / 250". Where a place is free once the list was served it
 * is no exception, and nothing is above. Nobody loses a place by it, and nobody of the list comes in until there is room.
 * @returns how many have a place of how many, and for how many seconds it can be undone
 */
export async function letInAbove(
  scope: EditionScope<"exceed-capacity">,
  input: Omit<LetInInput, "school" | "edition">,
): Promise<
  Result<
    { taken: number; capacity: number | null; undoSeconds: number },
    "already-decided" | "registered-again" | "closed"
  >
> {
  const { tell, words } = input;
  return placesTransaction(scope, async (tx) => {
    const before = await lockPlaces(tx, scope);
    const now = await databaseClock(tx);
    const found = await listDecided(tx, scope, [input.registration]);
    if (!(await isOpenToOrganisers(tx, scope, now))) return refused("closed");
    await fillPlaces(tx, scope, scope.actor, now);
    const [row] = found.length > 0 ? await listDecided(tx, scope, [input.registration]) : [];
    if (!row || row.undoState || !canLetIn(row.state)) return refused("already-decided");
    if (isEnded(row.state) && (await hasAnother(tx, { ...scope, ...row })))
      return refused("registered-again");
    const quotaIds = row.category?.quotas.map((link) => link.quotaId) ?? [];
    const quotas = new Map((await lockPlaces(tx, scope)).map((quota) => [quota.id, { ...quota }]));
    // Approved and not told, they have theirs already.
    if (!takesPlace(row)) takePlace(quotaIds, quotas);
    const { taken, capacity } = findFullest(quotaIds, quotas) ?? { taken: 0, capacity: null };
    const isAbove = capacity !== null && taken > capacity;
    const undoSeconds = await readUndoSeconds(tx, scope);
    await writeDecision(
      tx,
      scope,
      row,
      {
        ...{ state: "confirmed", act: "let-in-above", template: "registration-confirmed" },
        ...{ tell, words, undoSeconds },
        ...(isAbove ? { above: `${taken} / ${capacity}` } : {}),
      },
      now,
    );
    const one = [row.id];
    await finishDecisions(tx, scope, before, { made: one, entered: one, freed: false, undoSeconds }, now);
    return done({ taken, capacity, undoSeconds });
  });
}
