import { expect, test } from "vitest";
import * as z from "zod/mini";
import { removeEditionItem } from "@/lib/editions/commands/edit-edition-items";
import { addPicture } from "@/lib/files/commands/add-picture";
import { AddPictureSchema } from "@/lib/files/schema";
import { db } from "@/lib/platform/db/client";
import { photo } from "@/lib/platform/pictures/fixtures/photos";
import { storage } from "@/lib/platform/storage/storage";
import { removeRoom } from "@/lib/programme/commands/edit-room";
import { removeSpeaker } from "@/lib/programme/commands/edit-speaker";
import { removeExample } from "@/lib/setup/commands/remove-example";
import { makeRoom, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";

type Made = Awaited<ReturnType<typeof setUp>>;

async function setUp() {
  const { edition } = await makeOpenEdition();
  const scope = await editionScope<"edit-pictures">(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const own = { organisationId: edition.organisationId, editionId: edition.id };
  return { edition, scope, address, own };
}

/** Each way in which a picture goes with something else: what it stands at, and how that is removed. */
const WAYS: Record<string, (made: Made) => Promise<{ target: string; remove: () => Promise<unknown> }>> = {
  "a host": async ({ scope, own }) => {
    const { id } = await db().host.create({ data: { ...own, name: "A bank", role: "funder", order: 0 } });
    const remove = async () => {
      const { version } = await db().edition.findFirstOrThrow({ where: { id: own.editionId } });
      return removeEditionItem(scope as never, { part: "host", id, version } as never);
    };
    return { target: `host_logo:${id}`, remove };
  },
  "a speaker": async ({ edition, scope, address }) => {
    const { id, version } = await makeSpeaker(edition);
    const remove = () => removeSpeaker(scope as never, { ...address, speaker: id, version });
    return { target: `speaker_face:${id}`, remove };
  },
  "a room": async ({ edition, scope, address }) => {
    const { id, version } = await makeRoom(edition);
    const remove = () => removeRoom(scope as never, { ...address, room: id, version });
    return { target: `room_picture:${id}`, remove };
  },
  "an example": async ({ own }) => {
    const where = { id: own.organisationId };
    const remove = async () => {
      await db().organisation.updateMany({ where, data: { example: true } });
      return (await removeExample()) > 0 && { ok: true };
    };
    return { target: "edition_wide", remove };
  },
};

test.each(Object.keys(WAYS))("with %s the bytes of its picture go at once, in every size", async (way) => {
  const made = await setUp();
  const found = await WAYS[way]?.(made);
  if (!found) throw new Error(way);
  const input = { ...made.address, target: found.target, picture: await photo(600, 400) };
  const added = await addPicture(made.scope, z.parse(AddPictureSchema, input));
  if (!added.ok) throw new Error(added.reason);
  const copies = await db().fileCopy.findMany({ where: { fileId: added.value.fileId } });
  const there = async () =>
    (await Promise.all(copies.map(({ hash }) => storage().has(hash)))).filter(Boolean).length;
  expect(copies.length).toBeGreaterThan(2);
  expect(await there()).toBe(copies.length);
  expect(await found.remove()).toMatchObject({ ok: true });
  expect(await there()).toBe(0);
  const hashes = copies.map(({ hash }) => hash);
  expect(await db().fileDrop.count({ where: { hash: { in: hashes } } })).toBe(0);
});
