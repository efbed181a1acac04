import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { db } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { findMyFile } from "@/lib/registration/queries/my-file";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { listTags } from "../queries/tags";
import { editTag, removeTag } from "./edit-tag";
import { tagByName, tagRegistrations } from "./tag-registrations";

type Scope = EditionScope<"annotate-registration">;

let desk: Awaited<ReturnType<typeof makeEntrance>>;
let scope: Scope;
let reader: EditionScope<"view-registrations">;
let brokenSince: Awaited<ReturnType<typeof watchInvariants>>;
beforeAll(async () => {
  brokenSince = await watchInvariants(db());
});
beforeEach(async () => {
  desk = await makeEntrance();
  scope = await editionScope<"annotate-registration">(desk.edition);
  reader = await editionScope<"view-registrations">(desk.edition);
});

const people = async (count: number, choice: object = {}) => {
  const made: string[] = [];
  for (let one = 0; one < count; one += 1)
    made.push((await makeRegistration(desk.edition, desk.category, { state: "waitlisted", ...choice })).id);
  return made.sort();
};
const tagged = async (name: string, registrations: string[]) => {
  const result = await tagByName(scope, { name, registrations });
  if (!result.ok) throw new Error("refused");
  return result.value;
};
const names = async () => (await listTags(db(), reader)).map(({ name, count }) => `${name} ${count}`);
const history = async (id: string) => {
  const rows = await db().auditEntry.findMany({
    where: { objectId: id },
    orderBy: { id: "asc" },
    select: { act: true, values: { select: { field: true, before: true, after: true } } },
  });
  return rows
    .filter(({ act }) => act.includes("tag"))
    .map(({ act, values: [value] }) => [act, value?.before, value?.after]);
};

