import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { fillPlaces, lockPlaces, nextQueuePosition } from "@/lib/places/commands/fill-places";
import { firstPosition } from "@/lib/places/commands/first-position";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { hasPlace } from "@/lib/places/rules/places";
import { databaseClock } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { hasAnother } from "@/lib/registration/commands/already-registered";
import { isEnded } from "@/lib/registration/rules/phases";
import type { BringBackInput } from "../schema/decision";
import { finishDecisions } from "./finish-decisions";
import { isOpenToOrganisers } from "./is-open";
import { listDecided } from "./tell-decision";
import { readUndoSeconds } from "./undo-time";
import { writeDecision } from "./write-decision";

/**
 * Brings somebody back whose registration has ended: withdrawn, cancelled or declined. They get a place if one is free
 * once the list was served; else they wait, before everybody or behind them, as the organiser chose. Answers that were
 * erased stay erased. An act of its own, with a message and an undo time.
 * @returns what they have now, and for how many seconds it can be undone
 */
export async function bringBack(
  scope: EditionScope<"decide-registration">,
  input: Omit<BringBackInput, "school" | "edition">,
): Promise<
  Result<
    { state: "confirmed" | "waitlisted"; undoSeconds: number },
    "already-decided" | "registered-again" | "closed"
  >
> {
  const { tell, words } = input;
  return placesTransaction(scope, async (tx) => {
    const before = await lockPlaces(tx, scope);
    const now = await databaseClock(tx);
    const [row] = await listDecided(tx, scope, [input.registration]);
    // What can still be undone is undone, with the place that is kept for it.
    if (!row || !isEnded(row.state) || row.undoState) return refused("already-decided");
    if (!(await isOpenToOrganisers(tx, scope, now))) return refused("closed");
    if (await hasAnother(tx, { ...scope, ...row })) return refused("registered-again");
    await fillPlaces(tx, scope, scope.actor, now);
    const quotas = new Map((await lockPlaces(tx, scope)).map((quota) => [quota.id, quota]));
    const fits = hasPlace(row.category?.quotas.map((link) => link.quotaId) ?? [], quotas);
    const undoSeconds = await readUndoSeconds(tx, scope);
    const shared = { act: "bring-back", tell, words, undoSeconds } as const;
    if (fits) {
      const place = { state: "confirmed", template: "registration-confirmed" } as const;
      await writeDecision(tx, scope, row, { ...shared, ...place }, now);
    } else {
      const queuePosition =
        input.to === "front" ? await firstPosition(tx, scope) : await nextQueuePosition(tx, scope);
      const list = { state: "waitlisted", template: "registration-waitlisted", queuePosition } as const;
      await writeDecision(tx, scope, row, { ...shared, ...list }, now);
    }
    const made = [row.id];
    const entered = fits ? made : [];
    await finishDecisions(tx, scope, before, { made, entered, freed: false, undoSeconds }, now);
    return done({ state: fits ? "confirmed" : "waitlisted", undoSeconds });
  });
}
