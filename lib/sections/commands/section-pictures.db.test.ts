import { beforeEach, expect, test } from "vitest";
import * as z from "zod/mini";
import type { EditionScope } from "@/lib/access/access";
import { addPicture } from "@/lib/files/commands/add-picture";
import { editPicture } from "@/lib/files/commands/edit-picture";
import type { PictureScope } from "@/lib/files/commands/picture-record";
import { readPictures } from "@/lib/files/queries/pictures";
import { listSectionViews } from "@/lib/files/queries/section-views";
import { AddPictureSchema, PictureSchema } from "@/lib/files/schema";
import { db } from "@/lib/platform/db/client";
import { photo } from "@/lib/platform/pictures/fixtures/photos";
import { storage } from "@/lib/platform/storage/storage";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { addSection, arrangeSection } from "./edit-section";
import { publishSections } from "./publish-sections";

let scope: EditionScope<"edit-edition">;
let desk: PictureScope;
let bytes: Buffer;
beforeEach(async () => {
  const { edition } = await makeOpenEdition({ languages: ["en", "it"] });
  [scope, desk] = [await editionScope(edition), await editionScope(edition)];
  bytes ??= await photo(600, 400);
});

const address = () => ({ school: scope.schoolSlug, edition: scope.editionSlug });
async function section(kind: "picture" | "text"): Promise<string> {
  const made = await addSection(scope, { kind, key: crypto.randomUUID() });
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}
const add = (owner: string) =>
  addPicture(
    desk,
    z.parse(AddPictureSchema, { ...address(), target: `section_picture:${owner}`, picture: bytes }),
  );
async function added(owner: string): Promise<string> {
  const made = await add(owner);
  if (!made.ok) throw new Error(made.reason);
  return made.value.fileId;
}
const say = (fileId: string, version: number, caption: Record<string, string>) =>
  editPicture(
    desk,
    z.parse(PictureSchema, {
      ...{ ...address(), fileId, version: `${version}`, alt: { en: "A square" }, caption, credit: "Ada" },
      ...{ licence: "own", focusX: "50", focusY: "50" },
    }),
  );
const shown = async () =>
  (
    await readPictures(db(), { organisationId: scope.organisationId }, { locale: "en", fallback: ["it"] })
  ).map(({ id, sectionId, caption }) => [id, sectionId, caption?.text ?? null]);

test("two stand in one section, in their order, each with its caption, which waits for its translator", async () => {
  const own = await section("picture");
  const [one, other] = [await added(own), await added(own)];
  expect(await shown()).toEqual([]);
  const missing = async () => (await listSectionViews(scope as never, "en")).map((view) => view.missing);
  // A photograph shows somebody until it is said that it does not.
  expect(await missing()).toEqual([
    ["alt", "agreed"],
    ["alt", "agreed"],
  ]);
  await say(one, 1, { en: "The square" });
  expect(await missing()).toEqual([[], ["alt", "agreed"]]);
  await say(other, 1, {});
  expect(await shown()).toEqual([
    [one, own, "The square"],
    [other, own, null],
  ]);
  const waiting = await db().translation.findMany({ where: { objectId: one }, orderBy: { field: "asc" } });
  expect(waiting.map(({ field, language, state }) => [field, language, state])).toEqual([
    ["alt", "it", "missing"],
    ["caption", "it", "missing"],
  ]);
  await say(one, 2, {});
  expect(await shown()).toContainEqual([one, own, null]);
});

test("they go with their section, bytes and all, and the kept page with them, before anything is published", async () => {
  const own = await section("picture");
  const file = await added(own);
  await say(file, 1, {});
  await publishSections(scope);
  const hashes = (await db().fileCopy.findMany({ where: { fileId: file } })).map(({ hash }) => hash);
  const tag = `edition:${scope.schoolSlug}/${scope.editionSlug}`;
  const stale = () => db().cacheTag.count({ where: { tag } });
  const before = await stale();
  expect(await arrangeSection(scope, { id: own, version: 7, act: "remove" })).toMatchObject({ ok: false });
  expect([await shown(), await stale()]).toEqual([[[file, own, null]], before]);
  expect(await arrangeSection(scope, { id: own, version: 1, act: "remove" })).toMatchObject({ ok: true });
  expect(await shown()).toEqual([]);
  expect(await stale()).toBeGreaterThan(before);
  expect(await Promise.all(hashes.map((hash) => storage().has(hash)))).not.toContain(true);
  expect(await db().translation.count({ where: { objectId: file } })).toBe(0);
});

test("a section of another kind takes none, nor does one of another edition; the database keeps them apart", async () => {
  const text = await section("text");
  await expect(add(text)).rejects.toThrow("not-found");
  const own = await section("picture");
  const foreign = await editionScope<"edit-pictures">((await makeOpenEdition()).edition);
  const target = `section_picture:${own}`;
  const there = { school: foreign.schoolSlug, edition: foreign.editionSlug };
  await expect(
    addPicture(foreign, z.parse(AddPictureSchema, { ...there, target, picture: bytes })),
  ).rejects.toThrow("not-found");
  const size = { width: 3, height: 2, organisationId: scope.organisationId, editionId: scope.editionId };
  await expect(db().storedFile.create({ data: { ...size, place: "section_picture" } })).rejects.toThrow(
    "file_place",
  );
  await expect(
    db().storedFile.create({ data: { ...size, place: "edition_wide", sectionId: own } }),
  ).rejects.toThrow("file_place");
  await db().storedFile.create({ data: { ...size, place: "edition_wide" } });
  await expect(db().storedFile.create({ data: { ...size, place: "edition_wide" } })).rejects.toThrow();
});
