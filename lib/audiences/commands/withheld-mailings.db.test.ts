import { expect, test } from "vitest";
import { decideMessages } from "@/lib/outbox/commands/decide-messages";
import { editMessage } from "@/lib/outbox/commands/edit-message";
import { listOutboxForDesk } from "@/lib/outbox/queries/desk-outbox";
import { listOutboxForExport } from "@/lib/outbox/queries/export-outbox";
import { getMessage } from "@/lib/outbox/queries/one-message";
import { db, reading } from "@/lib/platform/db/client";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope } from "@/prisma/testing/scopes";
import { listFilterable } from "../queries/filterable";
import { getMailingForm, listMailings } from "../queries/mailings";
import { countPeople, findPeople } from "../queries/people-set";
import { listViewsToWriteTo } from "../queries/views-to-write-to";
import { findWithheldMailings, listWithheldMailings } from "../queries/withheld-mailings";
import { findMailings } from "../queries/written-mailings";
import { readFilters } from "../schema/people-set";
import { removeMailing, saveMailing } from "./mailings";
import { planMailing, unplanMailing } from "./plan-mailing";
import { draftMailing, sendDrafts, sendMailing, stopMailing, undraftMailing } from "./send-mailing";
import { testMailing } from "./test-mailing";

test("whom a message to a sensitive set went to is told to nobody who may not read the answers", async () => {
  const { edition } = await makeOpenEdition({ languages: ["en"] });
  const diet = await makeQuestion(edition, {}, { sensitive: true });
  const train = await makeQuestion(edition);
  const category = await makeCategory(edition);
  const [vegan] = [await makeRegistration(edition, category), await makeRegistration(edition, category)];
  const { organisationId } = edition;
  for (const { id } of [diet, train])
    await db().answer.create({
      data: { organisationId, registrationId: vegan.id, fieldVersionId: id, value: "x" },
    });
  await db().outboxMessage.deleteMany({ where: { editionId: edition.id } });
  const owner = await editionScope(edition);
  const editor = { ...owner, role: "editor" } as typeof owner;
  const decider = async (role: "owner" | "editor") => editionScope<"decide-messages">(edition, { role });
  const address = { school: owner.schoolSlug, edition: owner.editionSlug };
  const write = async (target: string, en: string) => {
    const saved = await saveMailing(owner, {
      ...{ ...address, mailing: null, version: 0, target, audience: [], attached: [] },
      ...{ subject: { en }, body: { en } },
    });
    if (!saved.ok) throw new Error(saved.reason);
    const mailing = saved.value.mailingId;
    expect(await sendMailing(owner, { ...address, mailing, version: 1 })).toMatchObject({
      value: { told: 1 },
    });
    await db().outboxMessage.updateMany({ where: { mailingId: mailing }, data: { state: "sent" } });
    return mailing;
  };
  const lunch = await write(`set:answer:${diet.fieldId}.is.x`, "Vegan lunch");
  const trains = await write(`set:answer:${train.fieldId}.is.x`, "Trains");
  // To whom the first went: it tells as much.
  const more = await write(`set:told:${lunch}.filled`, "More of it");
  // Nor by the kind of mail: hers is the only one there is of it but for the trains.
  const every = await write("set:told:mailing.filled", "Whoever was written to");
  const all = [lunch, trains, more, every].sort();

  const ids = (rows: ReadonlyArray<{ id: string }>) => rows.map(({ id }) => id).sort();
  const seen = async (scope: typeof owner) => {
    const withheld = await reading((reader) => listWithheldMailings(reader, scope));
    const told = async (of: string) => {
      const found = await findPeople(db(), scope, {
        words: "",
        filters: readFilters(`told:${of}.filled`) ?? [],
      });
      return countPeople(db(), found);
    };
    const forms = await Promise.allSettled(
      [lunch, trains, more].map((id) => getMailingForm(scope, id, null, findMailContexts)),
    );
    const inOutbox = async (mailing: string | null) =>
      (await listOutboxForDesk(scope, null, { page: 1 }, mailSources(), withheld, mailing)).total;
    const exported = async (mailing: string | null) =>
      (await listOutboxForExport(scope, { state: null, mailing }, findMailings, withheld)).count;
    return {
      told: [await told(lunch), await told(trains), await told(more)],
      ...{ filterable: ids((await listFilterable(scope)).mailings), listed: ids(await listMailings(scope)) },
      forms: forms.map(({ status }) => status),
      outbox: [await inOutbox(null), await inOutbox(lunch), await inOutbox(trains)],
      exported: [await exported(null), await exported(lunch), await exported(trains)],
    };
  };
  expect(await seen(owner)).toEqual({
    ...{ told: [1, 1, 1], filterable: all, listed: all, outbox: [4, 1, 1], exported: [4, 1, 1] },
    forms: ["fulfilled", "fulfilled", "fulfilled"],
  });
  expect(await seen(editor)).toEqual({
    ...{ told: [0, 1, 0], filterable: [trains], listed: [trains], outbox: [1, 0, 1], exported: [1, 0, 1] },
    forms: ["rejected", "fulfilled", "rejected"],
  });
  // By the kind of mail it is not found either, where it was the only one.
  await db().outboxMessage.deleteMany({ where: { mailingId: trains } });
  const byKind = await findPeople(db(), editor, {
    words: "",
    filters: readFilters("told:mailing.filled") ?? [],
  });
  expect(await countPeople(db(), byKind)).toBe(0);
  const message = (await db().outboxMessage.findFirstOrThrow({ where: { mailingId: lunch } })).id;
  const withheld = await reading((reader) => listWithheldMailings(reader, editor));
  await expect(getMessage(await decider("editor"), message, mailSources(), withheld)).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await getMessage(await decider("owner"), message, mailSources(), [])).toMatchObject({ id: message });
  // A message of no mailing is everybody's to see.
  await db().outboxMessage.updateMany({ where: { id: message }, data: { mailingId: null } });
  expect((await listOutboxForDesk(editor, null, { page: 1 }, mailSources(), withheld)).total).toBe(1);
});

