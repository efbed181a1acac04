import "server-only";
import { amongEditions, type EditionScope, mayInAll } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import { lockPeople } from "@/lib/people/commands/lock-people";
import { moveRowsBack, NOTHING_KEPT } from "@/lib/people/commands/move-rows";
import type { EndedByMerge, MovedRows } from "@/lib/people/rules/moved-rows";
import { carrySignUpsBack } from "@/lib/places/commands/carry-sign-ups";
import { fillPlaces, lockPlaces } from "@/lib/places/commands/fill-places";
import { firstPosition } from "@/lib/places/commands/first-position";
import { lockSeveral } from "@/lib/places/commands/lock-several";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { settleSessions } from "@/lib/places/commands/settle-sessions";
import { findFullest, fullness, hasPlace, takePlace } from "@/lib/places/rules/places";
import { databaseClock, db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { hasAnother } from "@/lib/registration/commands/already-registered";
import { HOLDS_PLACE, isOf } from "@/prisma/enums/states";
import type { RegistrationState } from "@/prisma/generated/enums";
import type { Part } from "../schema/merge";
import { carryMarksBack } from "./carry-marks";

type Scope = EditionScope<"pair-people">;
type Refusal = "elsewhere" | "parted-already" | "joined-for-good" | "joined-again";
type Parted = { registrationId: string; back: number; waiting: number; left: number };

/**
 * Parts two records that were joined by mistake, for a day: what followed goes back, as far as it is there still. A
 * registration that ended returns to the state it had. Where its place is somebody else's by now it stands at the front of
 * the list, and is told; or it has one above the capacity, where an owner says so. Deleted answers stay deleted.
 * @returns how many registrations are back, how many of them wait instead, and how many stay as they are: erased, decided
 * anew, or overtaken by a new one; "joined-again" where one of the two was joined with somebody since: that is parted first
 * @throws AppError("not-found")
 */
export async function partPeople(
  scope: Scope,
  input: Pick<Part, "registration" | "merge"> & Partial<Pick<Part, "above">>,
): Promise<Result<Parted, Refusal>> {
  const { organisationId, editionId } = scope;
  const found = await db().personMerge.findFirst({
    where: { organisationId, id: input.merge },
    select: { id: true, keptId: true, goneId: true, moved: true, partedAt: true },
  });
  const here = found && {
    where: {
      organisationId,
      editionId,
      id: input.registration,
      personId: { in: [found.keptId, found.goneId] },
    },
  };
  if (!found || !here || (await db().registration.count(here)) === 0) throw new AppError("not-found");
  if (found.partedAt) return refused("parted-already");
  if (found.moved === null) return refused("joined-for-good");
  const { keptId, goneId } = found;
  const ended = (found.moved as unknown as MovedRows).ended.map((row) => row.editionId);
  const reached = await listEditions(organisationId, found.moved as unknown as MovedRows);
  if (!(await mayInAll(scope, reached, "pair-people"))) return refused("elsewhere");
  const above = input.above === true;
  if (above && !(await mayExceed(scope, ended))) return refused("elsewhere");
  return placesTransaction(scope, async (tx) => {
    await lockSeveral(tx, organisationId, [editionId, ...ended]);
    const people = await lockPeople(tx, organisationId, [keptId, goneId]);
    const merge = await tx.personMerge.findFirst({
      where: { organisationId, id: input.merge },
      select: { moved: true, partedAt: true, mergedAt: true, finalAt: true },
    });
    if (merge?.partedAt) return refused("parted-already");
    const now = await databaseClock(tx);
    if (!merge?.moved || people.length < 2 || merge.finalAt <= now) return refused("joined-for-good");
    const later = await tx.personMerge.count({
      where: { organisationId, keptId, partedAt: null, mergedAt: { gt: merge.mergedAt } },
    });
    const kept = people.find((person) => person.id === keptId);
    if (later > 0 || kept?.mergedIntoId !== null) return refused("joined-again");
    const moved = merge.moved as unknown as MovedRows;
    await tx.personMerge.update({
      where: { organisationId_id: { organisationId, id: input.merge } },
      data: { moved: NOTHING_KEPT, partedAt: now },
    });
    await moveRowsBack(tx, { organisationId, from: goneId, to: keptId }, moved);
    const outcomes = { back: 0, waiting: 0, left: 0 };
    for (const { id: from, editionId: where, marks } of moved.ended)
      if (marks) await carryMarksBack(tx, scope.actor, { organisationId, editionId: where, from }, marks);
    for (const { id: from, editionId: where, marks, signUps = [] } of moved.ended)
      if (marks)
        await carrySignUpsBack(tx, { organisationId, editionId: where, from, to: marks.to }, signUps);
    for (const one of moved.ended) outcomes[await bringBack(tx, scope, { ...one, above }, now)] += 1;
    for (const { editionId: where } of moved.ended)
      await settleSessions(tx, { organisationId, editionId: where }, scope.actor);
    if (!moved.ended.some((one) => one.id === input.registration))
      await recordAct(tx, {
        ...{ cause: scope.actor, act: "part-people", objectKind: "registration" },
        ...{ objectId: input.registration, organisationId, editionId },
      });
    return done({ registrationId: input.registration, ...outcomes });
  });
}

/** In each edition in which somebody comes back: above its capacity is its owners' to say. */
async function mayExceed(scope: Scope, editionIds: readonly string[]): Promise<boolean> {
  const editions = [...new Set(editionIds)].map((id) => ({ id }));
  const allowed = await amongEditions(scope, "exceed-capacity", editions);
  return allowed.length === editions.length;
}

async function listEditions(organisationId: string, moved: MovedRows): Promise<string[]> {
  const select = { editionId: true } as const;
  const [registrations, speakers] = await Promise.all([
    db().registration.findMany({ where: { organisationId, id: { in: moved.registrations } }, select }),
    db().speaker.findMany({ where: { organisationId, id: { in: moved.speakers } }, select }),
  ]);
  const rows = [...registrations, ...speakers, ...moved.ended, ...moved.doubled];
  return [...new Set(rows.map((row) => row.editionId))];
}

const TOLD = {
  pending: "registration-received",
  confirmed: "registration-confirmed",
  waitlisted: "registration-waitlisted",
} as const satisfies Partial<Record<RegistrationState, string>>;

/** One registration that ended, in its state before, or before all who wait for its place. */
async function bringBack(
  tx: PlacesTransaction,
  { organisationId, actor }: Scope,
  { id, editionId, state: held, auditEntryId: cause, above }: EndedByMerge & { above: boolean },
  now: Date,
): Promise<"back" | "waiting" | "left"> {
  const edition = { organisationId, editionId };
  const row = await tx.registration.findFirst({
    where: { ...edition, id, state: "cancelled", erasedAt: null, mergedIntoId: { not: null } },
    select: {
      ...{ personId: true, emailKey: true, nameKey: true, language: true, queuePosition: true },
      category: { select: { quotas: { select: { quotaId: true } } } },
    },
  });
  if (!row) return "left";
  const own = { organisationId_id: { organisationId, id } };
  // They are two, so nothing stays in its stead.
  if (await hasAnother(tx, { ...edition, id, ...row })) {
    await tx.registration.update({ where: own, data: { mergedIntoId: null, version: { increment: 1 } } });
    return "left";
  }
  const counts = await lockPlaces(tx, edition);
  const quotaIds = row.category?.quotas.map((link) => link.quotaId) ?? [];
  const holds = isOf(HOLDS_PLACE, held);
  const quotas = new Map(counts.map((quota) => [quota.id, { ...quota }]));
  const fits = hasPlace(quotaIds, quotas);
  const exceeds = holds && !fits && above;
  const state = (!holds ? held : fits || exceeds ? "confirmed" : "waitlisted") as RegistrationState;
  if (exceeds) takePlace(quotaIds, quotas);
  const fullest = exceeds ? findFullest(quotaIds, quotas) : null;
  const waits = state === "waitlisted" && row.queuePosition === null;
  await tx.registration.update({
    where: own,
    data: {
      ...{ state, stateSince: now, mergedIntoId: null, version: { increment: 1 } },
      ...(state === "confirmed" ? { aboveCapacity: exceeds } : {}),
      ...(waits ? { queuePosition: await firstPosition(tx, edition) } : {}),
    },
  });
  const auditEntryId = await recordAct(tx, {
    ...{
      cause: actor,
      act: "part-people",
      objectKind: "registration",
      objectId: id,
      organisationId,
      editionId,
    },
    values: [
      { field: "state", before: "cancelled", after: state, registrationId: id },
      ...(fullest
        ? [{ field: "places", after: `${fullest.taken} / ${fullest.capacity}`, registrationId: id }]
        : []),
    ],
  });
  const { left } = await discardMessages(tx, { auditEntryId: cause });
  const lost = holds && state === "waitlisted";
  const template = state in TOLD ? TOLD[state as keyof typeof TOLD] : null;
  if (template && (lost || left.length > 0))
    await queueMessages(tx, [
      {
        template,
        parameters: {},
        language: row.language,
        auditEntryId,
        ...edition,
        registrationId: id,
        urgency: 1,
      },
    ]);
  await fillPlaces(tx, edition, actor, now, state === "confirmed" ? [id] : []);
  if (fullness(counts) !== fullness(await lockPlaces(tx, edition)))
    await invalidateEdition(tx, edition, "listing");
  return lost ? "waiting" : "back";
}
