import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { db } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { atPosition, LATITUDE, photo } from "@/lib/platform/pictures/fixtures/photos";
import { storage } from "@/lib/platform/storage/storage";
import { makeMember } from "@/prisma/factories/people";
import { makeRoom, makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition, makeVenue } from "@/prisma/factories/schools";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { getDeskPictures } from "../queries/desk-pictures";
import { readPictures } from "../queries/pictures";
import { AddPictureSchema, PictureSchema } from "../schema";
import { addPicture } from "./add-picture";
import { dropBytes, purgeOrphans } from "./drop-bytes";
import { editPicture, removePicture } from "./edit-picture";
import type { PictureScope } from "./picture-record";

let scope: PictureScope;
let bytes: Buffer;
let edition: Awaited<ReturnType<typeof makeOpenEdition>>["edition"];
beforeEach(async () => {
  ({ edition } = await makeOpenEdition({ languages: ["en", "it"] }));
  scope = await editionScope<"edit-pictures">(edition);
  bytes ??= await photo(900, 600);
});

const address = () => ({ school: scope.schoolSlug, edition: scope.editionSlug });
const add = (target: string, picture: Uint8Array = bytes, by = scope) =>
  addPicture(by, z.parse(AddPictureSchema, { ...address(), target, picture }));

async function added(target: string, picture?: Uint8Array): Promise<string> {
  const made = await add(target, picture);
  if (!made.ok) throw new Error(made.reason);
  return made.value.fileId;
}

const SAID = {
  alt: { en: "The square of the cooperative" },
  credit: "Ada",
  licence: "own",
  focusX: "50",
  focusY: "50",
};
const say = (file: string, version: number, said: Record<string, unknown> = {}) =>
  editPicture(
    scope,
    z.parse(PictureSchema, { ...address(), fileId: file, version: String(version), ...SAID, ...said }),
  );

const copiesOf = (fileId: string) => db().fileCopy.findMany({ where: { fileId }, orderBy: { width: "asc" } });
const stored = async (hashes: readonly string[]) =>
  (await Promise.all(hashes.map((hash) => storage().has(hash)))).filter(Boolean).length;
const shown = () =>
  readPictures(db(), { organisationId: scope.organisationId }, { locale: "it", fallback: ["en"] });

