import { beforeEach, describe, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import type { HistoryAct } from "@/lib/audit/schema";
import { db, type Transaction, transaction } from "@/lib/platform/db/client";
import { makePerson } from "@/prisma/factories/people";
import { makeTheme } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { recordChange, recordEdit, recordKind } from "./record-edit";

let scope: EditionScope;
let id: string;
let personId: string;
let outdated: number;
beforeEach(async () => {
  const { organisation, edition } = await makeOpenEdition({ languages: ["en", "it"] });
  scope = await editionScope(edition);
  ({ id } = await makeTheme(edition));
  personId = (await makePerson(organisation)).id;
  outdated = 0;
});

/** A theme whose colour were a secret about somebody. */
const kind = () =>
  recordKind<{ title: unknown; summary: unknown; colour: string; number: number }, EditionScope>({
    objectKind: "theme",
    texts: ["title", "summary"],
    secret: ["colour"],
    personOf: () => personId,
    fields: ({ number }) => ({ number }),
    outdates: async () => {
      outdated += 1;
    },
  });

const theme = (tx: Transaction) =>
  tx.theme.findFirst({ where: { organisationId: scope.organisationId, id } });

const ACTS = {
  removed: "remove-theme",
  deleted: "delete-theme",
  "brought-back": "bring-back-theme",
  "as-it-was": "cancel-theme",
  // No theme of the desk is deleted or brought back: it stands here for every kind of record.
} as unknown as Record<"removed" | "deleted" | "brought-back" | "as-it-was", HistoryAct>;

function edit(
  version: number,
  after: Parameters<typeof recordEdit>[3]["after"],
  also?: () => Promise<unknown>,
) {
  const data = typeof after === "object" ? after : {};
  return transaction((tx) =>
    recordEdit(tx, scope, kind(), {
      ...{ act: typeof after === "string" ? ACTS[after] : "edit-theme", id, version, after },
      read: () => theme(tx),
      write: () =>
        tx.theme.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } }),
      ...(also ? { also } : {}),
    }),
  );
}

async function history() {
  const entries = await db().auditEntry.findMany({
    where: { objectId: id },
    orderBy: { createdAt: "asc" },
    include: { values: { orderBy: { field: "asc" } } },
  });
  return entries.map(({ act, actorId, editionId, values }) => ({ act, actorId, editionId, values }));
}

async function waiting() {
  const rows = await db().translation.findMany({
    where: { objectId: id },
    orderBy: [{ field: "asc" }, { language: "asc" }],
  });
  return rows.map(({ field, language, state }) => `${field} ${language} ${state}`);
}

describe("an edit of a record", () => {
  test("is kept in the history with who did it, the values, and whom they are about; a secret is not", async () => {
    const done = await edit(1, { title: { en: "Bread", it: "Pane" }, colour: "pine", number: 7 });
    expect(done).toMatchObject({ ok: true, value: { version: 1 } });
    const [{ values = [], ...entry } = {}] = await history();
    expect(entry).toEqual({ act: "edit-theme", actorId: scope.actor.id, editionId: scope.editionId });
    expect(values).toMatchObject([
      { field: "colour", before: null, after: null, personId },
      { field: "number", after: 7, personId },
      { field: "title", after: { en: "Bread", it: "Pane" }, personId },
    ]);
    expect(outdated).toBe(1);
  });

  test("says what waits for a translator, for as long as the record is there", async () => {
    await edit(1, { title: { en: "Bread", it: "Pane" }, summary: { en: "Baked" } });
    await edit(2, { title: { en: "Rolls", it: "Pane" } });
    const both = ["summary it missing", "title it outdated"];
    expect(await waiting()).toEqual(both);
    await edit(3, "as-it-was");
    expect(await waiting()).toEqual(both);
    await edit(4, "deleted");
    expect(await waiting()).toEqual([]);
    await edit(5, "brought-back");
    expect(await waiting()).toEqual(both);
    await edit(6, "removed");
    expect(await waiting()).toEqual([]);
    expect((await history()).map(({ act }) => act)).toEqual([
      ...["edit-theme", "edit-theme", "cancel-theme", "delete-theme", "bring-back-theme", "remove-theme"],
    ]);
    expect(outdated).toBe(6);
  });

  test("of another version leaves no trace, and says what is stored now", async () => {
    let linked = 0;
    const also = async () => {
      linked += 1;
    };
    await edit(1, { number: 7 }, also);
    const stale = await edit(1, { number: 8, title: { en: "Bread" } }, also);
    expect(stale).toEqual({ ok: false, reason: "conflict", detail: { number: 7, version: 2 } });
    expect([linked, outdated, (await history()).length, await waiting()]).toEqual([1, 1, 1, []]);
  });
});

test("a new record is history, too, about the person that its maker names", async () => {
  const after = { title: { en: "Bread" } };
  await transaction((tx) =>
    recordChange(tx, scope, kind(), null, { act: "create-theme", id, after, personId }),
  );
  expect(await history()).toMatchObject([
    { act: "create-theme", values: [{ field: "title", before: null, after: after.title, personId }] },
  ]);
  expect(await waiting()).toEqual(["title it missing"]);
});
