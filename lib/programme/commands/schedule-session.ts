import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import type { HistoryAct } from "@/lib/audit/schema";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { forgetTranslations, trackTranslations } from "@/lib/translations/commands/track-translations";
import { findPlacement, type ScheduleRefusal } from "../queries/find-placement";
import { slotFields } from "../rules/fields";
import type { BreakEdit, MoveSlot, NewBreak, ScheduleSession, UnscheduleSlot } from "../schema/slot";

type Scope = EditionScope<"edit-slots">;

/** Breaks and blockers among the records that organisers edit. */
export const breakOf = (timeZone: string) =>
  recordKind({
    objectKind: "slot",
    texts: ["title", "note"],
    fields: (row: Parameters<typeof slotFields>[0]) => slotFields(row, timeZone),
    // Nothing public changes before a release.
    outdates: null,
  });

const PLACE = { startsAt: true, endsAt: true, roomId: true } as const;

interface Placement {
  startsAt: Date;
  endsAt: Date;
  roomId: string | null;
}

function isAt(slot: Placement, placement: Placement): boolean {
  return (
    slot.startsAt.getTime() === placement.startsAt.getTime() &&
    slot.endsAt.getTime() === placement.endsAt.getTime() &&
    slot.roomId === placement.roomId
  );
}

/**
 * Gives a session a time and a room, in the draft. Findings are allowed here; overlaps stop a release. The ordinal
 * is the lowest one free, so a session taken off and scheduled again keeps its calendar entry. Clicked twice it is scheduled
 * once: a session can't be in one room at one time a second time.
 */
export async function scheduleSession(
  scope: Scope,
  input: ScheduleSession,
): Promise<Result<{ slotId: string; ordinal: number }, ScheduleRefusal>> {
  const { organisationId, editionId } = scope;
  return transaction(async (tx) => {
    const placement = await findPlacement(tx, scope, input);
    if (!placement.ok) return placement;
    await lockEdition(tx, scope);
    const session = await tx.session.findFirst({
      where: { organisationId, editionId, id: input.session, deletedAt: null },
      select: { id: true, slots: { select: { id: true, ordinal: true, ...PLACE } } },
    });
    if (!session) throw new AppError("not-found");
    const there = session.slots.find((slot) => isAt(slot, placement.value));
    if (there) return done({ slotId: there.id, ordinal: there.ordinal });
    const used = new Set(session.slots.map((slot) => slot.ordinal));
    let ordinal = 1;
    while (used.has(ordinal)) ordinal += 1;
    const { id } = await tx.slot.create({
      data: {
        organisationId,
        editionId,
        kind: "session",
        sessionId: session.id,
        ordinal,
        ...placement.value,
      },
      select: { id: true },
    });
    await record(tx, scope, "place-session", session.id, {}, placement.value);
    return done({ slotId: id, ordinal });
  });
}

/** Moves a slot of a session, a break or a blocker to another time or room. */
export async function moveSlot(
  scope: Scope,
  input: MoveSlot,
): Promise<Result<{ slotId: string }, "conflict" | ScheduleRefusal>> {
  const { organisationId, editionId, timeZone } = scope;
  const where = { organisationId, editionId, id: input.slot };
  return transaction(async (tx) => {
    const placement = await findPlacement(tx, scope, input);
    if (!placement.ok) return placement;
    const edited = await editVersion({
      version: input.version,
      read: () => tx.slot.findFirst({ where }),
      write: () =>
        tx.slot.updateMany({
          where: { ...where, version: input.version },
          data: { ...placement.value, version: { increment: 1 } },
        }),
      fields: (row) => slotFields(row, timeZone),
    });
    if (!edited.ok) return edited;
    const { sessionId, ...was } = edited.value;
    await record(tx, scope, "move-slot", sessionId ?? input.slot, was, placement.value);
    return done({ slotId: input.slot });
  });
}

