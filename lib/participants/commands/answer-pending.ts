import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { fillPlaces, lockPlaces } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { hasPlace, type QuotaCount, takePlace } from "@/lib/places/rules/places";
import { databaseClock } from "@/lib/platform/db/client";
import type { Localised } from "@/lib/platform/i18n/localised";
import { done, type Result, refused } from "@/lib/platform/result";
import { DECISION_OF, reasonFor, wordsFor } from "../rules/answers";
import type { Answer, AnswerInput } from "../schema/answer";
import { decideOne } from "./decide";
import { finishDecisions } from "./finish-decisions";
import { type Decided, listDecided } from "./tell-decision";
import { beginUndoTime, holdUndoTime, readUndoSeconds } from "./undo-time";

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
    const judged = judgeAll(rows, () => input.answer, quotas);
    const undoSeconds = await readUndoSeconds(tx, scope);
    const entered: string[] = [];
    for (const one of judged) {
      if (input.when === "later") await keepVerdict(tx, scope, one, input.words, now);
      else await tell(tx, scope, one, { words: input.words, undoSeconds }, now);
      if (input.when === "now" && one.answer === "approve") entered.push(one.row.id);
    }
    const made = input.when === "now" ? judged.map(({ row }) => row.id) : [];
    const freed = judged.some(({ row, answer }) => row.verdict === "approve" && answer !== "approve");
    const letIn = await finishDecisions(tx, scope, before, { made, entered, freed, undoSeconds }, now);
    return done({
      decided: judged.length,
      left: input.registrations.length - judged.length,
      listed: countListed(judged),
      letIn,
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
    const told = await placesTransaction(scope, (tx) => tellSome(tx, scope, all));
    all.push(...told.decided);
    total.listed += told.listed;
    total.letIn += told.letIn;
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
  earlier: readonly string[],
): Promise<{ decided: string[]; listed: number; letIn: number; undoSeconds: number }> {
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
  const judged = judgeAll(rows, ({ verdict }) => verdict, quotas);
  const undoSeconds = await readUndoSeconds(tx, scope);
  // Nobody is told while others of the same act are still decided about.
  await holdUndoTime(tx, scope, earlier, undoSeconds);
  for (const one of judged)
    await tell(tx, scope, one, { words: one.row.verdictWords as Localised, undoSeconds }, now);
  const entered = judged.flatMap(({ row, answer }) => (answer === "approve" ? [row.id] : []));
  const decided = judged.map(({ row }) => row.id);
  // Who finds none in one quota gives back what was kept in another.
  const freed = judged.some(({ listed }) => listed);
  const letIn = await finishDecisions(tx, scope, before, { made: decided, entered, freed, undoSeconds }, now);
  return { decided, listed: countListed(judged), letIn, undoSeconds };
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
    const nobody = { made: [], entered: [], undoSeconds: 0 };
    const letIn = await finishDecisions(tx, scope, before, { ...nobody, freed }, now);
    return done({ back: rows.length, left: input.registrations.length - rows.length, letIn });
  });
}

interface Judged {
  row: Decided;
  answer: Answer;
  /** Approved, and no place was left. */
  listed: boolean;
}

const isPending = ({ state }: Decided) => state === "pending";
const quotaIdsOf = (row: Decided) => row.category?.quotas.map((link) => link.quotaId) ?? [];
const byId = (counts: readonly QuotaCount[]) => new Map(counts.map((quota) => [quota.id, { ...quota }]));

/**
 * What answers are once the places are looked at. Places that are kept are given anew, so that none is given that there is
 * no longer: to those first who had one, each in the order of the rows.
 */
function judgeAll(
  rows: readonly Decided[],
  meant: (row: Decided) => Answer | null,
  quotas: Map<string, QuotaCount>,
): Judged[] {
  const keeps = ({ verdict }: Decided) => verdict === "approve";
  for (const row of rows) if (keeps(row)) giveBack(quotaIdsOf(row), quotas);
  const judged = new Map<Decided, Judged>();
  for (const row of [...rows.filter(keeps), ...rows.filter((one) => !keeps(one))]) {
    const answer = meant(row);
    if (answer) judged.set(row, judge(row, answer, quotas));
  }
  return rows.flatMap((row) => judged.get(row) ?? []);
}

function judge(row: Decided, answer: Answer, quotas: Map<string, QuotaCount>): Judged {
  if (answer !== "approve") return { row, answer, listed: false };
  if (!hasPlace(quotaIdsOf(row), quotas)) return { row, answer: "waitlist", listed: true };
  takePlace(quotaIdsOf(row), quotas);
  return { row, answer, listed: false };
}

function giveBack(quotaIds: readonly string[], quotas: Map<string, QuotaCount>): void {
  for (const id of quotaIds) {
    const quota = quotas.get(id);
    if (quota) quota.taken -= 1;
  }
}

const countListed = (judged: readonly Judged[]) => judged.filter(({ listed }) => listed).length;

async function keepVerdict(
  tx: PlacesTransaction,
  scope: Scope,
  { row, answer: verdict }: Judged,
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
  { row, answer, listed }: Judged,
  { words, undoSeconds }: { words: Localised; undoSeconds: number },
  now: Date,
): Promise<void> {
  const said = {
    decision: DECISION_OF[answer],
    tell: true,
    words: wordsFor(words, row.language, scope.languages),
    reason: reasonFor(words, row.language, scope.languages),
    undoSeconds,
  };
  // A place that is there no longer is not what an undo brings back: they wait for an answer then.
  const lost = listed && row.verdict === "approve";
  return decideOne(tx, scope, lost ? { ...row, verdict: null, verdictAt: null } : row, said, now);
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
