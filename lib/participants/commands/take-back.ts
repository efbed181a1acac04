import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordActs } from "@/lib/audit/commands/record";
import { holdForm } from "@/lib/editions/commands/lock-edition";
import { tellReturned } from "@/lib/editions/commands/tell-cancelled";
import { discardMessages, holdMessages } from "@/lib/outbox/commands/discard-messages";
import { fillPlaces, lockPlaces } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { countQuotas } from "@/lib/places/queries/count-places";
import { fullness } from "@/lib/places/rules/places";
import { databaseClock } from "@/lib/platform/db/client";
import type { Localised } from "@/lib/platform/i18n/localised";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { isSame, type Whose } from "@/lib/registration/commands/already-registered";
import { eraseSensitiveOf } from "@/lib/registration/commands/withdraw";
import { isEnded, isLive } from "@/lib/registration/rules/phases";
import { LIVE } from "@/prisma/enums/states";
import type { TakeBackInput } from "../schema/decision";
import { type Decided, listDecided } from "./tell-decision";
import { takesPlace } from "./undo-time";

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
  const open = rows.filter(({ undoUntil }) => undoUntil && undoUntil > now);
  const last = await findLastDecisions(tx, open);
  const decided = open.filter(({ id }) => last.has(id));
  // Known before it is judged who comes back: whoever stays as they are is still in the way of another one of theirs.
  const told = await holdMessages(tx, [...last.values()]);
  const returning = await withoutAnother(
    tx,
    scope,
    decided.filter(({ id }) => !told.has(id)),
  );
  await discardMessages(tx, { auditEntryId: { in: returning.flatMap(({ id }) => last.get(id) ?? []) } });
  const back = returning.map(({ id }) => id);
  const why = told.size > 0 ? "already-told" : decided.length > 0 ? "registered-again" : "nothing-to-undo";
  if (back.length === 0) return { back, why };
  // First who ends again: the database refuses that two of one human live, also for as long as a statement takes.
  for (const lives of [false, true]) {
    const some = returning.filter((row) => isLive(asItWas(row).state) === lives);
    await restore(tx, scope, some, now);
  }
  await tellReturned(
    tx,
    scope,
    returning.filter(({ state }) => isEnded(state)),
  );
  if (returning.some((row) => takesPlace(row) && !takesPlace(asItWas(row))))
    await fillPlaces(tx, scope, scope.actor, now);
  const after = await countQuotas(tx, scope);
  if (fullness(before) !== fullness(after))
    await invalidateEdition(tx, { organisationId, editionId }, "listing");
  return { back, why };
}

/** The entries of the decisions that gave registrations their states: what an undo time is kept for is never anything else. */
async function findLastDecisions(
  tx: PlacesTransaction,
  rows: readonly Decided[],
): Promise<Map<string, string>> {
  const found = await tx.$queryRaw<Array<{ id: string; entry: string; after: unknown }>>`
    SELECT one.id::text AS id, last.audit_entry_id::text AS entry, last.after
    FROM unnest(${rows.map(({ id }) => id)}::uuid[]) AS one(id) CROSS JOIN LATERAL (
      SELECT value.audit_entry_id, value.after FROM audit_value AS value
      JOIN audit_entry AS entry ON entry.id = value.audit_entry_id
      WHERE value.registration_id = one.id AND value.field = 'state'
      ORDER BY entry.created_at DESC, value.audit_entry_id DESC LIMIT 1) AS last`;
  const states = new Map<string, string>(rows.map(({ id, state }) => [id, state]));
  return new Map(found.flatMap(({ id, entry, after }) => (after === states.get(id) ? [[id, entry]] : [])));
}

/** Those of whom no other registration lives, in their order: of two of one human the first comes back. */
async function withoutAnother(
  tx: PlacesTransaction,
  { organisationId, editionId }: Scope,
  rows: readonly Decided[],
): Promise<Decided[]> {
  const people = rows.flatMap(({ personId }) => personId ?? []);
  const live = await tx.registration.findMany({
    where: {
      ...{ organisationId, editionId, state: { in: [...LIVE] } },
      OR: [{ personId: { in: people } }, { nameKey: { in: rows.map(({ nameKey }) => nameKey) } }],
    },
    select: { id: true, personId: true, emailKey: true, nameKey: true },
  });
  const lives = new Map<string, Whose>(live.map((one) => [one.id, one]));
  return rows.filter((row) => {
    if ([...lives.values()].some((other) => isSame(row, other))) return false;
    if (isLive(asItWas(row).state)) lives.set(row.id, row);
    else lives.delete(row.id);
    return true;
  });
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

async function restore(
  tx: PlacesTransaction,
  scope: Scope,
  rows: readonly Decided[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const { organisationId, editionId } = scope;
  const made = rows.map((row) => {
    // What was decided and not told is so again.
    const kept = row.undoVerdict as Kept | null;
    const { state } = asItWas(row);
    return {
      ...{ id: row.id, state, since: row.undoSince, lives: isLive(state) },
      ...{ verdict: kept?.verdict ?? null, at: kept?.at ?? null, words: kept?.words ?? null },
    };
  });
  await tx.$executeRaw`
    UPDATE registration SET state = made.state, state_since = coalesce(made.since, registration.state_since),
      updated_at = clock_timestamp(), version = registration.version + 1,
      undo_until = NULL, undo_state = NULL, undo_since = NULL, undo_verdict = NULL,
      verdict = coalesce(made.verdict, registration.verdict),
      verdict_at = coalesce(made.at, registration.verdict_at),
      verdict_words = coalesce(made.words, registration.verdict_words),
      reason = CASE WHEN made.lives THEN '' ELSE registration.reason END,
      reason_language = CASE WHEN NOT made.lives THEN registration.reason_language END,
      queue_position = CASE WHEN made.state <> 'pending' THEN registration.queue_position END
    FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS made(
      id uuid, state "RegistrationState", since timestamptz, lives boolean, verdict "Verdict", at timestamptz, words jsonb)
    WHERE registration.organisation_id = ${organisationId}::uuid
      AND registration.id = ANY(${rows.map(({ id }) => id)}::uuid[]) AND registration.id = made.id`;
  // Brought back for a moment, they may have answered about diet and access anew.
  const gone = made.flatMap(({ id, lives }) => (lives ? [] : [id]));
  await eraseSensitiveOf(tx, organisationId, gone, now);
  await recordActs(
    tx,
    rows.map((row) => ({
      ...{ cause: scope.actor, act: "take-back", objectKind: "registration", objectId: row.id },
      ...{ organisationId, editionId },
      values: [{ field: "state", before: row.state, after: asItWas(row).state, registrationId: row.id }],
    })),
  );
}
