import { beforeAll, beforeEach, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { forgetLogin } from "@/lib/people/commands/forget-login";
import { db } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { findMyFile } from "@/lib/registration/queries/my-file";
import { makeLogin, makeMember } from "@/prisma/factories/people";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { findRegistrationForDesk } from "../queries/detail";
import { listMarks } from "../queries/tags";
import { assignRegistrations, giveBackRegistrations } from "./assign-registrations";

let desk: Awaited<ReturnType<typeof makeEntrance>>;
let scope: EditionScope<"annotate-registration">;
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

const worker = async (name: string, choice: object = {}) =>
  makeMember(desk.organisation, { role: "editor", login: await makeLogin({ name }), ...choice });
const people = (count: number) =>
  Promise.all(
    Array.from({ length: count }, async () => (await makeRegistration(desk.edition, desk.category)).id),
  );
const given = async (registrations: string[], member: string | null) => {
  const result = await assignRegistrations(scope, { registrations, member });
  if (!result.ok) throw new Error("refused");
  return result.value;
};
const seenBy = async (id: string) => (await findRegistrationForDesk(reader, id))?.assignee?.name ?? null;

test("many are given to somebody at once, and each is whoever's it was before", async () => {
  const [edna, frida] = [await worker("Edna Esempio"), await worker("Frida Esempio")];
  const [one = "", two = "", three = ""] = await people(3);
  await given([one], edna.id);
  const { changed } = await given([one, two, three], frida.id);
  expect(new Map(changed.map(({ registration, member }) => [registration, member]))).toEqual(
    new Map([
      [one, edna.id],
      [two, null],
      [three, null],
    ]),
  );
  // Somebody gives one of them on, before it is taken back.
  await given([three], edna.id);
  expect(await giveBackRegistrations(scope, { member: frida.id, back: changed })).toEqual({
    ok: true,
    value: { changed: 2 },
  });
  expect([await seenBy(one), await seenBy(two), await seenBy(three)]).toEqual([
    "Edna Esempio",
    null,
    "Edna Esempio",
  ]);
  const acts = await db().auditEntry.findMany({
    where: { objectId: two, act: { contains: "assign" } },
    orderBy: { id: "asc" },
    select: { act: true, values: { select: { before: true, after: true, registrationId: true } } },
  });
  expect(acts).toEqual([
    { act: "assign-registration", values: [{ before: null, after: frida.id, registrationId: two }] },
    { act: "unassign-registration", values: [{ before: frida.id, after: null, registrationId: two }] },
  ]);
  const told = { editionId: desk.edition.id, template: { not: "registration-confirmed" as const } };
  expect(await db().outboxMessage.count({ where: told })).toBe(0);
});

test("said twice it is done once", async () => {
  const edna = await worker("Edna Esempio");
  const [one = ""] = await people(1);
  expect((await given([one], edna.id)).changed).toHaveLength(1);
  expect((await given([one], edna.id)).changed).toEqual([]);
  expect((await given([one], null)).changed).toEqual([{ registration: one, member: edna.id }]);
  expect((await given([one], null)).changed).toEqual([]);
});

test.each([
  ["is removed from the team", { removedAt: new Date() }],
  ["may only look from now on", { role: "viewer" as const }],
])("it is everybody's again when the one who has it %s", async (_what, data) => {
  const edna = await worker("Edna Esempio");
  const [one = "", two = ""] = await people(2);
  await given([one], edna.id);
  const frida = await worker("Frida Esempio");
  const { changed } = await given([one, two], frida.id);
  await db().teamMember.updateMany({ where: { id: edna.id }, data });
  // Taken back, it does not go to somebody who has left.
  await giveBackRegistrations(scope, { member: frida.id, back: changed });
  expect(await seenBy(one)).toBeNull();
  expect(await db().registrationAssignee.count({ where: { registrationId: one } })).toBe(0);
  await given([two], frida.id);
  expect(await seenBy(two)).toBe("Frida Esempio");
  await db().teamMember.updateMany({ where: { id: frida.id }, data });
  expect(await seenBy(two)).toBeNull();
  expect((await listMarks(reader)).team.map(({ name }) => name)).not.toContain("Frida Esempio");
});

test("and nothing is left of it when they delete their sign-in", async () => {
  const edna = await worker("Edna Esempio");
  const [one = ""] = await people(1);
  await given([one], edna.id);
  expect((await forgetLogin({ id: edna.login.id })).ok).toBe(true);
  expect(await db().registrationAssignee.count({ where: { memberId: edna.id } })).toBe(0);
  expect(await seenBy(one)).toBeNull();
});

test("nobody of another team, of another edition, or who has not accepted, is given anybody", async () => {
  const [one = ""] = await people(1);
  const other = await makeEntrance();
  const strangers = [
    await makeMember(other.organisation, { role: "editor" }),
    await worker("Ines Esempio", { acceptedAt: null }),
    await worker("Viola Esempio", { role: "viewer" }),
  ];
  for (const { id } of strangers)
    await expect(assignRegistrations(scope, { registrations: [one], member: id })).rejects.toThrow(
      "not-found",
    );
  const away = await makeRegistration(other.edition, other.category);
  const edna = await worker("Edna Esempio");
  await expect(assignRegistrations(scope, { registrations: [away.id], member: edna.id })).rejects.toThrow(
    "not-found",
  );
});

test("that somebody sees to them is in a person's file, and never who; it goes with them", async () => {
  const edna = await worker("Edna Esempio");
  const [one = ""] = await people(1);
  await given([one], edna.id);
  const file = await findMyFile(linkScope(desk.ids, one));
  expect(file.assigned).toBe(true);
  for (const word of ["Edna", edna.id, edna.login.id]) expect(JSON.stringify(file)).not.toContain(word);
  await eraseRegistration(linkScope(desk.ids, one));
  expect(await db().registrationAssignee.count({ where: { registrationId: one } })).toBe(0);
  expect(await brokenSince(db())).toEqual([]);
});

test("costs the same for one and for many", async () => {
  const [edna, frida] = [await worker("Edna Esempio"), await worker("Frida Esempio")];
  const ids = await people(30);
  await expectQueries(8, () => given(ids.slice(0, 2), edna.id));
  await expectQueries(8, () => given(ids, frida.id));
});
