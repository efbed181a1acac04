import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { fillPlaces, lockPlaces } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { settleOptions } from "@/lib/places/commands/settle-options";
import { fullness, hasPlace, type QuotaCount, takePlace } from "@/lib/places/rules/places";
import { databaseClock } from "@/lib/platform/db/client";
import type { Localised } from "@/lib/platform/i18n/localised";
import { done, type Result, refused } from "@/lib/platform/result";
import { DECISION_OF, wordsFor } from "../rules/answers";
import type { Answer, AnswerInput } from "../schema/answer";
import { decideOne } from "./decide";
import { type Decided, listDecided } from "./tell-decision";
import { beginUndoTime, readUndoSeconds } from "./undo-time";

type Scope = EditionScope<"decide-registration">;

/** What an answer did. */
export interface Answered {
  decided: number;
  /** Answered before, or withdrawn meanwhile. */
  left: number;
  /** Of those approved, how many found no place: they are on the list. */
  listed: number;
  /** How many of the waiting list got what became free. */
  letIn: number;
  /** For how many seconds from now it can be undone; 0: nobody was told, or everybody is told already. */
  undoSeconds: number;
}

/**
 * Answers registrations that wait for it, in the order they were sent: who is approved gets a place, or goes on the list
 * where none is left; who waits on the list and can have one gets it first. Told later nothing changes for the person:
 * it is kept what was decided (a verdict), with a place for who is approved, until they are told or it is decided anew.
 */
export async function answerPending(
  scope: Scope,
  input: Pick<AnswerInput, "registrations" | "answer" | "when" | "words">,
): Promise<Result<Answered, "already-decided">> {
  return placesTransaction(scope, async (tx) => {
    const before = await lockPlaces(tx, scope);
    const now = await databaseClock(tx);
    const rows = (await listDecided(tx, scope, input.registrations)).filter(isPending);
    if (rows.length === 0) return refused("already-decided");
    if (input.answer === "approve") await fillPlaces(tx, scope, scope.actor, now);
    const quotas = byId(await lockPlaces(tx, scope));
    const judged = rows.map((row) => judge(row, input.answer, row.verdict === "approve", quotas));
    const undoSeconds = await readUndoSeconds(tx, scope);
    const entered: string[] = [];
    for (const { row, answer } of judged) {
      if (input.when === "later") await keepVerdict(tx, scope, row, answer, input.words, now);
      else await tell(tx, scope, row, answer, { words: input.words, undoSeconds }, now);
      if (input.when === "now" && answer === "approve") entered.push(row.id);
    }
    if (entered.length > 0) await settleOptions(tx, scope, scope.actor, { registrations: entered });
    const freed = judged.some(({ row, answer }) => row.verdict === "approve" && answer !== "approve");
    const letIn = freed ? await fillPlaces(tx, scope, scope.actor, now) : [];
    await invalidateIfFuller(tx, scope, before);
    if (input.when === "now")
      await beginUndoTime(
        tx,
        scope,
        judged.map(({ row }) => row.id),
        undoSeconds,
      );
    return done({
      decided: judged.length,
      left: input.registrations.length - judged.length,
      listed: countListed(judged, () => input.answer),
      letIn: letIn.length,
      undoSeconds: input.when === "now" ? undoSeconds : 0,
    });
  });
}

/** Registrations told in one transaction: everybody who registers waits meanwhile. */
const AT_ONCE = 100;

/**
 * Tells everybody of whom it is decided and not told, in the order they were sent. The place that was kept is theirs; where
 * the capacity was lowered under it meanwhile, they go on the list, as anybody would.
 */
export async function tellAnswers(scope: Scope): Promise<Result<Answered, "already-decided">> {
  const total = { decided: 0, left: 0, listed: 0, letIn: 0, undoSeconds: 0 };
  const all: string[] = [];
  for (;;) {
    const told = await placesTransaction(scope, (tx) => tellSome(tx, scope));
    all.push(...told.decided);
    total.listed += told.listed;
    total.undoSeconds = told.undoSeconds;
    if (told.decided.length < AT_ONCE) break;
  }
  total.decided = all.length;
  // The time to undo begins for all of them when the last is told.
  if (all.length > AT_ONCE)
    await placesTransaction(scope, async (tx) => {
      await lockPlaces(tx, scope);
      await beginUndoTime(tx, scope, all, await readUndoSeconds(tx, scope));
    });
  return total.decided > 0 ? done(total) : refused("already-decided");
}

