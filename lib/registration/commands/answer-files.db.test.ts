import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import type { EditionScope } from "@/lib/access/access";
import { dropBytes, purgeOrphans } from "@/lib/files/commands/drop-bytes";
import { namedFile } from "@/lib/forms/rules/named-file";
import { serveDocument } from "@/lib/materials/feeds/serve-document";
import { db } from "@/lib/platform/db/client";
import { photo } from "@/lib/platform/pictures/fixtures/photos";
import { storage } from "@/lib/platform/storage/storage";
import { fileOf, makeFileForm, PDF } from "@/prisma/scenarios/file-form";
import { makeForm } from "@/prisma/scenarios/register-form";
import { breaksHere } from "@/prisma/testing/breaks-here";
import { editionScope } from "@/prisma/testing/scopes";
import type { DraftScope, PublishedScope } from "../policy";
import { findFileForDesk, findOwnFile } from "../queries/answer-files";
import { ApiRegistrationSchema } from "../schema/api";
import { answerUploads, keepFile } from "./answer-files";
import { eraseRegistration } from "./erase";
import { purge } from "./purge";
import { registerByApi } from "./register-by-api";

let made: Awaited<ReturnType<typeof makeFileForm>>;
let { version, bus: hidden, draft, senderOf, sent, save, registered, rows, change } = {} as typeof made;
beforeEach(async () => {
  made = await makeFileForm();
  ({ version, bus: hidden, draft, senderOf, sent, save, registered, rows, change } = made);
});

function ask(href: string) {
  const url = new URL(href, "http://localhost:3000");
  const [, , hash = "", name = ""] = url.pathname.split("/");
  return serveDocument(new Request(url), hash, name);
}
const broken = () => breaksHere(made.ids.organisationId);

test("a file becomes the answer of the form it was sent with, opens for its person and its readers alone, and goes with it", async () => {
  const { scope, value, link } = await registered();
  const [row] = await rows(scope.registrationId);
  expect(row).toMatchObject({ name: "why-i-come.pdf", format: "pdf", bytes: PDF.length });
  expect(value).toBe(`${row?.id}/why-i-come.pdf`);

  const mine = await findOwnFile(link, row?.id ?? "");
  const opened = await ask(mine ?? "");
  expect(Buffer.from(await opened.arrayBuffer()).equals(PDF)).toBe(true);
  expect(Object.fromEntries(opened.headers)).toMatchObject({
    "content-disposition": 'attachment; filename="why-i-come.pdf"',
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  });
  const bare = `/files/${row?.hash}/${row?.name}`;
  expect((await ask(bare)).status).toBe(404);
  expect((await ask(mine?.replace(/until=\d+/, "until=99999999999") ?? "")).status).toBe(404);
  const other = await registered();
  expect(await findOwnFile(other.link, row?.id ?? "")).toBeNull();
  expect(await broken()).toEqual([]);

  await eraseRegistration(link);
  expect(await rows(scope.registrationId)).toEqual([]);
  expect(await storage().has(row?.hash ?? "")).toBe(false);
  expect((await ask(mine ?? "")).status).toBe(404);
  expect(await rows(other.scope.registrationId)).toHaveLength(1);
});

test.each([
  ["desk", ["viewer", "editor", "owner"]],
  ["owners", ["owner"]],
] as const)("answers for %s open at the desk for these alone", async (readers, may) => {
  const { scope } = await registered();
  await db().field.updateMany({ where: { id: version.fieldId }, data: { readers } });
  const [row] = await rows(scope.registrationId);
  const edition = { organisationId: made.ids.organisationId, id: made.ids.editionId };
  const foreign = (await makeForm()).ids;
  for (const role of ["viewer", "editor", "owner"] as const) {
    const at = await editionScope(edition, { role });
    const href = await findFileForDesk(at as EditionScope<"view-registrations">, row?.id ?? "");
    expect(href !== null, role).toBe((may as readonly string[]).includes(role));
    const elsewhere = await editionScope(
      { organisationId: foreign.organisationId, id: foreign.editionId },
      { role },
    );
    expect(await findFileForDesk(elsewhere as EditionScope<"view-registrations">, row?.id ?? "")).toBeNull();
  }
});

