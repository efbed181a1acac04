import { expect, test } from "vitest";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { countQuotas } from "@/lib/places/queries/count-places";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { newcomer } from "@/prisma/testing/newcomer";
import { linkScope } from "@/prisma/testing/scopes";
import { findMyFile } from "../queries/my-file";
import type { NewRegistration } from "./new-registration";
import { register } from "./register";
import { withdraw } from "./withdraw";

/** An edition with one place, of which one category is answered by its organisers and one is not. */
async function makeAnswered(answerBy: Date | null = null) {
  const { edition, ids, category } = await makeEntrance({ capacity: 1 });
  const each = await makeCategory(edition, { quotaIds: [edition.rootQuotaId], approval: true, answerBy });
  let arrivals = 0;
  const come = (categoryId: string, choice: Partial<NewRegistration> = {}) => {
    arrivals += 1;
    const who = { fullName: `Chiara Esempio ${arrivals}`, email: `chiara-${arrivals}@example.org` };
    return placesTransaction(ids, (tx) =>
      register(tx, newcomer({ ...ids, categoryId }, { ...choice, ...who }), { kind: "visitor" }),
    );
  };
  const toldOf = (registrationId: string) =>
    db().outboxMessage.findMany({
      where: { registrationId },
      select: { template: true, parameters: true, state: true },
    });
  const taken = async () => (await countQuotas(db(), ids))[0]?.taken;
  return { edition, ids, open: category.id, each: each.id, come, toldOf, taken };
}

test("whoever comes by themselves waits for an answer, takes no place, and is told so with the day", async () => {
  const { each, open, come, toldOf, taken, ids } = await makeAnswered(new Date("2099-05-01"));
  const first = await come(each);
  expect(first).toMatchObject({ ok: true, value: { state: "pending" } });
  const id = first.ok ? first.value.registrationId : "";
  expect(await toldOf(id)).toEqual([
    { template: "registration-received", parameters: { until: "venerdì 1 maggio 2099" }, state: "queued" },
  ]);
  expect(await taken()).toBe(0);
  // The place is free for somebody else; then everything is full, and one can still register for an answer.
  expect(await come(open)).toMatchObject({ ok: true, value: { state: "confirmed" } });
  expect(await come(open)).toMatchObject({ ok: true, value: { state: "waitlisted" } });
  expect(await come(each, { origin: "api" })).toMatchObject({ ok: true, value: { state: "pending" } });
  const row = await db().registration.findFirstOrThrow({ where: { id } });
  expect(row).toMatchObject({ queuePosition: null, verdict: null });
  expect(await withdraw(linkScope(ids, id))).toMatchObject({ ok: true });
});

test("a day that is over is said to nobody", async () => {
  const { each, come, toldOf } = await makeAnswered(new Date("2020-05-01"));
  const first = await come(each);
  expect(await toldOf(first.ok ? first.value.registrationId : "")).toMatchObject([{ parameters: {} }]);
});

test.each(["by_hand", "import"] as const)(
  "whoever organisers add (%s) is not asked again",
  async (origin) => {
    const { each, come } = await makeAnswered();
    expect(await come(each, { origin })).toMatchObject({ ok: true, value: { state: "confirmed" } });
  },
);

test("a form sent twice gets the first answer, and once it is over none", async () => {
  const { edition, each, come, ids } = await makeAnswered();
  const draft = await makeRegistration(edition, null, { state: "draft" });
  const send = () => come(each, { draftId: draft.id });
  const first = await send();
  expect(first).toMatchObject({ ok: true, value: { state: "pending", registrationId: draft.id } });
  expect(await send()).toEqual(first);
  await withdraw(linkScope(ids, draft.id));
  expect(await send()).toEqual({ ok: false, reason: "sent" });
});

test("no longer answered, those who wait go on waiting, and whoever comes then has a place", async () => {
  const { each, come } = await makeAnswered();
  const first = await come(each);
  await db().category.updateMany({ where: { id: each }, data: { approval: false } });
  expect(await come(each)).toMatchObject({ ok: true, value: { state: "confirmed" } });
  const { state } = await db().registration.findFirstOrThrow({
    where: { id: first.ok ? first.value.registrationId : "" },
  });
  expect(state).toBe("pending");
});

test("what is decided and not told stands in nobody's file", async () => {
  const { edition, each, ids } = await makeAnswered();
  const category = await db().category.findFirstOrThrow({ where: { id: each } });
  const { id } = await makeRegistration(edition, category, { state: "pending" });
  const entry = await db().auditEntry.create({
    data: {
      organisationId: ids.organisationId,
      actorKind: "system",
      act: "answer-untold",
      objectKind: "registration",
    },
  });
  const value = (field: string) => ({ auditEntryId: entry.id, field, after: "decline", registrationId: id });
  await db().auditValue.createMany({ data: [value("verdict"), value("state")] });
  const { changes } = await findMyFile({ organisationId: ids.organisationId, registrationId: id });
  expect(changes.filter(({ after }) => after === "decline").map(({ field }) => field)).toEqual(["state"]);
});