async function tellSome(
  tx: PlacesTransaction,
  scope: Scope,
): Promise<{ decided: string[]; listed: number; undoSeconds: number }> {
  const { organisationId, editionId } = scope;
  const before = await lockPlaces(tx, scope);
  const now = await databaseClock(tx);
  const kept = await tx.registration.findMany({
    where: { organisationId, editionId, state: "pending", verdict: { not: null }, erasedAt: null },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    take: AT_ONCE,
    select: { id: true },
  });
  const rows = await listDecided(
    tx,
    scope,
    kept.map(({ id }) => id),
  );
  const quotas = byId(before);
  // Their places are given anew, so that none is given that there is no longer.
  for (const row of rows) if (row.verdict === "approve") giveBack(quotaIdsOf(row), quotas);
  const judged = rows.flatMap((row) => (row.verdict ? [judge(row, row.verdict, false, quotas)] : []));
  const undoSeconds = await readUndoSeconds(tx, scope);
  for (const { row, answer } of judged)
    await tell(tx, scope, row, answer, { words: row.verdictWords as Localised, undoSeconds }, now);
  const entered = judged.flatMap(({ row, answer }) => (answer === "approve" ? [row.id] : []));
  if (entered.length > 0) await settleOptions(tx, scope, scope.actor, { registrations: entered });
  await invalidateIfFuller(tx, scope, before);
  const decided = judged.map(({ row }) => row.id);
  await beginUndoTime(tx, scope, decided, undoSeconds);
  return { decided, listed: countListed(judged, (row) => row.verdict), undoSeconds };
}

/** Takes answers back that were not told: those people wait for one again, and the places that were kept go to the list. */
export async function reopenAnswers(
  scope: Scope,
  input: { registrations: readonly string[] },
): Promise<Result<{ back: number; left: number; letIn: number }, "already-told">> {
  const { organisationId } = scope;
  return placesTransaction(scope, async (tx) => {
    const before = await lockPlaces(tx, scope);
    const now = await databaseClock(tx);
    const rows = (await listDecided(tx, scope, input.registrations)).filter(
      ({ verdict }) => verdict !== null,
    );
    if (rows.length === 0) return refused("already-told");
    for (const row of rows) {
      await tx.registration.update({
        where: { organisationId_id: { organisationId, id: row.id } },
        data: { verdict: null, verdictAt: null, verdictWords: {}, version: { increment: 1 } },
      });
      await recordVerdict(tx, scope, "reopen-answer", row, null);
    }
    const freed = rows.some(({ verdict }) => verdict === "approve");
    const letIn = freed ? await fillPlaces(tx, scope, scope.actor, now) : [];
    await invalidateIfFuller(tx, scope, before);
    return done({ back: rows.length, left: input.registrations.length - rows.length, letIn: letIn.length });
  });
}

interface Judged {
  row: Decided;
  answer: Answer;
}

const isPending = ({ state }: Decided) => state === "pending";
const quotaIdsOf = (row: Decided) => row.category?.quotas.map((link) => link.quotaId) ?? [];
const byId = (counts: readonly QuotaCount[]) => new Map(counts.map((quota) => [quota.id, { ...quota }]));

/** What an answer is once the places are looked at; `keeps`: theirs is counted among those taken already. */
function judge(row: Decided, answer: Answer, keeps: boolean, quotas: Map<string, QuotaCount>): Judged {
  if (answer !== "approve" || keeps) return { row, answer };
  if (!hasPlace(quotaIdsOf(row), quotas)) return { row, answer: "waitlist" };
  takePlace(quotaIdsOf(row), quotas);
  return { row, answer };
}

function giveBack(quotaIds: readonly string[], quotas: Map<string, QuotaCount>): void {
  for (const id of quotaIds) {
    const quota = quotas.get(id);
    if (quota) quota.taken -= 1;
  }
}

const countListed = (judged: readonly Judged[], meant: (row: Decided) => Answer | null) =>
  judged.filter(({ row, answer }) => answer === "waitlist" && meant(row) === "approve").length;

async function keepVerdict(
  tx: PlacesTransaction,
  scope: Scope,
  row: Decided,
  verdict: Answer,
  words: Localised,
  now: Date,
): Promise<void> {
  await tx.registration.update({
    where: { organisationId_id: { organisationId: scope.organisationId, id: row.id } },
    data: { verdict, verdictAt: now, verdictWords: words, version: { increment: 1 } },
  });
  await recordVerdict(tx, scope, "answer-untold", row, verdict);
}

function tell(
  tx: PlacesTransaction,
  scope: Scope,
  row: Decided,
  answer: Answer,
  { words, undoSeconds }: { words: Localised; undoSeconds: number },
  now: Date,
): Promise<void> {
  const said = {
    decision: DECISION_OF[answer],
    tell: true,
    words: wordsFor(words, row.language, scope.languages),
    undoSeconds,
  };
  return decideOne(tx, scope, row, said, now);
}

async function recordVerdict(
  tx: PlacesTransaction,
  { actor, organisationId, editionId }: Scope,
  act: "answer-untold" | "reopen-answer",
  row: Decided,
  after: Answer | null,
): Promise<void> {
  await recordAct(tx, {
    cause: actor,
    act,
    objectKind: "registration",
    objectId: row.id,
    ...{ organisationId, editionId },
    values: [{ field: "verdict", before: row.verdict, after, registrationId: row.id }],
  });
}

async function invalidateIfFuller(
  tx: PlacesTransaction,
  scope: Scope,
  before: readonly QuotaCount[],
): Promise<void> {
  if (fullness(before) !== fullness(await lockPlaces(tx, scope)))
    await invalidateEdition(tx, scope, "listing");
}