describe("a picture", () => {
  test("is kept in its sizes under names made of their bytes, and shown once it is told and agreed to", async () => {
    const file = await added("edition_wide", await atPosition(bytes, 6));
    const copies = await copiesOf(file);
    expect([...new Set(copies.map(({ cut }) => cut))].sort()).toEqual(["desk", "original", "phone", "wide"]);
    for (const { id, hash } of copies) {
      const found = await storage().read(hash);
      const content = found ? await buffer(found.stream) : Buffer.alloc(0);
      expect(createHash("sha256").update(id).update(content).digest("hex")).toBe(hash);
      expect(content.includes(LATITUDE)).toBe(false);
    }
    expect(await db().storedFile.findFirst({ where: { id: file } })).toMatchObject({
      width: 600,
      height: 900,
    });
    expect(await shown()).toEqual([]);
    await say(file, 1, { showsPerson: "on" });
    expect(await shown()).toEqual([]);
    await say(file, 2, { showsPerson: "on", agreed: "on" });
    const [picture] = await shown();
    expect(picture).toMatchObject({
      place: "edition_wide",
      alt: { text: SAID.alt.en, lang: "en" },
      credit: "Ada",
    });
    expect(picture?.copies.map(({ cut }) => cut)).not.toContain("original");
    const waiting = await db().translation.findMany({ where: { objectId: file } });
    expect(waiting.map(({ field, language, state }) => [field, language, state])).toEqual([
      ["alt", "it", "missing"],
    ]);
    await say(file, 3, { decorative: "on" });
    expect(await shown()).toMatchObject([{ alt: null }]);
    expect(await db().translation.count({ where: { objectId: file } })).toBe(0);
  });

  test("of two organisations with the same bytes are two files, and one stays when the other goes", async () => {
    const mine = await added("edition_wide");
    const other = (await makeOpenEdition()).edition;
    const theirs = await editionScope<"edit-pictures">(other);
    const made = await add("edition_wide", bytes, theirs);
    const [own, foreign] = await Promise.all([copiesOf(mine), copiesOf(made.ok ? made.value.fileId : "")]);
    expect(own.map(({ hash }) => hash).filter((hash) => foreign.some((one) => one.hash === hash))).toEqual(
      [],
    );
    await removePicture(scope, { ...address(), fileId: mine, version: 1 });
    expect([
      await stored(own.map(({ hash }) => hash)),
      await stored(foreign.map(({ hash }) => hash)),
    ]).toEqual([0, foreign.length]);
  });

  test("that comes later takes the place of the one before, bytes and all", async () => {
    const first = await added("edition_wide");
    const before = (await copiesOf(first)).map(({ hash }) => hash);
    const second = await added("edition_wide");
    expect([await copiesOf(first), await stored(before)]).toEqual([[], 0]);
    expect(await stored((await copiesOf(second)).map(({ hash }) => hash))).toBeGreaterThan(6);
  });

  test("is cut anew round another focus, at new addresses; a conflict leaves nothing behind", async () => {
    const file = await added("edition_wide");
    const before = await copiesOf(file);
    expect(await say(file, 1, { focusY: "0" })).toMatchObject({ ok: true });
    const after = await copiesOf(file);
    const cuts = (rows: typeof before) =>
      rows.filter(({ cut }) => cut !== "original").map(({ hash }) => hash);
    expect(cuts(after).filter((hash) => cuts(before).includes(hash))).toEqual([]);
    expect([await stored(cuts(before)), await stored(after.map(({ hash }) => hash))]).toEqual([
      0,
      after.length,
    ]);
    expect(await say(file, 1, { focusY: "80" })).toMatchObject({ ok: false, reason: "conflict" });
    expect((await copiesOf(file)).map(({ hash }) => hash)).toEqual(after.map(({ hash }) => hash));
  });

  test("stands at a session, a practice and a room, too, and goes with them", async () => {
    const { organisationId, editionId } = scope;
    const [session, room] = await Promise.all([makeSession(edition), makeRoom(edition)]);
    const practice = await db().practice.create({
      data: { organisationId, schoolId: scope.schoolId, number: 1, title: { en: "A kitchen for all" } },
    });
    const targets = [
      `session_picture:${session.id}`,
      `practice_picture:${practice.id}`,
      `room_picture:${room.id}`,
    ];
    // A practice that this edition does not show is not there.
    await expect((async () => add(targets[1] ?? ""))()).rejects.toThrow("not-found");
    await db().practiceEdition.create({ data: { organisationId, editionId, practiceId: practice.id } });
    const files = [];
    for (const target of targets) files.push(await added(target));
    for (const file of files) expect(await say(file, 1)).toMatchObject({ ok: true });
    expect((await shown()).map((one) => one.sessionId ?? one.practiceId ?? one.roomId).sort()).toEqual(
      [session.id, practice.id, room.id].sort(),
    );
    const listed = await getDeskPictures(scope, "it");
    expect(listed.pictures.map(({ owner }) => owner)).toContain("A kitchen for all");
    const hashes = (await Promise.all(files.map(copiesOf))).flat().map(({ hash }) => hash);
    await db().session.delete({ where: { organisationId_id: { organisationId, id: session.id } } });
    await db().practice.delete({ where: { organisationId_id: { organisationId, id: practice.id } } });
    await db().room.delete({ where: { organisationId_id: { organisationId, id: room.id } } });
    await dropBytes();
    expect([hashes.length > 0, await stored(hashes)]).toEqual([true, 0]);
  });

  test("goes with what it belongs to, in every size", async () => {
    const speaker = await makeSpeaker(edition);
    const host = await db().host.create({
      data: { organisationId: scope.organisationId, editionId: scope.editionId, name: "Coop", order: 1 },
    });
    const files = [await added(`speaker_face:${speaker.id}`), await added(`host_logo:${host.id}`)];
    const hashes = (await Promise.all(files.map(copiesOf))).flat().map(({ hash }) => hash);
    expect(await stored(hashes)).toBe(hashes.length);
    await db().speaker.deleteMany({ where: { id: speaker.id } });
    await db().host.deleteMany({ where: { id: host.id } });
    await dropBytes();
    expect([await stored(hashes), await db().fileDrop.count({ where: { hash: { in: hashes } } })]).toEqual([
      0, 0,
    ]);
    expect(await db().storedFile.count({ where: { id: { in: files } } })).toBe(0);
  });

  test("of a person is about them in the history", async () => {
    const speaker = await makeSpeaker(edition);
    const file = await added(`speaker_face:${speaker.id}`);
    await say(file, 1, { agreed: "on" });
    const entries = await db().auditEntry.findMany({ where: { objectId: file }, include: { values: true } });
    expect(entries.map(({ act }) => act).sort()).toEqual(["add-picture", "edit-picture"]);
    for (const { values } of entries)
      for (const { personId } of values) expect(personId).toBe(speaker.personId);
  });
});

