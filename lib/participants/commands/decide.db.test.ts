import { expect, test } from "vitest";
import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { db, transaction } from "@/lib/platform/db/client";
import { makeSmall } from "@/prisma/scenarios/small-edition";

test("never more are confirmed than there are places, however many are decided at once", async () => {
  const { make, decide, organisationId, editionId } = await makeSmall(2);
  const ids = await Promise.all(Array.from({ length: 5 }, () => make("pending")));
  const answers = await Promise.all(ids.map((id) => decide("confirm", [id])));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(2);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "no-place")).toHaveLength(3);
  const confirmed = await db().registration.count({
    where: { organisationId, editionId, state: "confirmed" },
  });
  expect(confirmed).toBe(2);
});

test("a cancelled place goes to the first who waits, and both are told", async () => {
  const { make, decide, stateOf } = await makeSmall(1);
  const inside = await make("confirmed");
  const second = await make("waitlisted", 2);
  const first = await make("waitlisted", 1);
  expect(await decide("confirm", [second])).toEqual({ ok: false, reason: "no-place" });
  expect(await decide("cancel", [inside])).toEqual({
    ok: true,
    value: { decided: 1, left: 0, letIn: 1, undoSeconds: 0 },
  });
  expect([await stateOf(inside), await stateOf(first), await stateOf(second)]).toEqual([
    "cancelled",
    "confirmed",
    "waitlisted",
  ]);
  const told = await db().outboxMessage.findMany({
    where: {
      registrationId: { in: [inside, first] },
      template: { in: ["registration-cancelled", "registration-promoted"] },
    },
  });
  expect(told).toHaveLength(2);
});

test("the same decision twice changes nothing; not told is on record as not sent", async () => {
  const { make, decide, stateOf } = await makeSmall(3);
  const id = await make("pending");
  expect((await decide("waitlist", [id], false)).ok).toBe(true);
  expect(await decide("waitlist", [id])).toEqual({ ok: false, reason: "already-decided" });
  expect(await stateOf(id)).toBe("waitlisted");
  const silent = await db().outboxMessage.findFirstOrThrow({
    where: { registrationId: id, template: "registration-waitlisted" },
    orderBy: { createdAt: "desc" },
  });
  expect(silent.state).toBe("cancelled");
});

test("whoever is declined or cancelled leaves no diet behind; that a consent was given stays on record", async () => {
  const { make, decide, organisationId, editionId } = await makeSmall(3);
  await transaction((tx) => createStandardForm(tx, { organisationId, editionId, languages: ["en"] }));
  const diet = await db().fieldVersion.findFirstOrThrow({ where: { field: { editionId, key: "diet" } } });
  const answering = async (state: "pending" | "confirmed") => {
    const registrationId = await make(state);
    const consent = await db().consent.create({
      data: { organisationId, registrationId, termVersionId: diet.termVersionId ?? "", language: "en" },
    });
    await db().answer.create({
      data: {
        organisationId,
        registrationId,
        fieldVersionId: diet.id,
        value: "no nuts",
        consentId: consent.id,
      },
    });
    return registrationId;
  };
  const [declined, cancelled, stays] = [
    await answering("pending"),
    await answering("confirmed"),
    await answering("confirmed"),
  ];
  await decide("decline", [declined]);
  await decide("cancel", [cancelled]);
  const left = await db().answer.findMany({ where: { organisationId } });
  expect(left.map((answer) => answer.registrationId)).toEqual([stays]);
  const consents = await db().consent.findMany({ where: { organisationId } });
  expect(consents.filter((consent) => consent.withdrawnAt === null)).toHaveLength(1);
  expect(consents).toHaveLength(3);
});
