import "server-only";
import { randomUUID } from "node:crypto";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { readDraft } from "../queries/draft";
import { draftOverlaps, MOST_ACCEPTED, markOf, openOfSort } from "../queries/open-overlaps";
import type { Overlap } from "../rules/overlaps";
import type { AcceptOverlap, AcceptSort, WithdrawAcceptance } from "../schema/overlap";

type Scope = EditionScope<"accept-overlaps">;

export interface Accepted {
  /** Names the act, so that it can be undone whole. */
  batch: string;
  count: number;
}

/** Accepts one overlap of the draft, with a word why. Refused when it is not there any more, or is longer now. */
export async function acceptOverlap(
  scope: Scope,
  input: AcceptOverlap,
): Promise<Result<Accepted, "overlap-gone" | "already-accepted">> {
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    const overlap = draftOverlaps(await readDraft(tx, scope), MOST_ACCEPTED).find(
      ({ key }) => key === input.overlap,
    );
    if (!overlap) return refused("overlap-gone");
    // Accepted by somebody else meanwhile: theirs stands.
    if (overlap.acceptance) return refused("already-accepted");
    return done(await accept(tx, scope, [overlap], input.why));
  });
}

/**
 * Accepts all open overlaps of one sort. Refused when the list is not the one that was read, and when there are more than
 * 5,000: then a room is a shared one.
 */
export async function acceptSort(
  scope: Scope,
  input: AcceptSort,
): Promise<Result<Accepted, "overlaps-changed" | "too-many-overlaps">> {
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    const open = openOfSort(await readDraft(tx, scope), input.sort);
    if (open.length > MOST_ACCEPTED) return refused("too-many-overlaps", { most: MOST_ACCEPTED });
    if (open.length === 0 || markOf(open) !== input.seen) return refused("overlaps-changed");
    return done(await accept(tx, scope, open, input.why));
  });
}

/** Takes back one acceptance, or all of one act: the overlaps stop the next release again. What is released stays. */
export async function takeBackAcceptance(
  scope: Scope,
  input: WithdrawAcceptance,
): Promise<Result<{ count: number }, never>> {
  const { organisationId, editionId, actor } = scope;
  const where = {
    organisationId,
    editionId,
    ...(input.what === "one" ? { id: input.id } : { batchId: input.id }),
  };
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    const row = await tx.acceptedOverlap.findFirst({ where, select: { batchId: true } });
    if (!row) throw new AppError("not-found");
    const { count } = await tx.acceptedOverlap.updateMany({
      where: { ...where, withdrawnAt: null },
      data: { withdrawnAt: await databaseClock(tx), withdrawnById: actor.id },
    });
    if (count > 0)
      await recordAct(tx, {
        cause: scope.actor,
        act: "withdraw-acceptance",
        objectKind: "overlap",
        objectId: row.batchId,
        organisationId,
        editionId,
        values: [{ field: "overlaps", before: count, after: 0 }],
      });
    return done({ count });
  });
}

async function accept(
  tx: Transaction,
  scope: Scope,
  overlaps: readonly Overlap[],
  why: string,
): Promise<Accepted> {
  const { organisationId, editionId, actor } = scope;
  const batch = randomUUID();
  const now = await databaseClock(tx);
  await tx.acceptedOverlap.createMany({
    data: overlaps.map(({ kind, slotIds, who, start, end }) => ({
      organisationId,
      editionId,
      kind,
      firstSlotId: slotIds[0],
      secondSlotId: slotIds[1],
      roomId: kind === "room" ? who : null,
      speakerId: kind === "person" ? who : null,
      startsAt: new Date(start),
      endsAt: new Date(end),
      why,
      batchId: batch,
      acceptedById: actor.id,
      acceptedAt: now,
    })),
  });
  const personId = await onePerson(tx, scope, overlaps);
  await recordAct(tx, {
    cause: scope.actor,
    act: "accept-overlap",
    objectKind: "overlap",
    objectId: batch,
    organisationId,
    editionId,
    values: [
      { field: "why", after: why, ...(personId ? { personId } : {}) },
      { field: "overlaps", before: 0, after: overlaps.length },
    ],
  });
  return { batch, count: overlaps.length };
}

/** Whom the word why is about, when it is one person: it is erased with them. */
async function onePerson(
  tx: Transaction,
  { organisationId, editionId }: Scope,
  overlaps: readonly Overlap[],
): Promise<string | null> {
  const speakers = new Set(overlaps.map(({ kind, who }) => (kind === "person" ? who : null)));
  const [id] = speakers;
  if (speakers.size !== 1 || !id) return null;
  const speaker = await tx.speaker.findFirst({
    where: { organisationId, editionId, id },
    select: { personId: true },
  });
  return speaker?.personId ?? null;
}
