import { beforeEach, describe, expect, inject, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { db, transaction } from "@/lib/platform/db/client";
import { createRoom, editRoom } from "@/lib/programme/commands/edit-room";
import { NewRoomSchema, RoomSchema } from "@/lib/programme/schema/themes-and-rooms";
import { listTranslationTasks } from "@/lib/translations/queries/translation-gaps";
import { makeRoom } from "@/prisma/factories/programme";
import { makeOpenEdition, makeVenue } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { bringBackVenue, createVenue, deleteVenue, editVenue, holdVenue, MOST_VENUES } from "./edit-venue";

let scope: EditionScope<never>;
let edition: Awaited<ReturnType<typeof makeOpenEdition>>["edition"];
const at = () => ({ school: scope.schoolSlug, edition: scope.editionSlug });
const blank = {
  ...{ name: {}, address: {}, city: "", directions: {}, accessNote: {} },
  ...{ latitude: null, longitude: null, order: null },
};
const create = (choice: Partial<typeof blank> & Record<string, unknown>) =>
  createVenue(scope, { ...at(), ...blank, ...choice });
const roomsIn = async () => {
  const rooms = await db().room.findMany({ where: { editionId: edition.id }, orderBy: { name: "asc" } });
  return Object.fromEntries(rooms.map(({ name, venueId }) => [name, venueId]));
};

beforeEach(async () => {
  ({ edition } = await makeOpenEdition({ languages: ["en", "it"] }));
  scope = await editionScope(edition);
});

describe("venues of an edition", () => {
  test("stand in an order; rooms that stood nowhere stand in the first one, those online never do", async () => {
    await makeRoom(edition, { name: "Aula" });
    await makeRoom(edition, { name: "Stream", kind: "online" });
    const first = await create({ name: { en: "Mill" } });
    const second = await create({ name: { en: "Library" } });
    if (!first.ok || !second.ok) throw new Error("nothing was made");
    expect(await roomsIn()).toEqual({ Aula: first.value.venueId, Stream: null });
    const rows = await db().venue.findMany({ where: { editionId: edition.id }, orderBy: { order: "asc" } });
    expect(rows.map(({ id, order }) => [id, order])).toEqual([
      [first.value.venueId, 0],
      [second.value.venueId, 1],
    ]);
    const waiting = await db().translation.findMany({ where: { objectId: first.value.venueId } });
    expect(waiting).toMatchObject([{ objectKind: "venue", field: "name", language: "it", state: "missing" }]);
    const acts = await db().auditEntry.findMany({ where: { objectId: first.value.venueId } });
    expect(acts.map(({ act }) => act)).toEqual(["create-venue"]);
  });

  test("that have no name are called by their address where their texts wait for a translator", async () => {
    const made = await create({ address: { en: "Via Lunga 1" }, directions: { en: "Tram 2" } });
    if (!made.ok) throw new Error("nothing was made");
    const drafts = await editionScope<"view-drafts">(edition);
    expect(await listTranslationTasks(drafts, "it")).toMatchObject([
      {
        objectKind: "venue",
        objectId: made.value.venueId,
        missing: ["directions"],
        label: { en: "Via Lunga 1" },
      },
    ]);
  });

  test("made by two clicks is one; more than a page can hold are refused", async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => create({ name: { en: "Mill" } })));
    expect(new Set(made.map((one) => one.ok && one.value.venueId)).size).toBe(1);
    const { organisationId } = scope;
    await db().venue.createMany({
      data: Array.from({ length: MOST_VENUES - 1 }, (_, order) => ({
        ...{ organisationId, editionId: edition.id, order },
      })),
    });
    expect(await create({ name: { en: "One more" } })).toMatchObject({ reason: "too-many-venues" });
  });

  test("saved by two editors: the second is told, and shown what the first wrote", async () => {
    const venue = await makeVenue(edition, { name: { en: "Mill" } });
    const edit = { ...at(), ...blank, venue: venue.id, version: 1 };
    expect(await editVenue(scope, { ...edit, name: { en: "Old mill" }, city: "Muggia" })).toMatchObject({
      ok: true,
    });
    expect(await editVenue(scope, { ...edit, name: { en: "New mill" } })).toMatchObject({
      reason: "conflict",
      detail: { "name.en": "Old mill", city: "Muggia", version: 2 },
    });
    expect(await db().venue.findFirst({ where: { id: venue.id } })).toMatchObject({ order: venue.order });
  });

  test("one that is of another edition, or taken off, is not there", async () => {
    const other = (await makeOpenEdition()).edition;
    const foreign = await makeVenue(other);
    const gone = await makeVenue(edition, { deletedAt: new Date() });
    const own = await makeVenue(edition);
    for (const { id } of [foreign, gone])
      await expect(
        editVenue(scope, { ...at(), ...blank, venue: id, version: 1, name: { en: "Mine" } }),
      ).rejects.toMatchObject({ code: "not-found" });
    for (const { id } of [foreign, gone]) {
      expect(await deleteVenue(scope, { ...at(), venue: own.id, version: 1, to: id })).toMatchObject({
        reason: "no-such-venue",
      });
      expect(
        await createRoom(scope, NewRoomSchema.parse({ ...at(), name: "A", kind: "physical", venue: id })),
      ).toMatchObject({ reason: "no-such-venue" });
    }
    await expect(
      deleteVenue(scope, { ...at(), venue: foreign.id, version: 1, to: null }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a venue that is taken off", () => {
  test("stays while rooms stand in it, unless it is said where they move", async () => {
    const [mill, library] = [await makeVenue(edition), await makeVenue(edition)];
    await makeRoom(edition, { name: "Aula", venueId: mill.id });
    const removal = { ...at(), venue: mill.id, version: 1 };
    expect(await deleteVenue(scope, { ...removal, to: null })).toMatchObject({
      ...{ reason: "venue-in-use", detail: { rooms: 1 } },
    });
    expect(await deleteVenue(scope, { ...removal, to: library.id })).toMatchObject({ ok: true });
    expect(await roomsIn()).toEqual({ Aula: library.id });
  });

  test("comes back with its texts, and its rooms stay where they are now", async () => {
    const venue = await makeVenue(edition, { name: { en: "Mill" } });
    await makeRoom(edition, { name: "Aula", venueId: venue.id });
    expect(await deleteVenue(scope, { ...at(), venue: venue.id, version: 1, to: null })).toMatchObject({
      ok: true,
    });
    expect(await roomsIn()).toEqual({ Aula: null });
    expect(await db().translation.count({ where: { objectId: venue.id } })).toBe(0);
    expect(await bringBackVenue(scope, { ...at(), venue: venue.id, version: 2 })).toMatchObject({ ok: true });
    // It is the only one again.
    expect(await roomsIn()).toEqual({ Aula: venue.id });
    expect(await db().venue.findFirst({ where: { id: venue.id } })).toMatchObject({
      ...{ name: { en: "Mill" }, deletedAt: null, version: 3 },
    });
    expect(await db().translation.count({ where: { objectId: venue.id } })).toBe(1);
  });
});

describe("a room", () => {
  const room = { kind: "physical" as const };

  test("stands where it is said, else in the main venue, else where it stood; online nowhere", async () => {
    const [mill, library] = [await makeVenue(edition), await makeVenue(edition)];
    await createRoom(scope, NewRoomSchema.parse({ ...at(), ...room, name: "A" }));
    await createRoom(scope, NewRoomSchema.parse({ ...at(), ...room, name: "B", venue: library.id }));
    await createRoom(scope, NewRoomSchema.parse({ ...at(), name: "C", kind: "online", venue: mill.id }));
    expect(await roomsIn()).toEqual({ A: mill.id, B: library.id, C: null });
    const { id } = await db().room.findFirstOrThrow({ where: { editionId: edition.id, name: "B" } });
    const edit = { ...at(), ...room, room: id, version: 1, name: "B" };
    await editRoom(scope, RoomSchema.parse(edit));
    expect(await roomsIn()).toMatchObject({ B: library.id });
    await editRoom(scope, RoomSchema.parse({ ...edit, version: 2, venue: mill.id }));
    expect(await roomsIn()).toMatchObject({ B: mill.id });
    await editRoom(scope, RoomSchema.parse({ ...edit, version: 3, kind: "online" }));
    expect(await roomsIn()).toMatchObject({ B: null });
  });

  test.runIf(inject("engine") === "server")(
    "is never put into a venue that goes at the same moment: either it moves along, or is told",
    async () => {
      for (let round = 0; round < 20; round++) {
        const [goes, stays] = [await makeVenue(edition), await makeVenue(edition)];
        const rooms = await Promise.all(
          Array.from({ length: 8 }, (_, index) =>
            makeRoom(edition, { name: `R${round}-${index}`, venueId: stays.id }),
          ),
        );
        await Promise.all([
          deleteVenue(scope, { ...at(), venue: goes.id, version: 1, to: stays.id }),
          ...rooms.map(({ id, name }) =>
            editRoom(
              scope,
              RoomSchema.parse({ ...at(), ...room, room: id, version: 1, name, venue: goes.id }),
            ),
          ),
        ]);
        const lost = await db().room.count({
          where: { editionId: edition.id, venue: { deletedAt: { not: null } } },
        });
        expect(lost).toBe(0);
      }
    },
    60_000,
  );

  test("holds its venue only while that is there", async () => {
    const [there, gone] = [await makeVenue(edition), await makeVenue(edition, { deletedAt: new Date() })];
    const ids = { organisationId: scope.organisationId, editionId: edition.id };
    const held = await transaction(async (tx) => [
      await holdVenue(tx, ids, there.id),
      await holdVenue(tx, ids, gone.id),
    ]);
    expect(held).toEqual([true, false]);
  });
});