test("a set by what its writer may not read is no audience: not offered, and refused before anything is written", async () => {
  const { edition } = await makeOpenEdition({ languages: ["en"] });
  const diet = await makeQuestion(edition, {}, { sensitive: true });
  const { organisationId, id: editionId } = edition;
  const view = async (name: string, by: "answer" | "state") => {
    const filters =
      by === "answer"
        ? [{ by, of: diet.fieldId, how: "filled", values: [] }]
        : [{ by, of: "", how: "is", values: ["confirmed"] }];
    return db().peopleView.create({
      data: { organisationId, editionId, name, filters, columns: [], sort: "name" },
    });
  };
  const [eaters, placed] = [await view("Eaters", "answer"), await view("Placed", "state")];
  const owner = await editionScope<"send-messages">(edition);
  const editor = { ...owner, role: "editor" } as typeof owner;
  const offered = async (scope: typeof owner) => (await listViewsToWriteTo(scope)).map(({ name }) => name);
  expect(await offered(owner)).toEqual(["Eaters", "Placed"]);
  expect(await offered(editor)).toEqual(["Placed"]);
  const address = { school: owner.schoolSlug, edition: owner.editionSlug };
  const words = { subject: { en: "Lunch" }, body: { en: "Come." }, audience: [], attached: [] };
  const save = (scope: typeof owner, target: string, of: string | null = null) =>
    saveMailing(scope, { ...address, mailing: of, version: of ? 1 : 0, target, ...words });
  const allowed = await save(editor, `view:${placed.id}`);
  const own = allowed.ok ? allowed.value.mailingId : null;
  const closed = [`view:${eaters.id}`, `set:answer:${diet.fieldId}.filled`];
  for (const target of closed)
    for (const of of [null, own])
      expect(await save(editor, target, of), target).toEqual({ ok: false, reason: "closed-set" });
  expect(await db().mailing.findMany({ where: { editionId } })).toMatchObject([
    { id: own, version: 1, target: `view:${placed.id}` },
  ]);
  for (const target of closed) expect(await save(owner, target)).toMatchObject({ ok: true });
});

test("nobody acts on a message to people whom they may not find, by its id or by that of one of its mails", async () => {
  const { edition } = await makeOpenEdition({ languages: ["en"] });
  const diet = await makeQuestion(edition, {}, { sensitive: true });
  const vegan = await makeRegistration(edition, await makeCategory(edition));
  const { organisationId } = edition;
  await db().answer.create({
    data: { organisationId, registrationId: vegan.id, fieldVersionId: diet.id, value: "x" },
  });
  const owner = await editionScope(edition);
  const editor = { ...owner, role: "editor" } as typeof owner;
  const decider = await editionScope<"decide-messages">(edition, { role: "editor" });
  const address = { school: owner.schoolSlug, edition: owner.editionSlug };
  const words = { subject: { en: "Vegan lunch" }, body: { en: "Come." }, audience: [], attached: [] };
  const target = `set:answer:${diet.fieldId}.is.x`;
  const saved = await saveMailing(owner, { ...address, mailing: null, version: 0, target, ...words });
  const mailing = saved.ok ? saved.value.mailingId : "";
  const acts = async (version: number) => {
    const input = { ...address, mailing, version };
    const when = { when: "days" as const, at: null, days: 1, side: "before" as const, time: "09:00" };
    return [
      () => saveMailing(editor, { ...input, target: "states", ...words, audience: ["confirmed"] }),
      () => sendMailing(editor, input),
      () => draftMailing(editor, input),
      () => sendDrafts(editor, input),
      () => undraftMailing(editor, input),
      () => removeMailing(editor, input),
      () => stopMailing(editor, input),
      () => planMailing(editor, { ...input, ...when }),
      () => unplanMailing(editor, input),
      () => testMailing(editor, { mailing, language: "en" }),
    ];
  };
  const stored = async () => ({
    mailing: await db().mailing.findFirst({ where: { id: mailing } }),
    mails: await db().outboxMessage.findMany({ where: { mailingId: mailing } }),
  });
  // As it is written, and once its mails are made: also with the version that it has.
  for (const version of [1, 2]) {
    const before = await stored();
    for (const act of await acts(version)) await expect(act()).rejects.toMatchObject({ code: "not-found" });
    expect(await stored()).toEqual(before);
    if (version === 1) await draftMailing(owner, { ...address, mailing, version });
  }
  const [mail] = (await stored()).mails;
  const message = mail?.id ?? "";
  const withheld = await findWithheldMailings(editor);
  const edit = { ...address, message, version: 1, subject: null, opening: "Hello.", closing: null };
  await expect(editMessage(decider, edit, withheld)).rejects.toMatchObject({ code: "not-found" });
  for (const id of [message, null])
    expect(await decideMessages(decider, { decision: "send", message: id }, withheld)).toEqual({
      ...{ ok: false, reason: "nothing-left" },
    });
  expect((await stored()).mails).toEqual([mail]);
  // Its owner may.
  expect(await sendDrafts(owner, { ...address, mailing, version: 2 })).toMatchObject({ value: { told: 1 } });
});
