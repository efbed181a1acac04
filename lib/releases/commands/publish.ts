import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Principal } from "@/lib/access/policy";
import { recordAct } from "@/lib/audit/commands/record";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import { lockQuotas } from "@/lib/places/commands/fill-places";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { settleSessions } from "@/lib/places/commands/settle-sessions";
import { reading, type Transaction, transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { type NextRelease, planNext } from "../queries/plan-next";
import { readReleaseMark } from "../queries/release-mark";
import type { NewRelease } from "../schema";
import { tellSignedUp } from "./tell-signed-up";
import { writeContent } from "./write-release";

export interface Released {
  releaseId: string;
  number: number;
  changes: number;
  /** Messages waiting as drafts in the outbox. */
  drafts: number;
  /** Overlaps it holds that somebody accepted. */
  accepted: number;
}

export type Refusal = "overlap" | "nothing-changed" | "busy";
export type Input = Pick<NewRelease, "name" | "note">;
type Scope = EditionScope<"release">;

/** What is done around a release, in its transaction. */
interface Around<More extends string> {
  /** Who acts, as the history has it. */
  cause: Principal;
  /** The earlier release that is published again; absent: the draft is. */
  earlier?: { id: string; number: number };
  /** Comes first, and may refuse it; it locks what it is refused for. */
  begin?(tx: Transaction): Promise<Result<unknown, More>>;
  /** What follows when it is written. */
  follow?(tx: Transaction): Promise<unknown>;
}

/** How often it is planned beside the transaction; who edits all the time does not keep a release from being made. */
const PLANS_BESIDE = 3;

/**
 * Writes the draft, or an earlier release, as an immutable copy. Refused while somebody or some room is in two places and nobody accepted it
 * ("overlap"; `list` names them), when there is nothing new, and while another release of the edition is being made. The
 * database's exclusion constraints stand behind the rule and give the same refusal.
 *
 * It is planned before the transaction, which makes sure that nothing has changed since and only writes. What has changed is
 * planned anew.
 */
export async function publish<More extends string = never>(
  scope: Scope,
  input: Input,
  around: Around<More>,
): Promise<Result<Released, Refusal | More>> {
  const within = (work: (tx: Transaction) => Promise<Result<Released, Refusal> | null>) =>
    claiming(scope, async (tx): Promise<Result<Released, Refusal | More> | null> => {
      const begun = await around.begin?.(tx);
      return begun?.ok === false ? begun : work(tx);
    });
  const earlierId = around.earlier?.id ?? null;
  const write = async (tx: Transaction, next: Plan) => {
    const made = await writeRelease(tx, scope, input, around, next);
    if (made.ok) await around.follow?.(tx);
    return made;
  };
  // A session in a larger room has places for those who wait: beside the release, which keeps no registration waiting.
  const letIn = async <Given>(made: Result<Released, Given & string>) => {
    if (made.ok) await settleReleased(scope, around.cause);
    return made;
  };
  try {
    for (let plans = 0; plans < PLANS_BESIDE; plans += 1) {
      const { mark, next } = await reading(async (reader) => ({
        // First: what changes after it is seen.
        mark: await readReleaseMark(reader, scope),
        next: await planNext(reader, scope, earlierId),
      }));
      const made = await within(async (tx) =>
        (await readReleaseMark(tx, scope)) === mark ? write(tx, next) : null,
      );
      if (made) return await letIn(made);
    }
    const made = await within(async (tx) => write(tx, await planNext(tx, scope, earlierId)));
    return made ? await letIn(made) : refused("busy");
  } catch (error) {
    if (isExclusionViolation(error)) return refused("overlap");
    throw error;
  }
}

function settleReleased(scope: Scope, cause: Principal): Promise<void> {
  return placesTransaction(scope, async (tx) => {
    await lockQuotas(tx, scope);
    await settleSessions(tx, scope, cause);
  });
}

type Plan = Result<NextRelease, "overlap" | "nothing-changed">;

async function writeRelease(
  tx: Transaction,
  scope: Scope,
  input: Input,
  { cause, earlier }: Pick<Around<never>, "cause" | "earlier">,
  next: Plan,
): Promise<Result<Released, Refusal>> {
  if (!next.ok) return next;
  const { organisationId, editionId } = scope;
  const { number, plan, overlaps, news, plannedAt } = next.value;
  const { id } = await tx.release.create({
    data: {
      organisationId,
      editionId,
      number,
      name: input.name,
      note: input.note,
      changes: plan.changes.map((change) => ({ ...change })) as object[],
      createdAt: plannedAt,
      createdById: scope.actor.id,
    },
    select: { id: true },
  });
  await writeContent(tx, organisationId, id, plan, overlaps);
  const auditEntryId = await recordAct(tx, {
    cause,
    act: earlier ? "roll-back" : "release",
    objectKind: "release",
    objectId: id,
    organisationId,
    editionId,
    values: [
      { field: "name", after: input.name },
      { field: "number", after: number },
      { field: "changes", after: plan.changes.length },
      { field: "accepted-overlaps", after: overlaps.length },
      ...(earlier ? [{ field: "earlier", after: earlier.number }] : []),
    ],
  });
  await queueMessages(
    tx,
    // Drafts, which the organiser reads first.
    news.map(({ personId, language, changes }) => ({
      template: "schedule-changed",
      parameters: { releaseName: input.name, changes },
      language,
      state: "draft",
      auditEntryId,
      organisationId,
      editionId,
      personId,
      releaseId: id,
    })),
  );
  await tellSignedUp(tx, scope, { changes: plan.changes, releaseId: id, auditEntryId });
  await invalidateEdition(tx, { organisationId, editionId }, "listing");
  return done({
    releaseId: id,
    number,
    changes: plan.changes.length,
    drafts: news.length,
    accepted: overlaps.length,
  });
}

/**
 * Work on one edition's release at a time. Who comes second is told at once instead of waiting: one is being written. NO KEY
 * UPDATE, because registrations go on meanwhile; who accepts an overlap, or takes that back, waits.
 */
export function claiming<Value>(
  { organisationId, editionId }: EditionScope,
  work: (tx: Transaction) => Promise<Value>,
) {
  return transaction(async (tx) => {
    const claimed = await tx.$queryRaw<unknown[]>`
      SELECT id FROM edition WHERE organisation_id = ${organisationId}::uuid AND id = ${editionId}::uuid
      FOR NO KEY UPDATE SKIP LOCKED`;
    return claimed.length === 1 ? work(tx) : refused("busy");
  });
}

/** Whether an error is a broken exclusion constraint (PostgreSQL 23P01); Prisma has no code of its own for it. */
export function isExclusionViolation(error: unknown): boolean {
  for (let current = error, depth = 0; current && depth < 6; depth += 1) {
    const fault = current as {
      code?: unknown;
      originalCode?: unknown;
      meta?: unknown;
      message?: unknown;
      cause?: unknown;
    };
    const text = `${fault.code} ${fault.originalCode} ${JSON.stringify(fault.meta ?? "")} ${fault.message}`;
    if (/23P01|violates exclusion constraint/.test(text)) return true;
    current = fault.cause;
  }
  return false;
}