describe("a tag", () => {
  test("is put on many at once, told in the history of each, and taken off whoever got it by it", async () => {
    const [first = "", second = "", third = ""] = await people(3);
    await tagged("Speaker", [first]);
    const { tagId, changed } = await tagged("Speaker", [first, second, third]);
    expect([...changed].sort()).toEqual([second, third]);
    expect(await names()).toEqual(["Speaker 3"]);
    const undone = await tagRegistrations(scope, { tag: tagId, registrations: changed, has: false });
    expect(undone).toMatchObject({ ok: true });
    expect(await names()).toEqual(["Speaker 1"]);
    expect(await history(first)).toEqual([["tag-registration", null, "Speaker"]]);
    expect(await history(third)).toEqual([
      ["tag-registration", null, "Speaker"],
      ["untag-registration", "Speaker", null],
    ]);
    expect(await history(tagId)).toEqual([["create-tag", null, "Speaker"]]);
    expect(
      await db().outboxMessage.count({
        where: { editionId: desk.edition.id, template: { not: "registration-waitlisted" } },
      }),
    ).toBe(0);
  });

  test("is one whatever its case, in its edition alone, and stands in the order of names", async () => {
    const [one = ""] = await people(1);
    for (const name of ["Zorro", "élan", "SPEAKER", "speaker", "Élan", "éclair"]) await tagged(name, [one]);
    expect(await names()).toEqual(["éclair 1", "élan 1", "SPEAKER 1", "Zorro 1"]);
    const other = await makeEntrance();
    const mine = await makeRegistration(other.edition, other.category);
    const there = await editionScope<"annotate-registration">(other.edition);
    expect(await tagByName(there, { name: "Speaker", registrations: [mine.id] })).toMatchObject({ ok: true });
    expect(await names()).toHaveLength(4);
  });

  test("made by twenty at once is one", async () => {
    const ids = await people(20);
    await Promise.all(ids.map((id, nth) => tagged(nth % 2 ? "Night train" : "NIGHT TRAIN", [id])));
    expect((await listTags(db(), reader)).map(({ count }) => count)).toEqual([20]);
    const made = { editionId: desk.edition.id, act: "create-tag" };
    expect(await db().auditEntry.count({ where: made })).toBe(1);
  });

  test("is renamed for all who have it, never to the name of another, and removed from all", async () => {
    const [one = ""] = await people(1);
    const { tagId } = await tagged("Kitchen", [one]);
    await tagged("Cook", [one]);
    expect(await editTag(scope, { tag: tagId, version: 1, name: "cook" })).toEqual({
      ok: false,
      reason: "tag-taken",
    });
    expect(await editTag(scope, { tag: tagId, version: 1, name: "Helps" })).toMatchObject({ ok: true });
    expect(await editTag(scope, { tag: tagId, version: 1, name: "Cooks" })).toMatchObject({
      reason: "conflict",
    });
    expect(await names()).toEqual(["Cook 1", "Helps 1"]);
    expect(await removeTag(scope, { tag: tagId, version: 2 })).toMatchObject({ ok: true });
    expect(await names()).toEqual(["Cook 1"]);
    expect(await history(tagId)).toEqual([
      ["create-tag", null, "Kitchen"],
      ["edit-tag", "Kitchen", "Helps"],
      ["remove-tag", "Helps", null],
    ]);
    // What was done to the person is told as it was called then.
    expect(await history(one)).toContainEqual(["tag-registration", null, "Kitchen"]);
  });

  test("of another edition, or for people of another one, drafts or erased, does nothing", async () => {
    const other = await makeEntrance();
    const stranger = await makeRegistration(other.edition, other.category);
    const [draft = ""] = await people(1, { state: "draft" });
    const [mine = ""] = await people(1);
    for (const registrations of [[stranger.id], [draft]])
      await expect(tagByName(scope, { name: "Lost", registrations })).rejects.toThrow("not-found");
    expect(await names()).toEqual([]);
    const { tagId } = await tagged("Mine", [mine]);
    const there = await editionScope<"annotate-registration">(other.edition);
    const away = { tag: tagId, registrations: [stranger.id], has: true };
    await expect(tagRegistrations(there, away)).rejects.toThrow("not-found");
    await expect(editTag(there, { tag: tagId, version: 1, name: "Theirs" })).rejects.toThrow("not-found");
    await expect(removeTag(there, { tag: tagId, version: 1 })).rejects.toThrow("not-found");
    const { changed } = await tagged("Mine", [mine, stranger.id, draft]);
    expect(changed).toEqual([]);
  });

  test("costs the same for one and for many", async () => {
    const ids = await people(40);
    const { tagId } = await tagged("Many", ids.slice(0, 1));
    const put = (registrations: string[]) =>
      tagRegistrations(scope, { tag: tagId, registrations, has: true });
    await expectQueries(8, () => put(ids.slice(1, 21)));
    await expectQueries(8, () => put(ids.slice(21)));
  });
});

describe("what was put on a person", () => {
  test("is in their file, without who did it", async () => {
    const [one = ""] = await people(1);
    await tagged("Night train", [one]);
    const file = await findMyFile(linkScope(desk.ids, one));
    expect(file.tags).toEqual(["Night train"]);
    expect(file.assigned).toBe(false);
    expect(file.changes).toContainEqual(
      expect.objectContaining({ act: "tag-registration", by: "login", field: "tag", after: "Night train" }),
    );
    expect(JSON.stringify(file)).not.toContain(scope.actor.id);
  });

  test("goes with them", async () => {
    const [one = "", other = ""] = await people(2);
    const { tagId } = await tagged("Leaves", [one, other]);
    await eraseRegistration(linkScope(desk.ids, one));
    const links = () => db().registrationTag.findMany({ where: { tagId }, select: { registrationId: true } });
    expect(await links()).toEqual([{ registrationId: other }]);
    expect(await history(one)).toEqual([["tag-registration", undefined, undefined]]);
    expect(await brokenSince(db())).toEqual([]);
  });

  test("is never there again when they are erased at the same moment", async () => {
    const ids = await people(24);
    const { tagId } = await tagged("Race", ids);
    await tagRegistrations(scope, { tag: tagId, registrations: ids, has: false });
    await Promise.all([
      ...ids.map((id) => eraseRegistration(linkScope(desk.ids, id))),
      ...ids.map((_, nth) =>
        tagRegistrations(scope, { tag: tagId, registrations: ids.slice(nth), has: true }).catch(() => null),
      ),
    ]);
    expect(await db().registrationTag.count({ where: { tagId } })).toBe(0);
    expect(await brokenSince(db())).toEqual([]);
  });
});
