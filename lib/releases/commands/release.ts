import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { currentRelease } from "@/lib/programme/queries/current-release";
import { type DraftRows, overlapFacts, readDraft, releaseDraft } from "@/lib/programme/queries/draft";
import { type JudgedOverlap, judgeOverlaps } from "@/lib/programme/rules/overlaps";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { readRelease } from "../queries/read-release";
import { describeOverlaps } from "../rules/describe-overlaps";
import { planRelease } from "../rules/release";
import type { NewRelease } from "../schema";
import { draftMessages } from "./draft-messages";
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

/**
 * Publishes the draft as an immutable copy. Refused while somebody or some room is in two places and nobody accepted it
 * ("overlap"; `list` names them), when there is nothing new, and while another release of the edition is being made. The
 * database's exclusion constraints stand behind the rule and give the same refusal.
 */
export async function release(
  scope: EditionScope<"release">,
  input: Pick<NewRelease, "name" | "note">,
): Promise<Result<Released, "overlap" | "nothing-changed" | "busy">> {
  try {
    return await transaction((tx) => makeRelease(tx, scope, input));
  } catch (error) {
    if (isExclusionViolation(error)) return refused("overlap");
    throw error;
  }
}

async function makeRelease(
  tx: Transaction,
  scope: EditionScope<"release">,
  input: Pick<NewRelease, "name" | "note">,
): Promise<Result<Released, "overlap" | "nothing-changed" | "busy">> {
  const { organisationId, editionId } = scope;
  if (!(await claimEdition(tx, scope))) return refused("busy");
  const now = await databaseClock(tx);
  const rows = await readDraft(tx, scope);
  const { slots, rooms } = overlapFacts(rows);
  // Read under the edition's lock, which an organiser who accepts, or takes that back, takes too.
  const overlaps = judgeOverlaps(slots, rooms, rows.acceptances);
  const open = overlaps.filter(({ acceptance }) => acceptance === null);
  if (open.length > 0)
    return refused("overlap", { count: open.length, list: await overlapList(tx, scope, open, rows) });
  const latest = await currentRelease(tx, scope);
  const before = latest ? await readRelease(tx, organisationId, latest.id) : null;
  const plan = planRelease(releaseDraft(rows), before, now);
  if (plan.unchanged) return refused("nothing-changed");
  const number = (latest?.number ?? 0) + 1;
  const { id } = await tx.release.create({
    data: {
      organisationId,
      editionId,
      number,
      name: input.name,
      note: input.note,
      changes: plan.changes.map((change) => ({ ...change })) as object[],
      createdAt: now,
      createdById: scope.actor.id,
    },
    select: { id: true },
  });
  await writeContent(tx, organisationId, id, plan, overlaps);
  const auditEntryId = await recordAct(tx, {
    cause: scope.actor,
    act: "release",
    objectKind: "release",
    objectId: id,
    organisationId,
    editionId,
    values: [
      { field: "name", after: input.name },
      { field: "number", after: number },
      { field: "changes", after: plan.changes.length },
      { field: "accepted-overlaps", after: overlaps.length },
    ],
  });
  const drafts = await draftMessages(tx, scope, { id, name: input.name, auditEntryId }, plan, rows);
  await invalidateEdition(tx, { organisationId, editionId }, "listing");
  return done({ releaseId: id, number, changes: plan.changes.length, drafts, accepted: overlaps.length });
}

/**
 * One release of an edition at a time. Who comes second is told at once instead of waiting: the draft is being read.
 * NO KEY UPDATE, because registrations go on meanwhile.
 */
async function claimEdition(tx: Transaction, scope: EditionScope): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM edition
    WHERE organisation_id = ${scope.organisationId}::uuid AND id = ${scope.editionId}::uuid
    FOR NO KEY UPDATE SKIP LOCKED`;
  return rows.length === 1;
}

async function overlapList(
  tx: Transaction,
  scope: EditionScope,
  overlaps: readonly JudgedOverlap[],
  rows: DraftRows,
): Promise<string> {
  const people = await tx.speaker.findMany({
    where: { organisationId: scope.organisationId, editionId: scope.editionId },
    select: { id: true, fullName: true },
  });
  return describeOverlaps(overlaps, {
    ...rows,
    people,
    timeZone: scope.timeZone,
    languages: scope.languages,
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
