import { beforeAll, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { forgetLogin } from "@/lib/people/commands/forget-login";
import { db } from "@/lib/platform/db/client";
import { makeLogin, makeMember } from "@/prisma/factories/people";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope } from "@/prisma/testing/scopes";
import { listArrangements } from "../queries/arrangements";
import { arrangeTodo } from "./arrange-todo";

let scope: EditionScope<"arrange-todos">;
let reader: EditionScope<"view-registrations">;
let organisation: { id: string };

const editor = async (choice: object = {}) => {
  const login = await makeLogin({ name: "Edna Esempio" });
  return makeMember(organisation, { role: "editor", login, ...choice });
};
const arranged = async (todo: "decide" | "release" = "decide") =>
  (await listArrangements(reader)).arranged.get(todo) ?? null;
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  const { edition } = await makeEntrance({ timeZone: "Europe/Rome" });
  organisation = { id: edition.organisationId };
  scope = await editionScope<"arrange-todos">(edition);
  reader = await editionScope<"view-registrations">(edition);
});

test("a to-do is given, put off and everybody's again, and each is in the history", async () => {
  const edna = await editor();
  await arrangeTodo(scope, { todo: "decide", member: edna.id, until: null });
  expect(await arranged()).toEqual({
    member: { id: edna.id, name: "Edna Esempio", mine: false },
    until: null,
  });
  await arrangeTodo(scope, { todo: "decide", member: edna.id, until: day(3) });
  expect(await arranged()).toMatchObject({ member: { id: edna.id }, until: day(3) });
  await arrangeTodo(scope, { todo: "decide", member: null, until: null });
  expect(await arranged()).toBeNull();
  const entries = await db().auditEntry.findMany({
    where: { editionId: scope.editionId, objectKind: "todo" },
    orderBy: { id: "asc" },
    select: { act: true },
  });
  expect(entries.map(({ act }) => act)).toEqual(["give-todo", "put-off-todo", "resume-todo"]);
});

test("the same said twice is done once", async () => {
  const count = () => db().auditEntry.count({ where: { editionId: scope.editionId } });
  await arrangeTodo(scope, { todo: "release", member: null, until: day(5) });
  const before = await count();
  await arrangeTodo(scope, { todo: "release", member: null, until: day(5) });
  expect(await count()).toBe(before);
});

test("on its day a to-do is back", async () => {
  await arrangeTodo(scope, { todo: "release", member: null, until: day(3) });
  // A day that has come in every zone.
  await db().todoArrangement.updateMany({
    where: { editionId: scope.editionId, todo: "release" },
    data: { until: new Date(day(-1)) },
  });
  expect(await arranged("release")).toBeNull();
});

test("a day that has come puts nothing off; one that is stored may stand while another thing is said", async () => {
  const edna = await editor();
  await arrangeTodo(scope, { todo: "release", member: null, until: day(4) });
  for (const until of [day(-1), day(-300)])
    expect(await arrangeTodo(scope, { todo: "release", member: null, until })).toEqual({
      ...{ ok: false, reason: "field-errors", detail: { until: "past" } },
    });
  expect(await arranged("release")).toEqual({ member: null, until: day(4) });
  await db().todoArrangement.updateMany({
    where: { editionId: scope.editionId, todo: "release" },
    data: { until: new Date(day(-1)) },
  });
  expect(await arrangeTodo(scope, { todo: "release", member: edna.id, until: day(-1) })).toMatchObject({
    ok: true,
  });
});

test.each([
  ["is removed from the team", { removedAt: new Date() }],
  ["may only look from now on", { role: "viewer" as const }],
])("a to-do is back when the one who has it %s", async (_what, data) => {
  const edna = await editor();
  await arrangeTodo(scope, { todo: "decide", member: edna.id, until: null });
  await db().teamMember.updateMany({ where: { id: edna.id }, data });
  expect(await arranged()).toBeNull();
});

test("and when they delete their sign-in: nothing of it is left", async () => {
  const edna = await editor();
  await arrangeTodo(scope, { todo: "decide", member: edna.id, until: null });
  expect((await forgetLogin({ id: edna.login.id })).ok).toBe(true);
  expect(await arranged()).toBeNull();
  expect(await db().todoArrangement.count({ where: { memberId: edna.id } })).toBe(0);
});

test("nobody of another team, of another edition, or who has not accepted, is given anything", async () => {
  const strangers = [
    await makeMember({ id: (await makeEntrance()).edition.organisationId }, { role: "editor" }),
    await editor({ acceptedAt: null }),
    await editor({ role: "viewer" }),
  ];
  for (const { id } of strangers)
    await expect(arrangeTodo(scope, { todo: "decide", member: id, until: null })).rejects.toThrow(
      "not-found",
    );
});

test("reading them costs the same, however many there are", async () => {
  await expectQueries(4, () => listArrangements(reader));
});
