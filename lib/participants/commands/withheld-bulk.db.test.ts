import { expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import type { Role } from "@/lib/access/policy";
import { saveMailing } from "@/lib/audiences/commands/mailings";
import { sendMailing } from "@/lib/audiences/commands/send-mailing";
import { writeFilters } from "@/lib/audiences/schema/people-set";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { findBulk, listCutOff } from "../queries/bulk";
import { listRegistrationsForDesk } from "../queries/list";
import { RegistrationFilterSchema } from "../schema/filter";
import { goOnBulk, undoBulk } from "./go-on-bulk";
import { planBulk } from "./plan-bulk";

const gone = { code: "not-found" };

/** An edition in which one of two people answered each of some questions, and was written to by a message to those who did. */
async function makeDesk() {
  const { edition } = await makeOpenEdition({ languages: ["en"] });
  const category = await makeCategory(edition);
  const { organisationId, id: editionId } = edition;
  const [vegan] = [await makeRegistration(edition, category), await makeRegistration(edition, category)];
  const asked = {
    diet: await makeQuestion(edition, {}, { sensitive: true }),
    room: await makeQuestion(edition, { readers: "owners" }, { readers: "owners" }),
    train: await makeQuestion(edition),
  };
  const term = await db().term.create({
    data: {
      ...{ organisationId, editionId, kind: "sensitive", key: "diet" },
      versions: { create: { number: 1, text: { en: "Yes" } } },
    },
    include: { versions: true },
  });
  const agreed = { organisationId, registrationId: vegan.id, language: "en", agreedAt: new Date() };
  for (const { id: termVersionId } of term.versions)
    await db().consent.create({ data: { ...agreed, termVersionId } });
  for (const { id: fieldVersionId } of Object.values(asked))
    await db().answer.create({
      data: { organisationId, registrationId: vegan.id, fieldVersionId, value: "peanuts" },
    });
  const owner = await editionScope<"send-messages">(edition);
  const address = { school: owner.schoolSlug, edition: owner.editionSlug };
  const message = async (fieldId: string) => {
    const words = { subject: { en: `To ${fieldId}` }, body: { en: "Come." }, audience: [], attached: [] };
    const target = `set:answer:${fieldId}.filled`;
    const saved = await saveMailing(owner, { ...address, ...words, mailing: null, version: 0, target });
    if (!saved.ok) throw new Error(saved.reason);
    const mailing = saved.value.mailingId;
    expect(await sendMailing(owner, { ...address, mailing, version: 1 })).toMatchObject({
      value: { told: 1 },
    });
    await db().outboxMessage.updateMany({ where: { mailingId: mailing }, data: { state: "sent" } });
    return mailing;
  };
  const filter = (by: "answer" | "consent" | "told", of: string) =>
    writeFilters([{ by, of, how: "filled", values: [] }]);
  const answer = (of: keyof typeof asked, how: "is" | "filled" = "filled") =>
    writeFilters([{ by: "answer", of: asked[of].fieldId, how, values: how === "is" ? ["peanuts"] : [] }]);
  const sets = {
    diet: answer("diet"),
    dietSaid: answer("diet", "is"),
    room: answer("room"),
    consent: filter("consent", term.id),
    told: filter("told", await message(asked.diet.fieldId)),
    messages: filter("told", "mailing"),
    train: answer("train"),
    trains: filter("told", await message(asked.train.fieldId)),
  };
  const as = async (role: Role, flags: string[] = []) =>
    ({ ...(await editionScope(edition, { role })), flags }) as EditionScope<never>;
  return { sets, as };
}

const ACT = { category: null, member: null, note: "", tell: false, words: "", school: "", edition: "" };

async function plan(scope: EditionScope<never>, filters: string) {
  const asked = new URLSearchParams({ filters }).toString();
  const planned = await planBulk(scope, { ...ACT, act: "tag", tag: crypto.randomUUID(), asked });
  return planned.ok ? planned.value.bulk : null;
}

test("an act on people whom somebody could not find is not there for them: planned, cut off, done, undone", async () => {
  const { sets, as } = await makeDesk();
  const owner = await as("owner");
  const readers: Array<[string, EditionScope<never>, Array<keyof typeof sets>]> = [
    ["an editor", await as("editor"), ["train", "trains"]],
    ["an administrator", await as("administrator"), ["train", "trains"]],
    [
      "an editor with the flag",
      await as("editor", ["sensitive-data"]),
      ["diet", "dietSaid", "consent", "told", "messages", "train", "trains"],
    ],
  ];
  for (const [key, filters] of Object.entries(sets)) {
    const bulk = (await plan(owner, filters)) ?? "";
    expect(await findBulk(owner, bulk), key).toMatchObject({ total: 1 });
    const looks = async (stage: string) => {
      for (const [who, reader, open] of readers) {
        const isOpen = open.some((one) => one === key);
        expect([who, key, stage, (await findBulk(reader, bulk)) !== null]).toEqual([who, key, stage, isOpen]);
        const listed = (await listCutOff(reader)).some(({ id }) => id === bulk);
        expect([who, key, stage, listed]).toEqual([who, key, stage, isOpen && stage === "cut off"]);
        if (isOpen) continue;
        await expect(goOnBulk(reader, { bulk }), `${who} goes on with ${key}`).rejects.toMatchObject(gone);
        await expect(undoBulk(reader, { bulk }), `${who} undoes ${key}`).rejects.toMatchObject(gone);
      }
    };
    await looks("planned");
    await db().bulkAct.updateMany({ where: { id: bulk }, data: { startedAt: new Date() } });
    await looks("cut off");
    expect(await goOnBulk(owner, { bulk })).toMatchObject({ value: { done: 1, finished: true } });
    await looks("done");
    expect(await undoBulk(owner, { bulk })).toMatchObject({ value: { finished: true } });
    await looks("undone");
  }
});

test("nobody plans one on people whom they could not find; of what is kept of a set nobody learns what was looked for", async () => {
  const { sets, as } = await makeDesk();
  const editor = await as("editor");
  for (const key of ["diet", "dietSaid", "room", "consent", "told"] as const)
    expect([key, await plan(editor, sets[key])]).toEqual([key, null]);
  expect(await findBulk(editor, (await plan(editor, sets.train)) ?? "")).toMatchObject({ total: 1 });
  const bulk = (await plan(await as("owner"), sets.dietSaid)) ?? "";
  const { parameters } = await db().bulkAct.findFirstOrThrow({ where: { id: bulk } });
  expect(JSON.stringify(parameters)).not.toContain("peanuts");
});

test("what is done to people whom not everybody could find says so before it is done, to who may do it", async () => {
  const { sets, as } = await makeDesk();
  for (const who of [await as("owner"), await as("editor", ["sensitive-data"])]) {
    const tells: Record<string, boolean | undefined> = {};
    for (const [key, filters] of Object.entries(sets)) {
      const bulk = await plan(who, filters);
      if (!bulk) continue;
      tells[key] = (await findBulk(who, bulk))?.tells;
      // The list says so, too, of what is done to those who are ticked in it.
      const list = await listRegistrationsForDesk(who, RegistrationFilterSchema.parse({ filters }));
      expect([key, list.total, list.forFewer]).toEqual([key, 1, tells[key]]);
    }
    expect(tells).toMatchObject({ diet: true, dietSaid: true, consent: true, told: true, messages: true });
    expect(tells).toMatchObject({ train: false, trains: false });
    expect(tells.room ?? true).toBe(true);
  }
  const owner = await as("owner");
  expect(await findBulk(owner, (await plan(owner, "")) ?? "")).toMatchObject({ tells: false, total: 2 });
  expect(await listRegistrationsForDesk(owner, RegistrationFilterSchema.parse({}))).toMatchObject({
    ...{ forFewer: false, total: 2 },
  });
});

test("an act that was planned before this was kept is as it was", async () => {
  const { sets, as } = await makeDesk();
  const bulk = (await plan(await as("owner"), sets.train)) ?? "";
  const { parameters } = await db().bulkAct.findFirstOrThrow({ where: { id: bulk } });
  const { closable: _kept, ...before } = parameters as Record<string, string>;
  await db().bulkAct.updateMany({ where: { id: bulk }, data: { parameters: before } });
  expect(await findBulk(await as("editor"), bulk)).toMatchObject({ total: 1 });
});