describe("goes", () => {
  test("when another takes its place, and when the question is not asked any more, with a word", async () => {
    const { scope, value } = await registered();
    const before = (await rows(scope.registrationId))[0]?.hash ?? "";
    const another = await sent(scope, await photo(60, 40), "../../etc/<b>Fäce\u202E 3.exe");
    expect(another).toMatch(/\/b-face-3\.jpg$/);
    // Until the form is taken, the earlier one is the answer.
    expect(await rows(scope.registrationId)).toHaveLength(2);
    expect(await change(scope, { [hidden.id]: "yes", [version.id]: another })).toMatchObject({ ok: true });
    const after = await rows(scope.registrationId);
    expect(after.map(({ id }) => id)).toEqual([namedFile(another)?.id]);
    expect(await change(scope, { [hidden.id]: "yes", [version.id]: value })).toMatchObject({
      reason: "field-errors",
      detail: { [`answers.${version.id}`]: "file" },
    });
    await dropBytes();
    expect([await storage().has(before), await storage().has(after[0]?.hash ?? "")]).toEqual([false, true]);
    expect(await change(scope, { [hidden.id]: "no", [version.id]: another })).toEqual({
      ok: true,
      value: { dropped: ["letter"] },
    });
    expect(await rows(scope.registrationId)).toEqual([]);
  });

  test("with the purge of its answer; what was never answered with a day later; what is somebody's answer never", async () => {
    const { scope } = await registered();
    const waiting = await draft();
    const inDraft = await sent(waiting);
    await save(waiting, { [hidden.id]: "yes", [version.id]: inDraft });
    const abandoned = await draft();
    await sent(abandoned);
    await db().answerFile.updateMany({ data: { createdAt: new Date(Date.now() - 2 * 86_400_000) } });
    await purge();
    await purgeOrphans(new Date(Date.now() + 2 * 3_600_000));
    const counts = async () =>
      Promise.all([scope, waiting, abandoned].map(async (one) => (await rows(one.registrationId)).length));
    expect(await counts()).toEqual([1, 1, 0]);
    const [row] = await rows(scope.registrationId);
    expect(await storage().has(row?.hash ?? "")).toBe(true);

    await db().fieldVersion.updateMany({ where: { id: version.id }, data: { retentionDays: 1 } });
    await db().editionDay.updateMany({
      where: { editionId: made.ids.editionId },
      data: { date: new Date(Date.now() - 40 * 86_400_000) },
    });
    await purge();
    expect(await counts()).toEqual([0, 1, 0]);
    expect(await storage().has(row?.hash ?? "")).toBe(false);
  });

  test("when another is chosen before the form is taken: a stranger fills nothing up", async () => {
    const scope = await draft();
    for (let n = 0; n < 5; n += 1) await sent(scope, Buffer.concat([PDF, Buffer.from([n])]));
    expect(await rows(scope.registrationId)).toHaveLength(1);
  });
});

