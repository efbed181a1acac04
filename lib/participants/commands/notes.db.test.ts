import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { db } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { purge } from "@/lib/registration/commands/purge";
import { findMyFile } from "@/lib/registration/queries/my-file";
import { makeMember } from "@/prisma/factories/people";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { listNotes } from "../queries/notes";
import { addNote, bringBackNote, editNote, removeNote } from "./notes";

type Scope = EditionScope<"annotate-registration">;

let desk: Awaited<ReturnType<typeof makeEntrance>>;
let scope: Scope;
let colleague: Scope;
let registration: string;
let brokenSince: Awaited<ReturnType<typeof watchInvariants>>;
beforeAll(async () => {
  brokenSince = await watchInvariants(db());
});
beforeEach(async () => {
  desk = await makeEntrance();
  scope = await editionScope<"annotate-registration">(desk.edition);
  const { login } = await makeMember(desk.organisation, { role: "editor" });
  colleague = { ...scope, actor: { ...scope.actor, id: login.id } };
  registration = (await makeRegistration(desk.edition, desk.category)).id;
});

const read = (who: Scope = scope) =>
  listNotes(db(), who as unknown as EditionScope<"view-registrations">, registration);
const texts = async () => (await read()).map(({ text }) => text);
const write = async (text: string, who = scope) => {
  const made = await addNote(who, { registrations: [registration], text });
  if (!made.ok) throw new Error("refused");
  return made.value.notes[0] ?? "";
};
const mails = () => db().outboxMessage.count({ where: { registrationId: registration } });
const history = async () => {
  const rows = await db().auditEntry.findMany({
    where: { objectId: registration, act: { endsWith: "-note" } },
    orderBy: { id: "asc" },
    select: { act: true, values: { select: { before: true, after: true } } },
  });
  return rows.map(({ act, values: [value] }) => [act, value?.before, value?.after]);
};

describe("a note", () => {
  test("says who wrote it and when, is changed by them alone, removed by anybody, and brought back as it was", async () => {
    const before = await mails();
    const note = await write("Rang: arrives at noon.");
    const [first] = await read();
    expect(first).toMatchObject({ text: "Rang: arrives at noon.", mine: true, edited: null, version: 1 });
    expect((await read(colleague))[0]).toMatchObject({ mine: false, by: first?.by });
    expect(first?.by).toBeTruthy();
    expect(await editNote(colleague, { note, version: 1, text: "Mine." })).toMatchObject({
      reason: "others-note",
    });
    expect(await editNote(scope, { note, version: 1, text: "Rang: arrives at one." })).toMatchObject({
      ok: true,
    });
    expect(await editNote(scope, { note, version: 1, text: "Late." })).toMatchObject({
      reason: "conflict",
      detail: { text: "Rang: arrives at one.", version: 2 },
    });
    expect(await removeNote(colleague, { note, version: 2 })).toMatchObject({ ok: true });
    expect(await texts()).toEqual([]);
    await expect(editNote(scope, { note, version: 3, text: "Gone." })).rejects.toThrow("not-found");
    expect(await bringBackNote(colleague, { note })).toMatchObject({ ok: true });
    expect(await bringBackNote(colleague, { note })).toMatchObject({ ok: true });
    const [back] = await read();
    expect(back).toMatchObject({ text: "Rang: arrives at one.", mine: true, at: first?.at });
    expect(back?.edited).not.toBeNull();
    expect(await history()).toEqual([
      ["add-note", null, "Rang: arrives at noon."],
      ["edit-note", "Rang: arrives at noon.", "Rang: arrives at one."],
      ["remove-note", "Rang: arrives at one.", null],
      ["bring-back-note", null, "Rang: arrives at one."],
    ]);
    expect(await mails()).toBe(before);
    expect(await brokenSince(db())).toEqual([]);
  });

  test("is written once, however often its button is pressed, and again once it was removed", async () => {
    const [one, two] = [await write("Brings a guest."), await write("Brings a guest.")];
    expect(two).toBe(one);
    await removeNote(scope, { note: one, version: 1 });
    expect(await write("Brings a guest.")).not.toBe(one);
    expect(await texts()).toEqual(["Brings a guest."]);
  });

  test("is written about many in as many statements as about one", async () => {
    const more = await Promise.all(
      Array.from({ length: 4 }, () => makeRegistration(desk.edition, desk.category)),
    );
    const registrations = [registration, ...more.map(({ id }) => id)];
    const about = (ids: string[], text: string) => () => addNote(scope, { registrations: ids, text });
    await expectQueries(9, about([registration], "Bus 1."));
    await expectQueries(9, about(registrations, "Bus 2."));
  });

  test("is of one edition: another one's desk neither writes, changes, removes nor brings it back", async () => {
    const note = await write("Ours.");
    const other = await makeEntrance();
    const theirs = await editionScope<"annotate-registration">(other.edition);
    const none = { registrations: [registration], text: "Theirs." };
    await expect(addNote(theirs, none)).rejects.toThrow("not-found");
    await expect(editNote(theirs, { note, version: 1, text: "Theirs." })).rejects.toThrow("not-found");
    await expect(removeNote(theirs, { note, version: 1 })).rejects.toThrow("not-found");
    await expect(bringBackNote(theirs, { note })).rejects.toThrow("not-found");
    expect(await texts()).toEqual(["Ours."]);
  });
});

describe("what is held of a person", () => {
  const link = () => linkScope(desk.ids, registration);

  test("has the notes with their moments, and never who wrote them", async () => {
    await write("Rang twice.");
    const file = await findMyFile(link());
    expect(file.notes).toMatchObject([{ text: "Rang twice.", edited: null }]);
    expect(JSON.stringify(file)).not.toContain(scope.actor.id);
  });

  test("goes with an erasure, removed notes and what the history kept of them too", async () => {
    const note = await write("Peanut 1");
    await write("Peanut 2");
    await editNote(scope, { note, version: 1, text: "Peanut 3" });
    await removeNote(scope, { note, version: 2 });
    await eraseRegistration(link());
    expect(await db().registrationNote.count({ where: { registrationId: registration } })).toBe(0);
    const kept = await db().auditValue.findMany({ where: { entry: { objectId: registration } } });
    expect(JSON.stringify(kept)).not.toContain("Peanut");
    await expect(bringBackNote(scope, { note })).rejects.toThrow("not-found");
    expect(await brokenSince(db())).toEqual([]);
  });

  test("loses a removed note after a day", async () => {
    const [old, fresh] = [await write("Old."), await write("Fresh.")];
    for (const note of [old, fresh]) await removeNote(scope, { note, version: 1 });
    await db()
      .$executeRaw`UPDATE registration_note SET removed_at = removed_at - interval '25 hours' WHERE id = ${old}::uuid`;
    await purge();
    const left = await db().registrationNote.findMany({ where: { registrationId: registration } });
    expect(left.map(({ text }) => text)).toEqual(["Fresh."]);
  });
});
