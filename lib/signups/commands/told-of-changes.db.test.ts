import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { linkScope } from "@/prisma/testing/scopes";
import { leaveSession, signUp } from "./sign-up";

const START = new Date("2027-05-06T08:00:00Z");

test("a release tells whoever signed up for what it moves or cancels, once each, and nobody else; a larger room lets in", async () => {
  const { edition, ids, scope, category } = await makeEntrance({ dates: ["2027-05-06"], capacity: null });
  const [small, large] = [
    await makeRoom(edition, { name: "Aula", capacity: 1 }),
    await makeRoom(edition, { name: "Hall", capacity: 9 }),
  ];
  const [soup, bread] = [
    await makeSession(edition, { title: { en: "Soup" }, signUp: "sign_up" }),
    await makeSession(edition, { title: { en: "Bread" }, signUp: "sign_up" }),
  ];
  const end = new Date(START.getTime() + 3_600_000);
  const slot = await makeSlot(edition, {
    sessionId: soup.id,
    roomId: small.id,
    startsAt: START,
    endsAt: end,
  });
  await makeSlot(edition, {
    ...{ sessionId: bread.id, roomId: small.id },
    ...{ startsAt: end, endsAt: new Date(end.getTime() + 3_600_000) },
  });
  const publish = () => release(scope, { name: "All", note: {} } as never);
  expect(await publish()).toMatchObject({ ok: true });
  const come = async () => linkScope(ids, (await makeRegistration(edition, category)).id);
  const [ada, bea, cora, dora] = [await come(), await come(), await come(), await come()];
  for (const one of [ada, bea]) await signUp(one, { session: soup.number });
  await signUp(ada, { session: bread.number });
  await signUp(cora, { session: bread.number });
  await leaveSession(cora, { session: bread.number });
  await signUp(dora, { session: bread.number });
  const told = async () =>
    (
      await db().outboxMessage.findMany({
        where: { ...ids, template: "session-changed" },
        select: { registrationId: true, state: true, parameters: true },
        orderBy: { createdAt: "asc" },
      })
    ).map(({ registrationId, state, parameters }) => [
      registrationId,
      state,
      (parameters as { changes: string }).changes,
    ]);
  expect(await told()).toEqual([]);
  await db().slot.updateMany({
    where: { id: slot.id },
    data: { roomId: large.id, version: { increment: 1 } },
  });
  await db().session.updateMany({ where: { id: bread.id }, data: { cancelledAt: new Date() } });
  expect(await publish()).toMatchObject({ ok: true });
  const lines = Object.fromEntries(
    (await told()).map(([id, state, changes]) => [id, `${state}: ${changes}`]),
  );
  expect(Object.keys(lines).sort()).toEqual(
    [ada, bea, dora].map(({ registrationId }) => registrationId).sort(),
  );
  expect(lines[ada.registrationId]).toMatch(/^queued: Moved: Soup, now .*Hall\nCancelled: Bread$/);
  expect(lines[bea.registrationId]).toMatch(/^queued: Moved: Soup, now .*Hall$/);
  expect(lines[dora.registrationId]).toBe("queued: Cancelled: Bread");
  expect(
    await db().signUp.count({ where: { sessionId: soup.id, state: "signed_up" } }),
    "the hall has room",
  ).toBe(2);
});
