import { existsSync } from "node:fs";
import { readdir, readlink } from "node:fs/promises";
import { beforeEach, expect, test } from "vitest";
import * as z from "zod/mini";
import { db } from "@/lib/platform/db/client";
import { photo } from "@/lib/platform/pictures/fixtures/photos";
import { storage } from "@/lib/platform/storage/storage";
import { makeSession } from "@/prisma/factories/programme";
import { makeOpenEdition, makeVenue } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { addPicture } from "../commands/add-picture";
import { removePicture } from "../commands/edit-picture";
import type { PictureScope } from "../commands/picture-record";
import { addressOf, privateAddressOf } from "../rules/addresses";
import { AddPictureSchema } from "../schema";
import { serveFile } from "./serve-file";

let scope: PictureScope;
let fileId: string;
let copies: Awaited<ReturnType<typeof copiesOf>>;
const copiesOf = (id: string) => db().fileCopy.findMany({ where: { fileId: id } });
beforeEach(async () => {
  scope = await editionScope<"edit-pictures">((await makeOpenEdition()).edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const picture = await photo(300, 200);
  const venue = await makeVenue({ organisationId: scope.organisationId, id: scope.editionId });
  const made = await addPicture(
    scope,
    z.parse(AddPictureSchema, { ...address, target: `venue_picture:${venue.id}`, picture }),
  );
  fileId = made.ok ? made.value.fileId : "";
  copies = await copiesOf(fileId);
});

const publish = (showsPerson: boolean) =>
  db().storedFile.updateMany({
    where: { id: fileId },
    data: { visibility: "public", decorative: true, showsPerson, agreed: showsPerson },
  });

function ask(address: string, headers: Record<string, string> = {}, method = "GET") {
  const url = new URL(address, "http://localhost:3000");
  const [, , hash = "", name = ""] = url.pathname.split("/");
  return serveFile(new Request(url, { headers, method }), hash, name);
}

const copy = (cut: string) => {
  const found = copies.find((one) => one.cut === cut);
  if (!found) throw new Error(`no ${cut}`);
  return found;
};

test("what everybody may see is served as what it is, and nothing else can come of it", async () => {
  await publish(false);
  const answer = await ask(addressOf(copy("venue")));
  const said = Object.fromEntries(answer.headers);
  expect(answer.status).toBe(200);
  expect(said).toMatchObject({
    "content-type": expect.stringMatching(/^image\/(avif|webp|jpeg)$/),
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "cache-control": "public, max-age=31536000, immutable",
    "content-length": String(copy("venue").bytes),
  });
  expect(said["content-disposition"]).toMatch(/^inline; filename="venue-300\.(avif|webp|jpg)"$/);
  expect((await answer.arrayBuffer()).byteLength).toBe(copy("venue").bytes);
  const again = await ask(addressOf(copy("venue")), { "if-none-match": said.etag ?? "" });
  expect([again.status, await again.text()]).toEqual([304, ""]);
});

const FDS = "/proc/self/fd";

/** How many of our open files are this one. */
async function openOf(hash: string): Promise<number> {
  const links = await Promise.all((await readdir(FDS)).map((fd) => readlink(`${FDS}/${fd}`).catch(() => "")));
  return links.filter((link) => link.endsWith(hash)).length;
}

test.runIf(existsSync(FDS))("nothing stays open of what is asked for and never read", async () => {
  await publish(false);
  const shown = copy("venue");
  const answers = [];
  for (let n = 0; n < 20; n += 1)
    answers.push(await ask(addressOf(shown), {}, "HEAD"), await ask(addressOf(shown)));
  expect(await openOf(shown.hash)).toBe(0);
  expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
  expect(await answers[0]?.text()).toBe("");
  expect(answers[0]?.headers.get("content-length")).toBe(String(shown.bytes));
  await storage().remove(shown.hash);
  for (const method of ["HEAD", "GET"])
    expect((await ask(addressOf(shown), { "if-none-match": `"${shown.hash}"` }, method)).status).toBe(404);
  expect((await ask(addressOf(shown), {}, "HEAD")).status).toBe(404);
});

test("of an edition that nobody sees yet, or no longer, nothing is public", async () => {
  await publish(false);
  const address = addressOf(copy("venue"));
  const where = { id: scope.editionId };
  const soon = () => new Promise((resolve) => setTimeout(resolve, 600));
  const { publishedAt } = await db().edition.findFirstOrThrow({ where });
  await db().edition.updateMany({ where, data: { publishedAt: null } });
  expect((await ask(address)).status).toBe(404);
  const given = await ask(privateAddressOf(copy("venue"), new Date()));
  expect([given.status, given.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  await db().edition.updateMany({ where, data: { publishedAt, deletedAt: new Date() } });
  await soon();
  expect((await ask(address)).status).toBe(404);
  await db().edition.updateMany({ where, data: { deletedAt: null } });
  await soon();
  expect((await ask(address)).status).toBe(200);
});

test("of a session or a venue that is deleted, or a practice that no published edition shows, nothing is public", async () => {
  const { organisationId, editionId, schoolId } = scope;
  const session = await makeSession({ organisationId, id: editionId });
  const venue = await makeVenue({ organisationId, id: editionId });
  const practice = await db().practice.create({
    data: { organisationId, schoolId, number: 1, title: { en: "A" } },
  });
  const shown = { organisationId, editionId, practiceId: practice.id };
  await db().practiceEdition.create({ data: shown });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const picture = await photo(300, 200);
  const soon = () => new Promise((resolve) => setTimeout(resolve, 600));
  for (const [target, hide, show] of [
    [
      `session_picture:${session.id}`,
      () => db().session.updateMany({ where: { id: session.id }, data: { deletedAt: new Date() } }),
      () => db().session.updateMany({ where: { id: session.id }, data: { deletedAt: null } }),
    ],
    [
      `venue_picture:${venue.id}`,
      () => db().venue.updateMany({ where: { id: venue.id }, data: { deletedAt: new Date() } }),
      () => db().venue.updateMany({ where: { id: venue.id }, data: { deletedAt: null } }),
    ],
    [
      `practice_picture:${practice.id}`,
      () => db().practiceEdition.deleteMany({ where: shown }),
      () => db().practiceEdition.createMany({ data: [shown] }),
    ],
  ] as const) {
    const made = await addPicture(scope, z.parse(AddPictureSchema, { ...address, target, picture }));
    fileId = made.ok ? made.value.fileId : "";
    copies = await copiesOf(fileId);
    await publish(false);
    const cut = target.startsWith("venue") ? "venue" : "beside";
    expect((await ask(addressOf(copy(cut)))).status, target).toBe(200);
    await hide();
    await soon();
    expect((await ask(addressOf(copy(cut)))).status, target).toBe(404);
    await show();
    await soon();
    expect((await ask(addressOf(copy(cut)))).status, target).toBe(200);
  }
});

test("one that shows people stays in a browser for a day, and in nothing between", async () => {
  await publish(true);
  const answer = await ask(addressOf(copy("venue")));
  expect(answer.headers.get("cache-control")).toBe("private, max-age=86400");
  await answer.body?.cancel();
});

test("what is not for everybody opens by an address of the desk, for a while", async () => {
  const view = copy("desk");
  const now = new Date();
  expect((await ask(addressOf(view))).status).toBe(404);
  const given = privateAddressOf(view, now);
  const answer = await ask(given);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  await answer.body?.cancel();
  const hourAgo = privateAddressOf(view, new Date(now.getTime() - 3_600_000));
  for (const forged of [
    hourAgo,
    hourAgo.replace(/until=\d+/, `until=${Math.floor(now.getTime() / 1000) + 900}`),
    given.replace(/key=./, (first) => (first === "key=_" ? "key=A" : "key=_")),
    given.replace(/&key=.*/, ""),
    given.replace(view.hash, copy("venue").hash),
  ])
    expect((await ask(forged)).status, forged).toBe(404);
  // Even once it is public, its view at the desk is not.
  await publish(false);
  expect((await ask(addressOf(view))).status).toBe(404);
});

test("nothing else is there: the original, another name, another hash, what is gone", async () => {
  await publish(false);
  const shown = copy("venue");
  for (const address of [
    addressOf(copy("original")),
    privateAddressOf(copy("original"), new Date()),
    addressOf({ ...shown, width: 299 }),
    addressOf({ ...shown, hash: "0".repeat(64) }),
    addressOf({ ...shown, hash: "../../secret" }),
    `/files/${shown.hash}/..%2fsecret`,
  ]) {
    const answer = await ask(address);
    expect([answer.status, answer.headers.get("cache-control")], address).toEqual([404, "no-store"]);
  }
  const there = await ask(addressOf(shown));
  expect(there.status).toBe(200);
  await there.body?.cancel();
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  await removePicture(scope, { ...address, fileId, version: 1 });
  for (const one of copies) expect((await ask(addressOf(one))).status, one.cut).toBe(404);
});
