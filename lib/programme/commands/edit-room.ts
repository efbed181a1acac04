import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { findMainVenue, holdVenue } from "@/lib/editions/commands/edit-venue";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { dropBytesSoon } from "@/lib/files/commands/drop-bytes";
import { lockQuotas } from "@/lib/places/commands/fill-places";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { settleSessions } from "@/lib/places/commands/settle-sessions";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { orderOf } from "@/lib/platform/order-of";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { roomFields, roomHours } from "../rules/fields";
import type { NewRoom, RoomEdit, RoomRemoval } from "../schema/themes-and-rooms";

type Scope = EditionScope<"edit-rooms">;

const ROOM = recordKind({
  objectKind: "room",
  texts: ["floor", "equipment"],
  // The join link lets people in.
  secret: ["joinLink"],
  fields: roomFields,
  outdates: (tx, scope: Scope) => invalidateEdition(tx, scope, "page"),
});

/** Adds a room. */
export async function createRoom(
  scope: Scope,
  input: NewRoom,
): Promise<Result<{ roomId: string }, "no-such-venue">> {
  const { organisationId, editionId } = scope;
  const form: TwinForm = {
    act: "create-room",
    input,
    find: (tx, made) => tx.room.findFirst({ where: { id: String(made.roomId) }, select: { id: true } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      const venue = await venueOf(tx, scope, input, null);
      if (!venue.ok) return venue;
      const { _max } = await tx.room.aggregate({
        where: { organisationId, editionId },
        _max: { order: true },
      });
      const content = {
        ...contentOf(input),
        venueId: venue.value,
        order: orderOf(input.order, null, _max.order),
      };
      const { id } = await tx.room.create({
        data: { organisationId, editionId, ...content },
        select: { id: true },
      });
      await recordChange(tx, scope, ROOM, null, { act: "create-room", id, after: content });
      return done({ roomId: id });
    }),
  );
}

/** Saves a room. Its name, floor and venue are live at once; a changed place of a session waits for the next release. */
export async function editRoom(
  scope: Scope,
  input: RoomEdit,
): Promise<Result<unknown, "conflict" | "no-such-venue">> {
  const { organisationId, editionId } = scope;
  const { room: id, version } = input;
  const where = { organisationId, editionId, id };
  return placesTransaction(scope, async (tx) => {
    await lockQuotas(tx, scope);
    const row = await tx.room.findFirst({ where, select: { venueId: true } });
    const venue = await venueOf(tx, scope, input, row?.venueId ?? null);
    if (!venue.ok) return venue;
    const after = {
      ...contentOf(input),
      venueId: venue.value,
      // Where no order is said it stays.
      ...(input.order === null ? {} : { order: input.order }),
    };
    return recordEdit(tx, scope, ROOM, {
      ...{ act: "edit-room", id, version, after },
      read: () => tx.room.findFirst({ where }),
      write: () =>
        tx.room.updateMany({ where: { ...where, version }, data: { ...after, version: { increment: 1 } } }),
      // A larger room has a place for those who wait for a session in it.
      also: () => settleSessions(tx, scope, scope.actor),
    });
  });
}

/** Where a room stands: as said, else where it stood, else in the main venue. Online it stands nowhere. */
async function venueOf(
  tx: Transaction,
  scope: Scope,
  { kind, venue }: NewRoom,
  current: string | null,
): Promise<Result<string | null, "no-such-venue">> {
  if (kind === "online") return done(null);
  const id = venue ?? current ?? (await findMainVenue(tx, scope));
  if (id === null || id === current || (await holdVenue(tx, scope, id))) return done(id);
  return refused("no-such-venue");
}

/** Removes a room in which nothing is placed, neither in the draft nor in any release. */
export async function removeRoom(
  scope: Scope,
  input: RoomRemoval,
): Promise<Result<unknown, "conflict" | "in-use">> {
  const { organisationId, editionId } = scope;
  const { room: id, version } = input;
  const where = { organisationId, editionId, id };
  const removed = await transaction(async (tx) => {
    const link = { organisationId, roomId: id };
    const slots = await tx.slot.count({ where: link });
    const released = await tx.releasedSlot.count({ where: link });
    if (slots + released > 0) return refused("in-use", { slots, released });
    return recordEdit(tx, scope, ROOM, {
      ...{ act: "remove-room", id, version, after: "removed" },
      read: () => tx.room.findFirst({ where }),
      write: () => tx.room.deleteMany({ where: { ...where, version } }),
    });
  });
  await dropBytesSoon();
  return removed;
}

/** The evening before is when people look for it. */
const DEFAULT_JOIN_HOURS = 24;

function contentOf(input: NewRoom) {
  const { name, floor, kind, capacity, equipment, shared, joinLink } = input;
  return {
    name,
    floor,
    kind,
    capacity,
    equipment,
    stepFree: input.stepFree === null ? null : input.stepFree === "yes",
    ...roomHours(input.opens, input.closes),
    shared,
    joinLink,
    joinHours: input.joinHours ?? DEFAULT_JOIN_HOURS,
  };
}
