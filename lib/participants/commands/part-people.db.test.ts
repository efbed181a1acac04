import { describe, expect, test } from "vitest";
import { brokenInvariants } from "@/lib/invariants";
import { endMerges } from "@/lib/people/commands/merges";
import { db } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { makeMember } from "@/prisma/factories/people";
import { makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeTwoRecords } from "@/prisma/scenarios/two-records";
import { editionScope, linkScope, makeActor } from "@/prisma/testing/scopes";
import { findRegistrationForDesk } from "../queries/detail";
import { mergePeople } from "./merge-people";
import { partPeople } from "./part-people";

describe("parted within a day", () => {
  test("whose place somebody else has by now stands first on the list, is told, and gets the next one", async () => {
    const two = await makeTwoRecords();
    const [inside, waiting] = [
      await makeRegistration(two.edition, two.category, { state: "waitlisted" }),
      await makeRegistration(two.edition, two.category, { state: "waitlisted" }),
    ];
    await two.join();
    expect(await two.part()).toEqual({
      ok: true,
      value: { registrationId: two.one.id, back: 0, waiting: 1, left: 0 },
    });
    const back = await two.row(two.other.id);
    expect(back).toMatchObject({ state: "waitlisted", personId: two.goneId, mergedIntoId: null });
    expect(back.queuePosition).toBeLessThan((await two.row(waiting.id)).queuePosition ?? 0);
    const told = await db().outboxMessage.findMany({
      where: { registrationId: two.other.id, state: "queued" },
      orderBy: { createdAt: "asc" },
    });
    // Of the merge nothing is heard any more: its message had not left.
    expect(told.map(({ template }) => template)).toEqual([
      "registration-confirmed",
      "registration-waitlisted",
    ]);
    await eraseRegistration(linkScope(two.ids, inside.id));
    expect([(await two.row(two.other.id)).state, (await two.row(waiting.id)).state]).toEqual([
      "confirmed",
      "waitlisted",
    ]);
  });

  test("an owner gives back the place above the capacity, named as such; whoever else asks for it is refused", async () => {
    const two = await makeTwoRecords();
    const waiting = [
      await makeRegistration(two.edition, two.category, { state: "waitlisted" }),
      await makeRegistration(two.edition, two.category, { state: "waitlisted" }),
    ];
    const scopeOf = async ({ organisation, edition }: typeof two, role: "owner" | "editor") => {
      const actor = await makeActor();
      const login = { id: actor.id, email: actor.emails[0] ?? "" };
      await makeMember(organisation, { login: login as never, role });
      return editionScope(edition, { actor, role });
    };
    const [owner, editor] = [await scopeOf(two, "owner"), await scopeOf(two, "editor")];
    await two.join();
    expect((await findRegistrationForDesk(owner as never, two.one.id))?.joined[0]?.above).toEqual({
      ...{ taken: 3, capacity: 2 },
    });
    expect((await findRegistrationForDesk(editor as never, two.one.id))?.joined[0]?.above).toBeNull();
    expect(await two.part(editor, true)).toEqual({ ok: false, reason: "elsewhere" });
    expect(await two.part(owner, true)).toMatchObject({ ok: true, value: { back: 1, waiting: 0 } });
    expect(await two.row(two.other.id)).toMatchObject({ state: "confirmed", aboveCapacity: true });
    expect((await two.row(waiting[1]?.id ?? "")).state).toBe("waitlisted");
    const said = await db().auditValue.findMany({ where: { registrationId: two.other.id, field: "places" } });
    expect(said.map(({ after }) => after)).toEqual(["3 / 2"]);
    const root = two.edition.rootQuotaId;
    expect((await brokenInvariants(db())).filter(({ ids }) => ids.includes(root))).toEqual([]);
    // Where there is room it is no exception.
    const roomy = await makeTwoRecords({ capacity: 3 });
    await roomy.join();
    const scope = await scopeOf(roomy, "owner");
    expect((await findRegistrationForDesk(scope as never, roomy.one.id))?.joined[0]?.above).toBeNull();
    expect(await roomy.part(scope, true)).toMatchObject({ ok: true, value: { back: 1 } });
    expect(await roomy.row(roomy.other.id)).toMatchObject({ state: "confirmed", aboveCapacity: false });
  });

  test("who waited stands where they stood, and hears nothing when they had heard nothing", async () => {
    const two = await makeTwoRecords({ states: ["confirmed", "waitlisted"], capacity: 1 });
    await two.join();
    expect(await two.part()).toMatchObject({ ok: true, value: { back: 1 } });
    const { state, queuePosition } = two.other;
    expect(await two.row(two.other.id)).toMatchObject({ state, queuePosition });
    const waiting = { registrationId: two.other.id, state: "queued" as const };
    expect((await db().outboxMessage.findMany({ where: waiting })).map(({ template }) => template)).toEqual([
      "registration-waitlisted",
    ]);
  });

  test("who was told is told again", async () => {
    const two = await makeTwoRecords();
    await two.join();
    await db().outboxMessage.updateMany({
      where: { registrationId: two.other.id, template: "registration-merged" },
      data: { state: "sent", sentAt: new Date() },
    });
    await two.part();
    expect((await two.row(two.other.id)).state).toBe("confirmed");
    const told = await db().outboxMessage.findMany({
      where: { registrationId: two.other.id },
      orderBy: { createdAt: "asc" },
    });
    expect(told.map(({ template }) => template)).toEqual([
      ...["registration-confirmed", "registration-merged", "registration-confirmed"],
    ]);
  });

  test("who waited for an answer and was told is told that one follows", async () => {
    const two = await makeTwoRecords({ states: ["confirmed", "pending"] });
    await two.join();
    await db().outboxMessage.updateMany({
      where: { registrationId: two.other.id, template: "registration-merged" },
      data: { state: "sent", sentAt: new Date() },
    });
    expect(await two.part()).toMatchObject({ ok: true, value: { back: 1 } });
    expect((await two.row(two.other.id)).state).toBe("pending");
    const last = await db().outboxMessage.findFirst({
      where: { registrationId: two.other.id },
      orderBy: { createdAt: "desc" },
    });
    expect(last?.template).toBe("registration-received");
  });

  test("twice is once; and after the day it is final", async () => {
    const two = await makeTwoRecords();
    await two.join();
    await db().personMerge.updateMany({
      where: { goneId: two.goneId },
      data: { mergedAt: new Date(Date.now() - 90_000_000), finalAt: new Date(Date.now() - 1_000) },
    });
    expect(await two.part()).toEqual({ ok: false, reason: "joined-for-good" });
    await endMerges();
    expect((await two.merge()).moved).toBeNull();
    expect(await two.part()).toEqual({ ok: false, reason: "joined-for-good" });
    const again = await makeTwoRecords();
    await again.join();
    expect(
      (await Promise.all([again.part(), again.part()])).map((answer) => answer.ok || answer.reason),
    ).toEqual(expect.arrayContaining([true, "parted-already"]));
  });

  test("the later of two is parted first", async () => {
    const two = await makeTwoRecords({ capacity: 5 });
    const third = await makeRegistration(two.edition, two.category, { fullName: "Ida E." });
    await two.join();
    const first = await two.merge();
    const more = { registration: two.one.id, other: third.personId ?? "", tell: false };
    expect(
      await mergePeople(two.scope as never, { ...more, stays: [{ registration: third.id }] }),
    ).toMatchObject({ ok: true, value: { ended: 1 } });
    const part = (merge: string) => partPeople(two.scope as never, { registration: third.id, merge });
    expect(await part(first.id)).toEqual({ ok: false, reason: "joined-again" });
    const second = await db().personMerge.findFirstOrThrow({ where: { goneId: more.other } });
    expect(await part(second.id)).toMatchObject({ ok: true, value: { back: 1 } });
    expect(await two.part()).toMatchObject({ ok: true, value: { back: 1 } });
    const states = await Promise.all([two.one, two.other, third].map(async ({ id }) => two.row(id)));
    expect(states.map(({ state, personId }) => [state, personId])).toEqual([
      ["confirmed", two.keptId],
      ["confirmed", two.goneId],
      ["confirmed", more.other],
    ]);
  });
});

