import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { EditionIds } from "@/lib/access/schema";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { orderOf } from "@/lib/platform/order-of";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { venueFields } from "../rules/fields";
import { VENUES_IN_ORDER } from "../rules/venues";
import type { NewVenue, VenueDeletion, VenueEdit, VenueReturn } from "../schema/venue";
import { lockEdition } from "./lock-edition";

type Scope = EditionScope<"edit-edition">;

/** More than any school has; a page that lists them stays one. */
export const MOST_VENUES = 40;

const VENUE = recordKind({
  objectKind: "venue",
  texts: ["name", "directions", "accessNote"],
  fields: venueFields,
  outdates: (tx, scope: Scope) => invalidateEdition(tx, scope, "page"),
});

/** Adds a venue. The rooms of an edition that had none stand in its first one. */
export async function createVenue(
  scope: Scope,
  input: NewVenue,
): Promise<Result<{ venueId: string }, "too-many-venues">> {
  const { organisationId, editionId } = scope;
  const form: TwinForm = {
    act: "create-venue",
    input,
    find: (tx, made) => tx.venue.findFirst({ where: { id: String(made.venueId) }, select: { id: true } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      await lockEdition(tx, scope);
      const there = await tx.venue.aggregate({
        where: { organisationId, editionId, deletedAt: null },
        _max: { order: true },
        _count: true,
      });
      if (there._count >= MOST_VENUES) return refused("too-many-venues", { most: MOST_VENUES });
      const content = { ...contentOf(input), order: orderOf(input.order, null, there._max.order) };
      const { id } = await tx.venue.create({
        data: { organisationId, editionId, ...content },
        select: { id: true },
      });
      await houseRooms(tx, scope);
      await recordChange(tx, scope, VENUE, null, { act: "create-venue", id, after: content });
      return done({ venueId: id });
    }),
  );
}

/** Saves a venue. What it is called is live at once, on every page and in every calendar. */
export async function editVenue(scope: Scope, input: VenueEdit): Promise<Result<unknown, "conflict">> {
  const { organisationId, editionId } = scope;
  const { venue: id, version } = input;
  const where = { organisationId, editionId, id, deletedAt: null };
  // Where no order is said it stays.
  const after = { ...contentOf(input), ...(input.order === null ? {} : { order: input.order }) };
  return transaction((tx) =>
    recordEdit(tx, scope, VENUE, {
      ...{ act: "edit-venue", id, version, after },
      read: () => tx.venue.findFirst({ where }),
      write: () =>
        tx.venue.updateMany({ where: { ...where, version }, data: { ...after, version: { increment: 1 } } }),
    }),
  );
}

/**
 * Takes a venue off. The rooms in it move to the one that was named; without one it stays, as long as there is another. The
 * rooms of the last one stand nowhere until there is a venue again.
 */
export async function deleteVenue(
  scope: Scope,
  input: VenueDeletion,
): Promise<Result<unknown, "conflict" | "venue-in-use" | "no-such-venue">> {
  const { organisationId, editionId } = scope;
  const { venue: id, version, to } = input;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    await lockVenue(tx, scope, id);
    const others = await tx.venue.findMany({
      where: { organisationId, editionId, deletedAt: null, id: { not: id } },
      select: { id: true },
    });
    if (to !== null && !others.some((other) => other.id === to)) return refused("no-such-venue");
    const inside = { organisationId, editionId, venueId: id };
    const rooms = await tx.room.count({ where: inside });
    if (rooms > 0 && to === null && others.length > 0) return refused("venue-in-use", { rooms });
    const now = await databaseClock(tx);
    return recordEdit(tx, scope, VENUE, {
      ...{ act: "delete-venue", id, version, after: "deleted" },
      read: () => tx.venue.findFirst({ where }),
      write: () =>
        tx.venue.updateMany({
          where: { ...where, version, deletedAt: null },
          data: { deletedAt: now, version: { increment: 1 } },
        }),
      also: () => tx.room.updateMany({ where: inside, data: { venueId: to, version: { increment: 1 } } }),
    });
  });
}

/** Brings a venue back with its texts and its picture. Rooms that moved out of it stay where they are. */
export async function bringBackVenue(
  scope: Scope,
  input: VenueReturn,
): Promise<Result<unknown, "conflict" | "too-many-venues">> {
  const { organisationId, editionId } = scope;
  const { venue: id, version } = input;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    const there = await tx.venue.count({ where: { organisationId, editionId, deletedAt: null } });
    if (there >= MOST_VENUES) return refused("too-many-venues", { most: MOST_VENUES });
    return recordEdit(tx, scope, VENUE, {
      ...{ act: "bring-back-venue", id, version, after: "brought-back" },
      read: () => tx.venue.findFirst({ where }),
      write: () =>
        tx.venue.updateMany({
          where: { ...where, version, deletedAt: { not: null } },
          data: { deletedAt: null, version: { increment: 1 } },
        }),
      also: () => houseRooms(tx, scope),
    });
  });
}

/** Rooms on site that stand nowhere stand in the main venue. */
async function houseRooms(tx: Transaction, { organisationId, editionId }: EditionIds): Promise<void> {
  const main = await findMainVenue(tx, { organisationId, editionId });
  if (!main) return;
  await tx.room.updateMany({
    where: { organisationId, editionId, kind: "physical", venueId: null },
    data: { venueId: main, version: { increment: 1 } },
  });
}

/** The id of the venue a room stands in where nobody says another one; null where there is none. */
export async function findMainVenue(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
): Promise<string | null> {
  const main = await tx.venue.findFirst({
    where: { organisationId, editionId, deletedAt: null },
    orderBy: [...VENUES_IN_ORDER],
    select: { id: true },
  });
  return main?.id ?? null;
}

/** Whoever puts a room into it waits, and finds it gone. */
async function lockVenue(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
  id: string,
): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM venue WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
      AND id = ${id}::uuid FOR UPDATE`;
}

/** Whether a room may stand in a venue, which nobody takes off before the transaction ends. */
export async function holdVenue(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
  id: string,
): Promise<boolean> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 AS held FROM venue WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
      AND id = ${id}::uuid AND deleted_at IS NULL FOR KEY SHARE`;
  return held.length > 0;
}

function contentOf(input: NewVenue) {
  const { name, address, city, directions, accessNote, latitude, longitude } = input;
  return { name, address, city, directions, accessNote, latitude, longitude };
}