/** Takes a session, break or blocker off the grid; the session goes back to the unscheduled ones. */
export async function unscheduleSlot(
  scope: Scope,
  input: UnscheduleSlot,
): Promise<Result<unknown, "conflict">> {
  const { organisationId, editionId, timeZone } = scope;
  const where = { organisationId, editionId, id: input.slot };
  return transaction(async (tx) => {
    const edited = await editVersion({
      version: input.version,
      read: () => tx.slot.findFirst({ where }),
      write: () => tx.slot.deleteMany({ where: { ...where, version: input.version } }),
      fields: (row) => slotFields(row, timeZone),
    });
    if (!edited.ok) return edited;
    await forgetTranslations(tx, { organisationId, objectKind: "slot", objectId: input.slot });
    await record(tx, scope, "unschedule-slot", edited.value.sessionId ?? input.slot, {}, {});
    return edited;
  });
}

/** Adds a break or a blocker, once however often it is clicked; a break without a room is for all rooms. */
export async function addBreak(
  scope: Scope,
  input: NewBreak,
): Promise<Result<{ slotId: string }, ScheduleRefusal | "room-needed">> {
  const { organisationId, editionId } = scope;
  if (input.kind === "blocker" && !input.room) return refused("room-needed");
  return transaction(async (tx) => {
    const placement = await findPlacement(tx, scope, input);
    if (!placement.ok) return placement;
    const { kind, title, note } = input;
    await lockEdition(tx, scope);
    const others = await tx.slot.findMany({
      where: { organisationId, editionId, kind, sessionId: null, startsAt: placement.value.startsAt },
      select: { id: true, title: true, note: true, ...PLACE },
    });
    const there = others.find(
      (slot) => isAt(slot, placement.value) && isDeepStrictEqual([slot.title, slot.note], [title, note]),
    );
    if (there) return done({ slotId: there.id });
    const { id } = await tx.slot.create({
      data: { organisationId, editionId, kind, title, note, ...placement.value },
      select: { id: true },
    });
    const after = { kind, title, ...placement.value };
    await recordChange(tx, scope, breakOf(scope.timeZone), null, { act: "add-pause", id, after });
    // The history of a new one has no note, but translators do.
    const record = { organisationId, editionId, objectKind: "slot", objectId: id };
    await trackTranslations(tx, record, null, { note }, scope.languages);
    return done({ slotId: id });
  });
}

/** Saves a break or a blocker: its words, time and room. */
export async function editBreak(
  scope: Scope,
  input: BreakEdit,
): Promise<Result<{ slotId: string }, "conflict" | ScheduleRefusal | "room-needed">> {
  const { organisationId, editionId, timeZone } = scope;
  if (input.kind === "blocker" && !input.room) return refused("room-needed");
  const where = { organisationId, editionId, id: input.slot, sessionId: null };
  return transaction(async (tx) => {
    const placement = await findPlacement(tx, scope, input);
    if (!placement.ok) return placement;
    const { kind, title, note } = input;
    const after = { kind, title, note, ...placement.value };
    const edited = await recordEdit(tx, scope, breakOf(timeZone), {
      ...{ act: "edit-pause", id: input.slot, version: input.version, after },
      read: () => tx.slot.findFirst({ where }),
      write: () =>
        tx.slot.updateMany({
          where: { ...where, version: input.version },
          data: { ...after, version: { increment: 1 } },
        }),
    });
    return edited.ok ? done({ slotId: input.slot }) : edited;
  });
}

/** A slot that moves is the session's history; nothing public changes before a release. */
async function record(
  tx: Transaction,
  scope: Scope,
  act: HistoryAct,
  objectId: string,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Promise<void> {
  const { organisationId, editionId } = scope;
  await recordAct(tx, {
    cause: scope.actor,
    act,
    objectKind: "session",
    objectId,
    organisationId,
    editionId,
    values: changedFields(before, after),
  });
}