test("two speakers of one edition: the sessions follow in their order, and go back", async () => {
  const two = await makeTwoRecords();
  const { organisationId } = two.ids;
  const [kept, gone] = [
    await makeSpeaker(two.edition, { personId: two.keptId }),
    await makeSpeaker(two.edition, { personId: two.goneId }),
  ];
  const [shared, alone] = [await makeSession(two.edition), await makeSession(two.edition)];
  const place = (sessionId: string, speakerId: string, order: number) => ({
    ...{ organisationId, sessionId, speakerId, role: "speaker" as const, order },
  });
  const rows = [place(shared.id, kept.id, 0), place(shared.id, gone.id, 1), place(alone.id, gone.id, 2)];
  await db().sessionPerson.createMany({ data: rows });
  const people = () =>
    db().sessionPerson.findMany({
      where: { organisationId },
      orderBy: [{ sessionId: "asc" }, { order: "asc" }],
    });
  const before = await people();
  await two.join();
  const inOrder = (list: typeof rows) =>
    [...list].sort((a, b) =>
      a.sessionId < b.sessionId ? -1 : a.sessionId > b.sessionId ? 1 : a.order - b.order,
    );
  expect(await people()).toEqual(inOrder([place(shared.id, kept.id, 0), place(alone.id, kept.id, 2)]));
  await two.part();
  expect(await people()).toEqual(before);
});