describe("refused", () => {
  test("what belongs to another edition, and what is of the school without the rights to it", async () => {
    const foreign = await makeSpeaker((await makeOpenEdition()).edition);
    for (const target of [
      `speaker_face:${foreign.id}`,
      "school_wide",
      "organisation_mark",
      "host_logo",
      "edition_wide:x",
    ])
      await expect((async () => add(target))()).rejects.toThrow();
    const theirs = await added("edition_wide");
    const stranger = await editionScope<"edit-pictures">((await makeOpenEdition()).edition);
    await expect(removePicture(stranger, { ...address(), fileId: theirs, version: 1 })).rejects.toThrow(
      "not-found",
    );
    const actor = await makeActor();
    await makeMember({ id: scope.organisationId }, { loginId: actor.id, role: "editor" });
    const editor = await editionScope<"edit-pictures">(edition, { actor });
    expect(await add("school_wide", bytes, editor)).toMatchObject({ ok: true });
    await expect(add("organisation_mark", bytes, editor)).rejects.toThrow("not-found");
  });

  test("what there is no room for, leaving nothing behind", async () => {
    const file = await added("edition_wide");
    vi.stubEnv("STORAGE_PER_ORGANISATION", "1");
    forgetSettings();
    try {
      const { organisationId } = scope;
      const [first] = await copiesOf(file);
      await db().fileCopy.updateMany({ where: { id: first?.id ?? "" }, data: { bytes: 990_000 } });
      expect(await add("recap_gallery")).toMatchObject({
        ok: false,
        reason: "full",
        detail: { used: 1, most: 1 },
      });
      expect(await db().storedFile.count({ where: { organisationId } })).toBe(1);
      // What makes way for it counts no more.
      expect(await add("edition_wide")).toMatchObject({ ok: true });
    } finally {
      vi.unstubAllEnvs();
      forgetSettings();
    }
  });
});

test("bytes that no row knows are purged once they are old, others never", async () => {
  const file = await added("edition_wide");
  const hashes = (await copiesOf(file)).map(({ hash }) => hash);
  const lost = createHash("sha256").update(crypto.randomUUID()).digest("hex");
  await storage().put(lost, Buffer.from("half of an upload"));
  await purgeOrphans();
  expect(await stored([lost])).toBe(1);
  await purgeOrphans(new Date(Date.now() + 2 * 3_600_000));
  expect([await stored([lost]), await stored(hashes)]).toEqual([0, hashes.length]);
});

test("many who send a picture for one place at once leave one, and the bytes of one", async () => {
  const venue = await makeVenue({ organisationId: scope.organisationId, id: scope.editionId });
  const target = `venue_picture:${venue.id}`;
  const before = new Set<string>();
  for await (const { name } of storage().list()) before.add(name);
  const results = await Promise.allSettled(Array.from({ length: 12 }, () => add(target)));
  expect(results.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
  await dropBytes();
  const files = await db().storedFile.findMany({
    where: { organisationId: scope.organisationId, place: "venue_picture" },
    include: { copies: true },
  });
  expect(files.length).toBe(1);
  const now: string[] = [];
  for await (const { name } of storage().list()) if (!before.has(name)) now.push(name);
  expect(now.sort()).toEqual(files[0]?.copies.map(({ hash }) => hash).sort());
}, 120_000);
