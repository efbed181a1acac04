import "server-only";
import { type EditionScope, mayInAll } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import { lockPeople } from "@/lib/people/commands/lock-people";
import { asMoved, moveRows } from "@/lib/people/commands/move-rows";
import { type EndedByMerge, PARTING_HOURS } from "@/lib/people/rules/moved-rows";
import { carrySignUps } from "@/lib/places/commands/carry-sign-ups";
import { fillPlaces, lockPlaces } from "@/lib/places/commands/fill-places";
import { lockSeveral } from "@/lib/places/commands/lock-several";
import {
  Overtaken,
  type PlacesTransaction,
  placesTransaction,
} from "@/lib/places/commands/places-transaction";
import { fullness } from "@/lib/places/rules/places";
import { databaseClock, db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/new-id";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { eraseSensitive } from "@/lib/registration/commands/withdraw";
import { type BothRecords, findBothRecords } from "../queries/both-records";
import { chooseStaying, listDoubles, type Mergeable } from "../rules/merging";
import type { Merge } from "../schema/merge";
import { carryMarks } from "./carry-marks";
import { NO_UNDO } from "./undo-time";

type Scope = EditionScope<"pair-people">;
type Refusal = "elsewhere" | "two-logins" | "choose-who-stays";
type Merged = { registrationId: string; ended: number; letIn: number };

const HOUR_MS = 3_600_000;
/** How often people register anew in yet another edition while two records of theirs are being joined. */
const MOST_TRIES = 5;

/**
 * Joins two records of one human: every row of the other follows to the person of the registration. Where both hold a live
 * registration of one edition the organiser has chosen which stays; the other ends as cancelled, and its place goes to the
 * list at once. For a day they can be parted again (`partPeople`). Sent twice it is done once.
 * @returns how many registrations ended, and how many of the lists came in; "elsewhere" where one of the two is in an
 * edition in which the organiser may not do this; "two-logins" where each signs in: who is who, only they can prove
 * @throws AppError("not-found")
 */
export async function mergePeople(
  scope: Scope,
  input: Omit<Merge, "school" | "edition">,
): Promise<Result<Merged, Refusal>> {
  for (let tries = 1; ; tries += 1) {
    const both = await findBothRecords(db(), scope, input);
    if (!both) return alreadyJoined(scope, input);
    if (!(await mayInAll(scope, both.editionIds, "pair-people"))) return refused("elsewhere");
    try {
      return await placesTransaction(scope, (tx) => merge(tx, scope, both, input));
    } catch (error) {
      if (!(error instanceof Overtaken) || tries === MOST_TRIES) throw error;
    }
  }
}

async function alreadyJoined(
  { organisationId, editionId }: Scope,
  { registration, other }: Pick<Merge, "registration" | "other">,
): Promise<Result<Merged, never>> {
  const where = { organisationId, goneId: other, partedAt: null, gone: { mergedIntoId: { not: null } } };
  const merged = await db().personMerge.findFirst({
    where: { ...where, kept: { registrations: { some: { editionId, id: registration } } } },
    select: { id: true },
  });
  if (!merged) throw new AppError("not-found");
  return done({ registrationId: registration, ended: 0, letIn: 0 });
}

async function merge(
  tx: PlacesTransaction,
  scope: Scope,
  { keptId, otherId, editionIds }: BothRecords,
  input: Pick<Merge, "registration" | "stays" | "tell">,
): Promise<Result<Merged, Refusal>> {
  const { organisationId, editionId, actor } = scope;
  await lockSeveral(tx, organisationId, editionIds);
  const people = await lockPeople(tx, organisationId, [keptId, otherId]);
  // Joined with somebody, or erased, since it was looked: once more, from the beginning.
  if (people.length < 2 || people.some((person) => person.mergedIntoId !== null)) throw new Overtaken();
  const logins = new Set(people.flatMap((person) => person.loginId ?? []));
  if (logins.size > 1) return refused("two-logins");
  const rows = await tx.registration.findMany({
    where: { organisationId, personId: { in: [keptId, otherId] } },
    select: { id: true, editionId: true, personId: true, state: true, language: true },
  });
  if (rows.some((row) => !editionIds.includes(row.editionId))) throw new Overtaken();
  const doubles = listDoubles(rows, [keptId, otherId]);
  const stays = new Set(input.stays.map((row) => row.registration));
  const chosen = doubles.flatMap((double) => chooseStaying(double, stays) ?? []);
  if (chosen.length < doubles.length) return refused("choose-who-stays");
  const now = await databaseClock(tx);
  const ended: EndedByMerge[] = [];
  const before = new Map<string, string>();
  for (const one of chosen) {
    const edition = { organisationId, editionId: one.ends.editionId };
    before.set(edition.editionId, fullness(await lockPlaces(tx, edition)));
    ended.push(await end(tx, scope, one, input.tell, now));
  }
  const moved = await moveRows(tx, { organisationId, from: otherId, to: keptId });
  const id = newId();
  await tx.personMerge.create({
    data: {
      ...{ organisationId, id, keptId, goneId: otherId, mergedAt: now },
      finalAt: new Date(now.getTime() + PARTING_HOURS * HOUR_MS),
      moved: asMoved({ ...moved, ended }),
    },
  });
  if (!ended.some((one) => one.id === input.registration))
    await recordAct(tx, {
      ...{ cause: actor, act: "merge-people", objectKind: "registration", objectId: input.registration },
      ...{ organisationId, editionId },
    });
  for (const { to, editionId: where } of moved.doubled)
    await recordAct(tx, {
      ...{ cause: actor, act: "merge-people", objectKind: "speaker", objectId: to },
      ...{ organisationId, editionId: where },
    });
  let letIn = 0;
  for (const [where, full] of before) {
    const edition = { organisationId, editionId: where };
    letIn += (await fillPlaces(tx, edition, actor, now)).length;
    if (full !== fullness(await lockPlaces(tx, edition))) await invalidateEdition(tx, edition, "listing");
  }
  return done({ registrationId: input.registration, ended: ended.length, letIn });
}

type Row = Mergeable & { language: string };

/** One of two registrations of one human ends; what the team put on it comes along, what was said under it about diet and access goes with its place. */
async function end(
  tx: PlacesTransaction,
  { organisationId, actor }: Scope,
  { stays, ends }: { stays: Row; ends: Row },
  tell: boolean,
  now: Date,
): Promise<EndedByMerge> {
  const { id, editionId, state, language } = ends;
  await tx.registration.update({
    where: { organisationId_id: { organisationId, id } },
    data: {
      ...{ state: "cancelled", stateSince: now, reason: "", reasonLanguage: null, mergedIntoId: stays.id },
      // What was decided about it a moment ago is not undone any more; parting is the way back.
      ...NO_UNDO,
      version: { increment: 1 },
    },
  });
  await eraseSensitive(tx, { organisationId, registrationId: id }, now);
  const auditEntryId = await recordAct(tx, {
    ...{ cause: actor, act: "merge-people", objectKind: "registration", objectId: id },
    ...{ organisationId, editionId },
    values: [{ field: "state", before: state, after: "cancelled", registrationId: id }],
  });
  await queueMessages(tx, [
    {
      ...{
        template: "registration-merged",
        parameters: {},
        language,
        auditEntryId,
        organisationId,
        editionId,
      },
      // Not told: the message stays on record as one that was not sent.
      ...{ registrationId: id, urgency: 1, state: tell ? "queued" : "cancelled" },
    },
  ]);
  const both = { organisationId, editionId, from: id, to: stays.id };
  const marks = await carryMarks(tx, actor, both);
  const carried = await carrySignUps(tx, both);
  if (carried.length > 0)
    await recordAct(tx, {
      ...{ cause: actor, act: "merge-people", objectKind: "registration", objectId: stays.id },
      ...{ organisationId, editionId },
      values: carried.map(({ number, position }) => ({
        ...{ field: position === null ? "session" : "waiting-session", registrationId: stays.id },
        ...{ before: null, after: number },
      })),
    });
  const signUps = carried.map(({ number: _, ...one }) => one);
  return { id, editionId, state, auditEntryId, marks, signUps };
}
