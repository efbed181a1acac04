import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { programmeDay } from "@/lib/platform/dates/zones";
import { reading, type Transaction, transaction } from "@/lib/platform/db/client";
import { done, type Result } from "@/lib/platform/result";
import { type ArrangeRefusal, markOfPlan, planArrangement } from "../queries/arrange-plan";
import { viewArrangement } from "../queries/arrange-view";
import type { Change } from "../rules/arrange";
import type { Arrange, DeskArrange } from "../schema/arrange";
import { addPlanned, lockSlots, movePlanned } from "./write-places";

type Scope = EditionScope<"edit-slots">;

/**
 * An act on several cards at the desk: shown with all that it moves and what would clash, then done as it was shown, all of it
 * or none. Where the draft is another one meanwhile, it is shown anew instead.
 */
export async function arrangeAtDesk(
  scope: Scope,
  { step, seen, school: _school, edition: _edition, locale: _locale, ...asked }: Arrange,
): Promise<Result<DeskArrange, ArrangeRefusal>> {
  const nothing = { batch: null, day: null, asked: asTyped(asked) };
  if (step === "show")
    return reading(async (db) => {
      const planned = await planArrangement(db, scope, asked);
      if (!planned.ok) return planned;
      const { changes, facts } = planned.value;
      const view = await viewArrangement(db, scope, changes, facts);
      return done({ state: "shown", seen: markOfPlan(changes), ...view, ...nothing });
    });
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    await lockSlots(tx, scope);
    const planned = await planArrangement(tx, scope, asked);
    if (!planned.ok) return planned;
    const { changes, facts } = planned.value;
    const mark = markOfPlan(changes);
    if (mark !== seen) {
      const view = await viewArrangement(tx, scope, changes, facts);
      return done({ state: "changed", seen: mark, ...view, ...nothing });
    }
    const batch = await arrange(tx, scope, changes);
    const day = asked.day ?? dayOf(scope, changes);
    const view = { rows: [], count: changes.length, clashes: [], clashCount: 0, solved: 0 };
    return done({ state: "saved", seen: "", ...view, ...nothing, batch, day });
  });
}

/** @returns the entry of the whole act, which its way back is found by */
async function arrange(tx: Transaction, scope: Scope, changes: readonly Change[]): Promise<string> {
  const { organisationId, editionId } = scope;
  const moved = await movePlanned(tx, scope, changes);
  const added = await addPlanned(tx, scope, changes);
  const stored = [...moved, ...added];
  return recordAct(tx, {
    ...{ cause: scope.actor, act: "arrange-slots", objectKind: "edition", objectId: editionId },
    ...{ organisationId, editionId },
    values: [
      { field: "count", after: stored.length },
      { field: "changes", after: stored },
    ],
  });
}

const asTyped = (asked: object): Record<string, string> =>
  Object.fromEntries(Object.entries(asked).map(([field, value]) => [field, String(value ?? "")]));

function dayOf({ timeZone }: Scope, [first]: readonly Change[]): string | null {
  return first ? programmeDay(new Date(first.after.start), timeZone) : null;
}
