import "server-only";
import { randomUUID } from "node:crypto";
import { causedBy, recordAct } from "@/lib/audit/commands/record";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { announceEdition } from "@/lib/schools/commands/announce";
import type { EditionScope } from "@/lib/team/access";
import {
  conflictFacts,
  currentRelease,
  type DraftRows,
  readDraft,
  readRelease,
  releaseDraft,
} from "../queries/draft";
import { findOverlaps, isBlocking } from "../rules/conflicts";
import { describeOverlaps } from "../rules/describe-overlaps";
import { planRelease, type ReleasePlan } from "../rules/release";
import type { NewRelease } from "../schema/slot";
import { draftMessages } from "./draft-messages";

export interface Released {
  releaseId: string;
  number: number;
  changes: number;
  /** Messages waiting as drafts in the outbox. */
  drafts: number;
}

/**
 * Publishes the draft as an immutable copy. Refused while somebody or some room is in two places ("overlap"; `list` names
 * them), when there is nothing new, and while another release of the edition is being made. The database's exclusion
 * constraints stand behind the rule and give the same refusal.
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
  const { slots, rooms } = conflictFacts(rows);
  const overlaps = findOverlaps(slots, rooms).filter(isBlocking);
  if (overlaps.length > 0)
    return refused("overlap", { count: overlaps.length, list: await overlapList(tx, scope, overlaps, rows) });
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
      createdById: scope.actor.loginId,
    },
    select: { id: true },
  });
  await writeContent(tx, organisationId, id, plan);
  const auditEntryId = await recordAct(tx, {
    cause: causedBy(scope),
    act: "release",
    objectKind: "release",
    objectId: id,
    organisationId,
    editionId,
    values: [
      { field: "name", after: input.name },
      { field: "number", after: number },
      { field: "changes", after: plan.changes.length },
    ],
  });
  const drafts = await draftMessages(tx, scope, { id, name: input.name, auditEntryId }, plan, rows);
  await announceEdition(tx, { organisationId, editionId }, "listing");
  return done({ releaseId: id, number, changes: plan.changes.length, drafts });
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
  overlaps: ReturnType<typeof findOverlaps>,
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

const ROWS_A_STATEMENT = 1_000;

/** Writes sessions, slots and people of a release in a few statements. */
export async function writeContent(
  tx: Transaction,
  organisationId: string,
  releaseId: string,
  plan: Pick<ReleasePlan, "sessions" | "slots">,
): Promise<void> {
  const base = { organisationId, releaseId };
  const slots = plan.slots.map((slot) => ({ ...base, id: randomUUID(), ...slotColumns(slot) }));
  const bySession = new Map<string | null, typeof slots>();
  for (const slot of slots) bySession.set(slot.sessionId, [...(bySession.get(slot.sessionId) ?? []), slot]);
  const people = plan.sessions.flatMap((session) => {
    const here = bySession.get(session.id) ?? [];
    const listed = !here.some((slot) => !slot.cancelled);
    return session.people.flatMap((person) => [
      ...here.map((slot) => ({
        ...base,
        sessionId: session.id,
        ...person,
        releasedSlotId: slot.id,
        cancelled: slot.cancelled,
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
      })),
      ...(listed ? [{ ...base, sessionId: session.id, ...person, cancelled: session.cancelled }] : []),
    ]);
  });
  for (const rows of chunks(plan.sessions))
    await tx.releasedSession.createMany({
      data: rows.map((session) => ({ ...base, sessionId: session.id, cancelled: session.cancelled })),
    });
  for (const rows of chunks(slots)) await tx.releasedSlot.createMany({ data: rows });
  for (const rows of chunks(people)) await tx.releasedPerson.createMany({ data: rows });
}

function slotColumns(slot: ReleasePlan["slots"][number]) {
  const { kind, sessionId, ordinal, roomId, startsAt, endsAt, title, note } = slot;
  const { cancelled, shared, sequence, firstSeenAt, changedAt } = slot;
  return {
    ...{ kind, sessionId, ordinal, roomId, startsAt, endsAt, title, note },
    ...{ cancelled, shared, sequence, firstSeenAt, changedAt },
  };
}

function chunks<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * ROWS_A_STATEMENT, (index + 1) * ROWS_A_STATEMENT),
  );
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