describe("refused", () => {
  const ZIP = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(60)]);
  test.each([
    ["a program that is called a PDF", Buffer.from("MZ\u0090\u0000 this program"), "cv.pdf", "file-type"],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "cv.pdf", "file-type"],
    ["a drawing that holds scripts", Buffer.from("<svg onload='alert(1)'/>"), "cv.png", "file-type"],
    ["an archive", ZIP, "cv.pdf", "file-type"],
    ["words, where no texts are taken", Buffer.from("hello"), "cv.txt", "file-type"],
    ["nothing", Buffer.alloc(0), "cv.pdf", "file"],
    ["more than may be", Buffer.concat([PDF, Buffer.alloc(1_000_000)]), "cv.pdf", "file-large"],
  ])("%s", async (_, bytes, name, reason) => {
    const scope = await draft();
    expect(await keepFile(senderOf(scope), version.id, fileOf(bytes, name))).toEqual({ ok: false, reason });
    expect(await rows(scope.registrationId)).toEqual([]);
  });

  test("somebody else's, one of no question, of another edition's, and behind an erasure", async () => {
    const [one, other] = [await draft(), await draft()];
    const theirs = await sent(other);
    const error = { reason: "field-errors", detail: { [`answers.${version.id}`]: "file" } };
    expect(await save(one, { [hidden.id]: "yes", [version.id]: theirs })).toMatchObject(error);
    const made = `${randomUUID()}/cv.pdf`;
    expect(await save(one, { [hidden.id]: "yes", [version.id]: made })).toMatchObject(error);
    await expect(keepFile(senderOf(one), hidden.id, fileOf(PDF))).rejects.toThrow("bad-request");
    await expect(keepFile(senderOf(one), "x", fileOf(PDF))).rejects.toThrow("bad-request");
    const foreign = (await makeForm()).ids;
    await expect(
      keepFile({ ...foreign, registrationId: one.registrationId }, version.id, fileOf(PDF)),
    ).rejects.toThrow("bad-request");
    const { scope, link } = await registered();
    await eraseRegistration(link);
    await expect(keepFile(senderOf(scope), version.id, fileOf(PDF))).rejects.toThrow("not-found");
    expect(await rows(scope.registrationId)).toEqual([]);
  });

  test("from a program, with the code of the form", async () => {
    const theirs = await sent(await draft());
    const api = {
      kind: "published",
      head: { ...made.ids, mode: "on_site", phase: "open" },
    } as PublishedScope;
    for (const letter of [theirs, "cv.pdf"]) {
      const input = ApiRegistrationSchema.parse({
        ...{ fullName: "Ada Esempio", email: `${randomUUID()}@example.org`, language: "en", country: "IT" },
        ...{ category: made.category.slug, consents: ["terms"], answers: { bus: "yes", letter } },
      });
      expect(await registerByApi(api, input, null)).toEqual({
        kind: "field-errors",
        fieldErrors: [{ field: "answers.letter", code: "file" }],
      });
    }
  });
});

test("a form takes its files in before it is judged, takes one away where it is said, and none where it will be refused", async () => {
  const scope = await draft();
  const form = new Map([[`upload.${version.id}`, fileOf(PDF)]]);
  const network = randomUUID();
  const { take, whose } = answerUploads(
    z.object({ draft: z.literal("its link") }),
    async () => scope,
    (of: DraftScope) => (of.draft ? senderOf(of) : null),
  );
  // Of a form with a mistake elsewhere, and of one that does not say whose it is.
  expect(await whose({ draft: "its link", category: "" })).toBe(scope);
  expect(await whose({ draft: "another's" })).toBeNull();
  const name = `answers.${version.id}`;
  const taken = await take(scope, {}, form, network);
  expect(taken.values[name]).toMatch(/\/why-i-come\.pdf$/);
  expect(await take(scope, { without: { [version.id]: "on" } }, new Map(), network)).toEqual({
    values: { [name]: "" },
    fieldErrors: {},
  });
  expect(await take({ ...scope, draft: false }, {}, form, network)).toEqual({ values: {}, fieldErrors: {} });
  const wrong = new Map([[`upload.${version.id}`, fileOf(Buffer.from("MZ"))]]);
  expect(await take(scope, {}, wrong, network)).toEqual({ values: {}, fieldErrors: { [name]: "file-type" } });
});

test("an answer that names the file of somebody else is found among what must never be", async () => {
  const [one, other] = [await registered(), await registered()];
  const own = { registrationId: one.scope.registrationId, fieldVersionId: version.id };
  await db().answer.updateMany({ where: own, data: { value: other.value } });
  expect(await broken()).toEqual([
    { name: "answer that names no file of its registration", ids: [one.scope.registrationId] },
  ]);
  // Other tests look, too.
  await db().answer.deleteMany({ where: own });
});
