import { describe, expect, test } from "vitest";
import { purgePeople } from "@/lib/people/commands/purge-people";
import { db } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { makeLogin, makeMember, makePerson } from "@/prisma/factories/people";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition } from "@/prisma/factories/schools";
import { Prisma } from "@/prisma/generated/client";
import { makeTwoRecords } from "@/prisma/scenarios/two-records";
import { linkScope, type makeActor } from "@/prisma/testing/scopes";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { comparePeople } from "../queries/compare-people";
import { mergePeople } from "./merge-people";
import { partPeople } from "./part-people";

/** Every column that says whose a row is, by the catalogue: with a key to a person, or called like one. */
const HANGS_ON: Record<string, "follows" | "says who was joined"> = {
  "audit_value.person_id": "follows",
  "outbox_message.person_id": "follows",
  "person.merged_into_id": "says who was joined",
  "person_email.person_id": "follows",
  "person_merge.gone_id": "says who was joined",
  "person_merge.kept_id": "says who was joined",
  "person_pair.other_id": "follows",
  "person_pair.person_id": "follows",
  "registration.person_id": "follows",
  "speaker.person_id": "follows",
};

test("every row that hangs on the record follows, whatever table it is in, and goes back when they are parted", async () => {
  const columns = await db().$queryRaw<Array<{ name: string }>>`
    SELECT conrelid::regclass::text || '.' || attname AS name FROM pg_constraint
    CROSS JOIN LATERAL unnest(conkey) AS number JOIN pg_attribute ON attrelid = conrelid AND attnum = number
    WHERE contype = 'f' AND confrelid = 'person'::regclass AND attname <> 'organisation_id'
    UNION
    SELECT table_name || '.' || column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name LIKE '%person\\_id' ORDER BY 1`;
  expect(columns.map(({ name }) => name)).toEqual(Object.keys(HANGS_ON));
  const two = await makeTwoRecords();
  const { organisationId } = two.ids;
  const third = await makePerson({ id: organisationId });
  const [personId = "", otherId = ""] =
    third.id < two.goneId ? [third.id, two.goneId] : [two.goneId, third.id];
  await db().personPair.create({
    data: { organisationId, personId, otherId, differentSince: new Date("2026-10-01T10:00:00Z") },
  });
  const speaker = await makeSpeaker(two.edition, { personId: two.goneId });
  await db().auditValue.createMany({
    data: (
      await db().auditEntry.findMany({ where: { objectId: two.other.id }, select: { id: true }, take: 1 })
    ).map(({ id }) => ({ auditEntryId: id, field: "biography", personId: two.goneId })),
  });
  await db().outboxMessage.updateMany({
    where: { registrationId: two.other.id },
    data: { personId: two.goneId },
  });
  const hanging = async (id: string) => {
    const counts: Record<string, number> = {};
    for (const name of Object.keys(HANGS_ON)) {
      const [table = "", column = ""] = name.split(".");
      const [row] = await db().$queryRaw<Array<{ count: number }>>`
        SELECT count(*)::int AS count FROM ${Prisma.raw(table)} WHERE ${Prisma.raw(column)} = ${id}::uuid`;
      if (row && row.count > 0) counts[name] = row.count;
    }
    return counts;
  };
  const before = [await hanging(two.keptId), await hanging(two.goneId)];
  // A test of rows that are not there would find that all of them followed.
  const follow = Object.keys(HANGS_ON).filter((name) => HANGS_ON[name] === "follows");
  const ofPair = ["person_pair.other_id", "person_pair.person_id"];
  const own = Object.keys(before[1] ?? {});
  expect(follow.filter((name) => !ofPair.includes(name) && !own.includes(name))).toEqual([]);
  expect(ofPair.some((name) => own.includes(name))).toBe(true);

  expect(await two.join()).toMatchObject({ ok: true, value: { ended: 1 } });
  expect(await hanging(two.goneId)).toEqual({ "person_merge.gone_id": 1 });
  expect(await db().speaker.findFirst({ where: { organisationId, id: speaker.id } })).toMatchObject({
    personId: two.keptId,
  });
  // That the third one is somebody else holds for the record that stays.
  const [first = "", second = ""] = third.id < two.keptId ? [third.id, two.keptId] : [two.keptId, third.id];
  const pair = { organisationId_personId_otherId: { organisationId, personId: first, otherId: second } };
  expect((await db().personPair.findUniqueOrThrow({ where: pair })).differentSince).not.toBeNull();

  expect(await two.part()).toMatchObject({ ok: true, value: { back: 1, waiting: 0, left: 0 } });
  await db().personPair.delete({ where: pair });
  const joined = { "person_merge.gone_id": 1 };
  expect([await hanging(two.keptId), await hanging(two.goneId)]).toEqual([
    { ...before[0], "person_merge.kept_id": 1 },
    { ...before[1], ...joined },
  ]);
  expect(await db().person.findFirst({ where: { organisationId, id: two.goneId } })).toMatchObject({
    ...{ fullName: "I. Esempio", mergedIntoId: null, country: "IT" },
  });
});

