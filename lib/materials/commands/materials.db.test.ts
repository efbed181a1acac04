import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { dropBytes, purgeOrphans } from "@/lib/files/commands/drop-bytes";
import { db } from "@/lib/platform/db/client";
import { storage } from "@/lib/platform/storage/storage";
import { makeSession } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { serveDocument } from "../feeds/serve-document";
import { getDeskMaterials, readMaterials } from "../queries/materials";
import { MaterialSchema, NewDocumentSchema, NewLinkSchema } from "../schema";
import { addDocument, createLink, editMaterial, removeMaterial } from "./materials";

type Scope = Parameters<typeof addDocument>[0];
let scope: Scope;
let edition: Awaited<ReturnType<typeof makeOpenEdition>>["edition"];
beforeEach(async () => {
  ({ edition } = await makeOpenEdition({ languages: ["en", "it"] }));
  scope = await editionScope<"edit-pictures">(edition);
});

const PDF = Buffer.from("%PDF-1.7\nhow to make bread");
const address = () => ({ school: scope.schoolSlug, edition: scope.editionSlug });
const add = (document: Uint8Array = PDF, session = "", name = "How to make bread.pdf") =>
  addDocument(scope, z.parse(NewDocumentSchema, { ...address(), session, name, document }));
async function added(session?: string) {
  const made = await add(PDF, session);
  if (!made.ok) throw new Error(made.reason);
  return db().material.findFirstOrThrow({ where: { id: made.value.materialId } });
}
type Row = Awaited<ReturnType<typeof added>>;
const say = (row: Row, audience: string, session = row.sessionId ?? "") =>
  editMaterial(
    scope,
    z.parse(MaterialSchema, {
      ...{ ...address(), materialId: row.id, version: String(row.version) },
      ...{ title: { en: "Bread" }, audience, session },
    }),
  );

function ask(href: string, headers: Record<string, string> = {}, method = "GET") {
  const url = new URL(href, "http://localhost:3000");
  const [, , hash = "", name = ""] = url.pathname.split("/");
  return serveDocument(new Request(url, { headers, method }), hash, name);
}
const bare = (row: Row) => `/files/${row.hash}/${row.fileName}`;
const hrefs = async (audiences: Parameters<typeof readMaterials>[2]) =>
  (await readMaterials(db(), scope, audiences, ["en"])).map(({ href }) => href);

describe("a document", () => {
  test("is the team's at first, has a name made safe, and is saved, never opened", async () => {
    const row = await added();
    expect(row).toMatchObject({
      ...{ audience: "team", format: "pdf", bytes: PDF.length, fileName: "how-to-make-bread.pdf" },
      title: { en: "How to make bread" },
    });
    const waiting = await db().translation.findMany({ where: { objectId: row.id } });
    expect(waiting.map(({ field, language }) => [field, language])).toEqual([["title", "it"]]);
    await say(row, "public");
    const answer = await ask(bare(row));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": 'attachment; filename="how-to-make-bread.pdf"',
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "content-length": String(PDF.length),
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
    const again = await ask(bare(row), { "if-none-match": `"${row.hash}"` });
    expect([again.status, (await ask(bare(row), {}, "HEAD")).status]).toEqual([304, 200]);
    expect((await ask(bare(row).replace(".pdf", ".txt"))).status).toBe(404);
  });

  /** Whose list has it, and whether its bare address opens to everybody. */
  test.each([
    ["team", [], [], false],
    ["participants", [], ["it"], false],
    ["public", ["it"], ["it"], true],
  ] as const)("for %s is in these lists alone", async (audience, everybody, participants, opens) => {
    const row = await added();
    await say(row, audience);
    const named = (list: readonly string[]) =>
      list.map((href) => (href.includes(row.hash ?? "?") ? "it" : href));
    expect(named(await hrefs(["public"]))).toEqual(everybody);
    expect(named(await hrefs(["public", "participants"]))).toEqual(participants);
    expect((await ask(bare(row))).status).toBe(opens ? 200 : 404);
    const desk = (await getDeskMaterials(scope as never, "en")).materials;
    expect(desk.map(({ audience: one }) => one)).toEqual([audience]);
    // The desk's own address opens, for a while; another one's key does not.
    const signed = desk[0]?.href ?? "";
    expect((await ask(signed)).status).toBe(200);
    if (!opens) {
      expect((await ask(signed)).headers.get("cache-control")).toBe("private, no-store");
      for (const forged of [
        signed.replace(/until=\d+/, "until=99999999999"),
        signed.replace(/key=./, (first) => (first === "key=_" ? "key=A" : "key=_")),
        signed.replace(/&key=.*/, ""),
      ])
        expect((await ask(forged)).status, forged).toBe(404);
    }
  });

  test("is nobody's any more as soon as its edition or its session is not", async () => {
    const session = await makeSession(edition);
    const row = await added(session.id);
    await say(row, "public");
    expect((await ask(bare(row))).status).toBe(200);
    await db().session.updateMany({ where: { id: session.id }, data: { deletedAt: new Date() } });
    expect([(await ask(bare(row))).status, await hrefs(["public"])]).toEqual([404, []]);
    await db().session.updateMany({ where: { id: session.id }, data: { deletedAt: null } });
    await db().edition.updateMany({ where: { id: scope.editionId }, data: { publishedAt: null } });
    expect((await ask(bare(row))).status).toBe(404);
    // Whoever prepares it opens it at the desk.
    const [there] = (await getDeskMaterials(scope as never, "en")).materials;
    expect((await ask(there?.href ?? "")).status).toBe(200);
  });

  test("is edited in the form of a link, whose address stays blank", async () => {
    const row = await added();
    const [there] = (await getDeskMaterials(scope as never, "en")).materials;
    const typed = { ...there?.form.values, audience: "public", session: "", url: "" };
    const sent = { ...address(), ...typed, materialId: row.id, version: String(row.version) };
    expect(await editMaterial(scope, z.parse(MaterialSchema, sent))).toMatchObject({ ok: true });
    expect(await hrefs(["public"])).toEqual([bare(row)]);
  });

  test("goes with its bytes: taken away, or with its session; the nightly purge leaves those that are there", async () => {
    const session = await makeSession(edition);
    const rows = [await added(), await added(session.id), await added()];
    await removeMaterial(scope, { ...address(), materialId: rows[0]?.id ?? "", version: 1 });
    await db().session.deleteMany({ where: { id: session.id } });
    await dropBytes();
    await purgeOrphans(new Date(Date.now() + 2 * 3_600_000));
    const there = await Promise.all(rows.map(({ hash }) => storage().has(hash ?? "")));
    expect(there).toEqual([false, false, true]);
  });
});

