import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { db } from "@/lib/platform/db/client";
import { filesFolder } from "@/lib/platform/paths";
import { photo } from "@/lib/platform/pictures/fixtures/photos";
import { storage } from "@/lib/platform/storage/storage";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { AddPictureSchema } from "../schema";
import { addPicture } from "./add-picture";
import { dropBytes, purgeOrphans } from "./drop-bytes";
import { removePicture } from "./edit-picture";

const nameOf = (content: string) => createHash("sha256").update(content).digest("hex");
const placeOf = (name: string) => join(filesFolder(), name.slice(0, 2), name);

test("bytes that can't be taken away keep their note, stop no others, and make no act a fault", async () => {
  const scope = await editionScope<"edit-pictures">((await makeOpenEdition()).edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  // A folder is no file: removing it fails.
  const stuck = `${"0".repeat(20)}${nameOf(crypto.randomUUID()).slice(20)}`;
  const loose = nameOf(crypto.randomUUID());
  await mkdir(placeOf(stuck), { recursive: true });
  try {
    await storage().put(loose, Buffer.from("x"));
    await db().fileDrop.createMany({ data: [{ hash: stuck }, { hash: loose }] });
    await expect(dropBytes()).rejects.toThrow();
    expect(await storage().has(loose)).toBe(false);
    const noted = await db().fileDrop.findMany({ where: { hash: { in: [stuck, loose] } } });
    expect(noted.map(({ hash }) => hash)).toEqual([stuck]);

    const picture = await photo(300, 200);
    const input = z.parse(AddPictureSchema, { ...address, target: "edition_wide", picture });
    const made = await addPicture(scope, input);
    if (!made.ok) throw new Error(made.reason);
    const { fileId } = made.value;
    expect(await removePicture(scope, { ...address, fileId, version: 1 })).toMatchObject({ ok: true });
  } finally {
    await rm(placeOf(stuck), { recursive: true });
    await dropBytes();
  }
  expect(await db().fileDrop.count({ where: { hash: stuck } })).toBe(0);
});

test("what an upload that was killed had begun is purged once it is old", async () => {
  const part = `${placeOf(nameOf(crypto.randomUUID()))}.0123.part`;
  await mkdir(join(part, ".."), { recursive: true });
  await writeFile(part, "half");
  await purgeOrphans();
  await writeFile(part, "half", { flag: "r+" });
  await purgeOrphans(new Date(Date.now() + 2 * 3_600_000));
  await expect(writeFile(part, "half", { flag: "r+" })).rejects.toThrow("ENOENT");
});