describe("where both hold a place of one edition", () => {
  test.each(["one", "other"] as const)(
    "the %s that was chosen stays, and the place of the other goes to the list",
    async (chosen) => {
      const two = await makeTwoRecords();
      const waiting = await makeRegistration(two.edition, two.category, { state: "waitlisted" });
      const [stays, ends] = chosen === "one" ? [two.one, two.other] : [two.other, two.one];
      const broken = await watchInvariants(db());
      expect(await two.join(stays.id)).toEqual({
        ok: true,
        value: { registrationId: two.one.id, ended: 1, letIn: 1 },
      });
      expect(await two.row(stays.id)).toMatchObject({
        state: "confirmed",
        personId: two.keptId,
        mergedIntoId: null,
      });
      expect(await two.row(ends.id)).toMatchObject({
        ...{ state: "cancelled", personId: two.keptId, mergedIntoId: stays.id, reason: "" },
      });
      expect((await two.row(waiting.id)).state).toBe("confirmed");
      const told = await db().outboxMessage.findMany({
        where: { registrationId: ends.id, template: "registration-merged" },
      });
      expect(told.map(({ state, parameters }) => [state, parameters])).toEqual([["queued", {}]]);
      // Sent twice it is done once.
      expect(await two.join(stays.id)).toEqual({
        ok: true,
        value: { registrationId: two.one.id, ended: 0, letIn: 0 },
      });
      expect(await broken(db())).toEqual([]);
    },
  );

  test("nobody is told who is not to be", async () => {
    const two = await makeTwoRecords();
    await two.join(two.one.id, { tell: false });
    const told = await db().outboxMessage.findMany({
      where: { template: "registration-merged", registrationId: two.other.id },
    });
    expect(told.map(({ state }) => state)).toEqual(["cancelled"]);
  });

  test("without a choice of one of the two nothing happens", async () => {
    const two = await makeTwoRecords();
    const stranger = await makeRegistration(two.edition, two.category);
    for (const stays of ["", stranger.id])
      expect(await two.join(stays)).toEqual({ ok: false, reason: "choose-who-stays" });
    expect(await two.row(two.other.id)).toMatchObject({ state: "confirmed", personId: two.goneId });
    expect(await db().personMerge.count({ where: { organisationId: two.ids.organisationId } })).toBe(0);
  });

  test("what was said about diet goes with the place, and no act of this shows an answer", async () => {
    const two = await makeTwoRecords();
    const question = await makeQuestion(two.edition, {}, { sensitive: true });
    const { organisationId } = two.ids;
    for (const { id } of [two.one, two.other])
      await db().answer.create({
        data: { organisationId, registrationId: id, fieldVersionId: question.id, value: `no celery ${id}` },
      });
    const compared = await comparePeople(two.scope as never, {
      ...{ registration: two.one.id, other: two.goneId },
    });
    expect(JSON.stringify(compared)).toContain(two.other.email);
    expect(JSON.stringify(compared)).not.toContain("no celery");
    await two.join();
    const left = await db().answer.findMany({ where: { organisationId }, select: { registrationId: true } });
    expect(left).toEqual([{ registrationId: two.one.id }]);
    expect(JSON.stringify((await two.merge()).moved)).not.toContain("no celery");
    // Parted they stay deleted.
    await two.part();
    expect(await db().answer.count({ where: { organisationId } })).toBe(1);
  });
});

