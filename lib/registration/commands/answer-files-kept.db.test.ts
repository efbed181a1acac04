import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { hashOf } from "@/lib/files/rules/addresses";
import { fileAnswer, namedFile } from "@/lib/forms/rules/named-file";
import { db, transaction } from "@/lib/platform/db/client";
import { atPosition, LATITUDE, photo } from "@/lib/platform/pictures/fixtures/photos";
import { storage } from "@/lib/platform/storage/storage";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeFileForm, PDF } from "@/prisma/scenarios/file-form";
import { makeTwoRecords } from "@/prisma/scenarios/two-records";
import { breaksHere } from "@/prisma/testing/breaks-here";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { findFileForDesk, findOwnFile } from "../queries/answer-files";
import { eraseRegistration } from "./erase";

test("a photo is kept without where it was taken, and lies nowhere else", async () => {
  const { draft, sent, rows } = await makeFileForm();
  const scope = await draft();
  const taken = await atPosition(await photo(300, 200), 6);
  expect(taken.includes(LATITUDE)).toBe(true);
  await sent(scope, taken, "me.jpg");
  const [row] = await rows(scope.registrationId);
  const stored = await storage().read(row?.hash ?? "");
  const bytes = stored ? await buffer(stored.stream) : Buffer.alloc(0);
  expect(bytes.length).toBe(row?.bytes);
  expect(bytes.length).toBeGreaterThan(500);
  expect(bytes.includes(LATITUDE)).toBe(false);
});

test("what a draft lets go of goes with that form; what was only just sent waits for its own", async () => {
  const { draft, sent, save, submit, rows, version, bus } = await makeFileForm();
  const scope = await draft();
  const first = await sent(scope);
  expect(await save(scope, { [bus.id]: "yes", [version.id]: first })).toMatchObject({ ok: true });
  const second = await sent(scope, Buffer.concat([PDF, Buffer.from("2")]));
  const ids = async () => (await rows(scope.registrationId)).map(({ id }) => id);
  expect(await ids()).toEqual([namedFile(first)?.id, namedFile(second)?.id]);
  expect(await save(scope, { [bus.id]: "yes", [version.id]: second })).toMatchObject({ ok: true });
  expect(await ids()).toEqual([namedFile(second)?.id]);
  expect(await save(scope, { [bus.id]: "yes", [version.id]: second })).toMatchObject({ ok: true });
  expect(await ids()).toHaveLength(1);
  // Somebody comes another way: the question is asked no more.
  expect(await save(scope, { [bus.id]: "no" })).toMatchObject({ ok: true });
  expect(await ids()).toEqual([]);
  expect(await submit(scope)).toMatchObject({ ok: true });
  expect(await ids()).toEqual([]);
});

test("a sensitive one is shown to nobody at a corrected address, until that is said to be the same person's", async () => {
  const { registered, ids, version } = await makeFileForm();
  const { value, link } = await registered();
  const id = namedFile(value)?.id ?? "";
  await db().fieldVersion.updateMany({
    where: { id: version.id },
    data: { sensitive: true, readers: "trusted" },
  });
  expect(await findOwnFile(link, id)).not.toBeNull();
  const { organisationId, registrationId } = link;
  const auditEntryId = await transaction((tx) =>
    recordAct(tx, {
      ...{ cause: { kind: "visitor" }, act: "correct-email", objectKind: "registration" },
      ...{ objectId: registrationId, organisationId, editionId: ids.editionId },
    }),
  );
  const correction = { organisationId, registrationId, auditEntryId };
  const openUntil = new Date(Date.now() + 86_400_000);
  const { id: made } = await db().correction.create({ data: { ...correction, openUntil } });
  expect(await findOwnFile(link, id)).toBeNull();
  const edition = { organisationId, id: ids.editionId };
  const owner = (await editionScope(edition, { role: "owner" })) as EditionScope<"view-registrations">;
  expect(await findFileForDesk(owner, id)).not.toBeNull();
  await db().correction.updateMany({ where: { id: made }, data: { shownAt: new Date() } });
  expect(await findOwnFile(link, id)).not.toBeNull();
});

test("a file stays with its registration when two records are joined, and when they are parted", async () => {
  const two = await makeTwoRecords();
  const letter = await makeQuestion(two.edition, { kind: "file", key: "letter" });
  const both: Array<{ registrationId: string; file: { id: string; hash: string } }> = [];
  for (const { id: registrationId } of [two.one, two.other]) {
    const own = { organisationId: two.ids.organisationId, registrationId };
    const data = Buffer.from(`%PDF-1.7 ${registrationId}`);
    const hash = hashOf(registrationId, data);
    await storage().put(hash, data);
    const file = await db().answerFile.create({
      data: {
        ...{ ...own, editionId: two.edition.id, fieldId: letter.fieldId, hash },
        ...{ format: "pdf", name: "letter.pdf", bytes: data.length },
      },
    });
    await db().answer.create({ data: { ...own, fieldVersionId: letter.id, value: fileAnswer(file) } });
    both.push({ registrationId, file });
  }
  const check = async () => {
    for (const { registrationId, file } of both)
      for (const whose of both) {
        const found = await findOwnFile(linkScope(two.ids, whose.registrationId), file.id);
        expect(found !== null).toBe(whose.registrationId === registrationId);
      }
    expect(await breaksHere(two.ids.organisationId)).toEqual([]);
  };
  await check();
  expect(await two.join()).toMatchObject({ ok: true });
  await check();
  expect(await two.part()).toMatchObject({ ok: true });
  await check();
  // Who is erased as one of two takes theirs along, and leaves the other's.
  await two.join();
  await eraseRegistration(linkScope(two.ids, two.one.id));
  const left = await db().answerFile.findMany({ where: { organisationId: two.ids.organisationId } });
  expect(left.map(({ registrationId }) => registrationId)).toEqual([two.other.id]);
  for (const { file, registrationId } of both)
    expect(await storage().has(file.hash)).toBe(registrationId === two.other.id);
});
