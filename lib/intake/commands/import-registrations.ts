import "server-only";
import { optionsNeeded } from "@/lib/forms/rules/question-fields";
import { fillPlaces, lockQuotas } from "@/lib/places/commands/fill-places";
import {
  longPlacesTransaction,
  Overtaken,
  type PlacesTransaction,
} from "@/lib/places/commands/places-transaction";
import { settleOptions } from "@/lib/places/commands/settle-options";
import { countQuotas } from "@/lib/places/queries/count-places";
import { fullness } from "@/lib/places/rules/places";
import { isUniqueViolation } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import type { IntakeScope } from "../access";
import type { PlannedIntake } from "../queries/plan";
import { giveEach, movePlaces, moversOf, quotasById, someCouldComeIn } from "../rules/give-places";
import { decided, doesNothing, type Others } from "../rules/plan-intake";
import { keepOthersApart } from "./keep-others-apart";
import { type Entrance, type EntranceRefusal, Refusal, readEntrance } from "./read-entrance";
import { discardOutdated, discardReminders, recordIntake, rememberMapping } from "./record-intake";
import { insertArrivals, type MadeRegistration, takePositions } from "./write-arrivals";
import { moveRegistrations, updateRegistrations } from "./write-changes";

export type IntakeRefusal =
  | EntranceRefusal
  /** Rows are wrong, and nobody said to import the others. */
  | "wrong-rows";

export interface Imported {
  arrived: number;
  waiting: number;
  changed: number;
}

interface Agreed {
  /** Told by mail; who only changes is not told. */
  tell: boolean;
  /** Import the good rows though others are wrong. */
  goodRows: boolean;
  /** Which of those who may be on the list already are other people. */
  others: Others;
}

/**
 * Moves in what a plan says, all of it or nothing, in one transaction. The rows were judged before, outside every lock, and
 * are written in a handful of statements, all but those about the places before the quotas are locked: who registers
 * meanwhile waits for the end only, where what the rows meet and what was assumed of the places is looked at once more. When
 * the first is not what it was, nothing is done. Places are given as to everybody: first to who waits, then in the order of
 * the table, and who finds none waits. Who may be on the list already comes in only where somebody said that they are
 * another person. A plan that changes nothing writes nothing.
 */
export async function importRegistrations(
  scope: IntakeScope,
  shown: PlannedIntake,
  agreed: Agreed,
): Promise<Result<Imported, IntakeRefusal>> {
  const plan = decided(shown.plan, agreed.others);
  const planned = { ...shown, plan };
  if (plan.wrongRows > 0 && !agreed.goodRows) return refused("wrong-rows", { count: plan.wrongRows });
  if (doesNothing(plan)) return done({ arrived: 0, waiting: 0, changed: 0 });
  const { tell } = agreed;
  try {
    return done(
      await longPlacesTransaction(scope, (tx, locks) =>
        locks === "first"
          ? decideThenWrite(tx, scope, planned, tell)
          : writeThenDecide(tx, scope, planned, tell),
      ),
    );
  } catch (error) {
    if (error instanceof Refusal) return refused(error.reason, error.detail);
    // Somebody else's row under the same address and name, made in the same moment.
    if (isUniqueViolation(error)) return refused("changed-meanwhile");
    throw error;
  }
}

/** Writes the arrivals by the places as they seem to be; then locks the quotas and sees that they are. */
async function writeThenDecide(
  tx: PlacesTransaction,
  scope: IntakeScope,
  planned: PlannedIntake,
  tell: boolean,
): Promise<Imported> {
  const { plan, met } = planned;
  const assumed = await readEntrance(tx, scope, planned);
  // People with a place who move, and people who wait and could come in: both change the places for who arrives.
  if (moversOf(plan.changes, met.known.registrations, new Set()).length > 0 || someCouldComeIn(assumed))
    throw new Overtaken();
  const given = giveEach(plan.arrivals, assumed);
  const made = await insertArrivals(tx, scope, plan.arrivals, given, assumed.now);
  await recordIntake(tx, scope, { plan, made, slugs: assumed.slugs, tell });
  await lockQuotas(tx, scope);
  const found = await readEntrance(tx, scope, planned, made);
  if (someCouldComeIn(found) || JSON.stringify(giveEach(plan.arrivals, found)) !== JSON.stringify(given))
    throw new Overtaken();
  return finish(tx, scope, planned, made, found);
}

/** The same in the order in which everybody else does it: for when the places would not stand still. */
async function decideThenWrite(
  tx: PlacesTransaction,
  scope: IntakeScope,
  planned: PlannedIntake,
  tell: boolean,
): Promise<Imported> {
  const { plan, met } = planned;
  await lockQuotas(tx, scope);
  const entrance = await readEntrance(tx, scope, planned);
  // Who waits comes before who moves or arrives, also into what a move has freed.
  const promoted = new Set(await fillPlaces(tx, scope, { kind: "system" }, entrance.now));
  const movers = moversOf(plan.changes, met.known.registrations, promoted);
  if (movers.length > 0) {
    const line = movePlaces(movers, entrance.quotasOf, quotasById(await countQuotas(tx, scope)));
    if (line !== null) throw new Refusal("no-place", { line });
  }
  await moveRegistrations(tx, scope, plan.changes);
  if (movers.length > 0) await fillPlaces(tx, scope, { kind: "system" }, entrance.now);
  const after = { ...entrance, quotas: await countQuotas(tx, scope) };
  const made = await insertArrivals(tx, scope, plan.arrivals, giveEach(plan.arrivals, after), entrance.now);
  await recordIntake(tx, scope, { plan, made, slugs: entrance.slugs, tell });
  return finish(tx, scope, planned, made, entrance);
}

/** What is written under the lock in whichever order: changes, places of options, the waiting list, what others have to know. */
async function finish(
  tx: PlacesTransaction,
  scope: IntakeScope,
  { plan, columns, offer }: PlannedIntake,
  made: readonly MadeRegistration[],
  before: Entrance,
): Promise<Imported> {
  const waiting = made.filter(({ state }) => state === "waitlisted").length;
  if (waiting > 0) await takePositions(tx, scope, waiting);
  const anew = await updateRegistrations(tx, scope, plan.changes, before.now);
  const choices = new Set(
    offer.questions.filter(({ kind }) => optionsNeeded(kind) > 0).map(({ versionId }) => versionId),
  );
  await settleOptions(tx, scope, scope.actor, {
    registrations: made.flatMap(({ id, state }) => (state === "confirmed" ? [id] : [])),
    options: anew.filter(({ versionId }) => choices.has(versionId)),
  });
  await keepOthersApart(tx, scope, made);
  await discardReminders(tx, scope, made);
  await discardOutdated(tx, scope, plan.changes);
  await rememberMapping(tx, scope, columns);
  if (fullness(before.quotas) !== fullness(await countQuotas(tx, scope)))
    await invalidateEdition(tx, scope, "listing");
  return { arrived: made.length - waiting, waiting, changed: plan.changes.length };
}