describe("refused", () => {
  test("what is no document of ours, and a session of somebody else's", async () => {
    const foreign = await makeSession((await makeOpenEdition()).edition);
    expect(await add(Buffer.from("<html>"))).toMatchObject({ ok: false, reason: "other-kind" });
    expect(await add(Buffer.alloc(0))).toMatchObject({ ok: false, reason: "no-document" });
    expect(await add(Buffer.concat([PDF, Buffer.alloc(20_000_001)]))).toMatchObject({ reason: "large" });
    await expect(add(PDF, foreign.id)).rejects.toThrow("not-found");
    const before: string[] = [];
    for await (const { name } of storage().list()) before.push(name);
    await expect(add(PDF, foreign.id)).rejects.toThrow("not-found");
    const after: string[] = [];
    for await (const { name } of storage().list()) after.push(name);
    expect(after).toEqual(before);
  });

  test("an edit of another edition's material, and one that another was faster with", async () => {
    const row = await added();
    const mine = scope;
    scope = await editionScope<"edit-pictures">((await makeOpenEdition()).edition);
    await expect(say(row, "public")).rejects.toThrow("not-found");
    await expect(removeMaterial(scope, { ...address(), materialId: row.id, version: 1 })).rejects.toThrow();
    scope = mine;
    expect(await say(row, "public")).toMatchObject({ ok: true });
    expect(await say(row, "team")).toMatchObject({ ok: false, reason: "conflict" });
  });

  test("a link that is none", () => {
    const link = { ...address(), title: { en: "Slides" }, audience: "public", session: "" };
    for (const url of ["javascript:alert(1)", "slides.example", "https://a:b@slides.example", ""])
      expect(z.safeParse(NewLinkSchema, { ...link, url }).success, url).toBe(false);
  });
});

test("a link leads where it says, and a document never becomes one", async () => {
  const link = { ...address(), title: { en: "Film" }, audience: "public", session: "" };
  await createLink(scope, z.parse(NewLinkSchema, { ...link, url: "https://film.example/1" }));
  expect(await hrefs(["public"])).toEqual(["https://film.example/1"]);
  const row = await added();
  const url = "https://elsewhere.example";
  await editMaterial(scope, z.parse(MaterialSchema, { ...link, materialId: row.id, version: "1", url }));
  expect(await db().material.findFirst({ where: { id: row.id } })).toMatchObject({
    url: null,
    hash: row.hash,
  });
});