describe("is refused", () => {
  test("where each of the two signs in", async () => {
    const two = await makeTwoRecords();
    for (const id of [two.keptId, two.goneId])
      await db().person.updateMany({ where: { id }, data: { loginId: (await makeLogin()).id } });
    expect(await two.join()).toEqual({ ok: false, reason: "two-logins" });
    await db().person.updateMany({ where: { id: two.keptId }, data: { loginId: null } });
    expect(await two.join()).toMatchObject({ ok: true });
    const login = async (id: string) => (await db().person.findFirstOrThrow({ where: { id } })).loginId;
    expect([await login(two.goneId), (await login(two.keptId)) !== null]).toEqual([null, true]);
    await two.part();
    expect([await login(two.keptId), (await login(two.goneId)) !== null]).toEqual([null, true]);
  });

  test("where one is in an edition in which the organiser may not do it, until they may", async () => {
    const two = await makeTwoRecords();
    const second = await makeEdition(two.school);
    const category = await makeCategory(second, { quotaIds: [second.rootQuotaId] });
    await makeRegistration(second, category, { personId: two.goneId, state: "withdrawn" });
    expect(await two.join()).toEqual({ ok: false, reason: "elsewhere" });
    const asked = { registration: two.one.id, other: two.goneId };
    const compared = await comparePeople(two.scope as never, asked);
    expect(compared?.hindered).toBe("elsewhere");
    expect(compared?.people.flatMap((person) => person.registrations)).toHaveLength(2);
    const { actor } = two.scope as unknown as { actor: Awaited<ReturnType<typeof makeActor>> };
    const login = { id: actor.id, email: actor.emails[0] ?? "" };
    await makeMember(two.organisation, { login, role: "viewer" });
    expect(await two.join()).toEqual({ ok: false, reason: "elsewhere" });
    await makeMember(two.organisation, { login, role: "editor", editionId: second.id });
    expect(await two.join()).toMatchObject({ ok: true, value: { ended: 1 } });
  });

  test("for whoever is neither a pair nor in this edition, and in another organisation", async () => {
    const [two, others] = [await makeTwoRecords(), await makeTwoRecords()];
    const alone = await makePerson(two.organisation);
    for (const other of [alone.id, others.goneId, two.keptId, crypto.randomUUID()]) {
      const asked = { registration: two.one.id, other };
      const merge = mergePeople(two.scope as never, { ...asked, stays: [], tell: false });
      await expect(merge).rejects.toThrow("not-found");
      expect(await comparePeople(two.scope as never, asked)).toBeNull();
    }
    await others.join();
    const merge = (await others.merge()).id;
    await expect(partPeople(two.scope as never, { registration: two.one.id, merge })).rejects.toThrow(
      "not-found",
    );
  });
});

describe("of somebody who erases what they said", () => {
  const words = (two: Awaited<ReturnType<typeof makeTwoRecords>>) =>
    db()
      .personMerge.findMany({ where: { organisationId: two.ids.organisationId } })
      .then((rows) => JSON.stringify(rows));

  test("nothing is kept for a parting that has nothing to part", async () => {
    const two = await makeTwoRecords();
    await two.join();
    expect(await words(two)).toContain(two.other.email);
    await eraseRegistration(linkScope(two.ids, two.other.id));
    expect(await words(two)).not.toContain(two.other.email);
    expect(await words(two)).not.toContain("I. Esempio");
    expect(await two.part()).toEqual({ ok: false, reason: "joined-for-good" });
    const left = await db().person.findMany({ where: { organisationId: two.ids.organisationId } });
    expect(left.map(({ id, fullName }) => [id, fullName])).toEqual(
      expect.arrayContaining([
        [two.keptId, "Ida Esempio"],
        [two.goneId, ""],
      ]),
    );
  });

  test("both records go with the last of their rows, tombstone and all", async () => {
    const two = await makeTwoRecords();
    await two.join();
    for (const { id } of [two.other, two.one]) await eraseRegistration(linkScope(two.ids, id));
    const where = { organisationId: two.ids.organisationId };
    expect([await db().person.count({ where }), await db().personMerge.count({ where })]).toEqual([0, 0]);
  });

  test("a tombstone whose other record nothing needs is purged with it", async () => {
    const two = await makeTwoRecords();
    await two.join();
    const where = { organisationId: two.ids.organisationId };
    await db().outboxMessage.deleteMany({ where });
    await db().registration.updateMany({ where, data: { mergedIntoId: null } });
    await db().registration.deleteMany({ where });
    await purgePeople();
    expect(await db().person.count({ where })).toBe(0);
  });
});
