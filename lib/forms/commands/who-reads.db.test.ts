import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { editionScope } from "@/prisma/testing/scopes";
import { NewQuestionSchema, QuestionEditSchema } from "../schema/question";
import { createQuestion, editQuestion } from "./edit-form";

type Typed = Record<string, string>;
const LABEL = { "label.en": "Who shares your room?" };

async function makeReaders() {
  const { edition, address, scope } = await makeAskingEntrance({ languages: ["en"] });
  const create = (form: Typed) =>
    createQuestion(scope, NewQuestionSchema.parse({ ...address, kind: "text", ...LABEL, ...form }));
  const add = async (form: Typed) => {
    const made = await create(form);
    if (!made.ok) throw new Error(made.reason);
    return made.value.questionId;
  };
  const edit = (question: string, version: number, form: Typed) =>
    editQuestion(
      scope,
      QuestionEditSchema.parse({ ...address, ...LABEL, question, version: String(version), ...form }),
    );
  /** Who reads now, and who it was said would, wording by wording. */
  const readers = async (id: string) => {
    const { readers: now, versions } = await db().field.findFirstOrThrow({
      where: { id },
      include: { versions: { orderBy: { number: "asc" } } },
    });
    return [now, ...versions.map((version) => version.readers)];
  };
  return { edition, address, create, add, edit, readers };
}

test("everybody at the desk reads, of sensitive answers who may read those; nobody can make these everybody's", async () => {
  const { add, edit, readers } = await makeReaders();
  expect(await readers(await add({}))).toEqual(["desk", "desk"]);
  expect(await readers(await add({ readers: "owners" }))).toEqual(["owners", "owners"]);
  expect(await readers(await add({ sensitive: "on" }))).toEqual(["trusted", "trusted"]);
  const diet = await add({ sensitive: "on", readers: "desk" });
  expect(await readers(diet)).toEqual(["trusted", "trusted"]);
  expect(await edit(diet, 1, { readers: "desk" })).toMatchObject({ ok: true });
  expect(await edit(diet, 2, { readers: "owners" })).toMatchObject({ ok: true });
  expect(await readers(diet)).toEqual(["owners", "trusted", "trusted", "owners"]);
});

test("an edit that says nothing of it leaves it; one that does changes what is read now, and no wording before", async () => {
  const { add, edit, readers } = await makeReaders();
  const id = await add({ readers: "owners" });
  await edit(id, 1, {});
  await edit(id, 2, { readers: "desk" });
  expect(await readers(id)).toEqual(["desk", "owners", "owners", "desk"]);
});

test("of what the software understands, and of a heading, nobody chooses it", async () => {
  const { edition, add, edit, readers } = await makeReaders();
  const { id } = await db().field.findFirstOrThrow({ where: { editionId: edition.id, key: "interpreting" } });
  const options = { "options.en.label.en": "English" };
  expect(await edit(id, 1, { ...options, readers: "owners" })).toMatchObject({ ok: true });
  expect(await readers(id)).toEqual(["desk", "desk", "desk"]);
  expect(await readers(await add({ kind: "heading", readers: "owners" }))).toEqual(["desk", "desk"]);
});

test("a limit and a question that more people read would tell what is for fewer: both are refused", async () => {
  const { edition, create, add, edit } = await makeReaders();
  const bus = { "options.new0.label.en": "Bus", "options.new0.limit": "30", "options.new1.label.en": "Car" };
  expect(await create({ kind: "choice", ...bus, readers: "owners" })).toMatchObject({
    reason: "readers-limit",
  });
  const above = await makeQuestion(edition, { key: "room", kind: "yes_no" }, { readers: "owners" });
  const hangs = { "clauses.0.says": "is:room:yes", match: "all" };
  expect(await create({ ...hangs })).toMatchObject({ reason: "condition-readers" });
  const below = await add({ ...hangs, readers: "owners" });
  expect(await edit(below, 1, { ...hangs, readers: "trusted" })).toMatchObject({
    reason: "condition-readers",
  });
  expect(await edit(above.fieldId, 1, { readers: "desk" })).toMatchObject({ ok: true });
  expect(await edit(below, 1, { ...hangs, readers: "trusted" })).toMatchObject({ ok: true });
  // What it hangs on can't become fewer people's than it is itself.
  expect(await edit(above.fieldId, 2, { readers: "owners" })).toMatchObject({ reason: "condition-readers" });
});

test("opened to everybody, a question gets no limits while answers are there that were for fewer: its options would count them", async () => {
  const { edition, edit } = await makeReaders();
  const options = [
    { value: "red", label: { en: "Red" } },
    { value: "blue", label: { en: "Blue" } },
  ];
  const limits = {
    "options.red.label.en": "Red",
    "options.red.limit": "30",
    "options.blue.label.en": "Blue",
  };
  for (const [at, answered] of [true, false].entries()) {
    const room = await makeQuestion(
      edition,
      { key: `room${at}`, kind: "choice", readers: "owners" },
      { readers: "owners", options },
    );
    const { id: registrationId } = await makeRegistration(edition, await makeCategory(edition));
    const { organisationId, id: fieldVersionId } = room;
    if (answered)
      await db().answer.create({ data: { organisationId, registrationId, fieldVersionId, value: "red" } });
    const opened = await edit(room.fieldId, 1, { ...limits, "options.red.limit": "", readers: "desk" });
    expect(opened).toMatchObject({ ok: true });
    expect(await edit(room.fieldId, 2, { ...limits, readers: "desk" })).toMatchObject(
      answered ? { ok: false, reason: "readers-limit" } : { ok: true },
    );
    // Nor both in one step.
    const once = await makeQuestion(
      edition,
      { key: `once${at}`, kind: "choice", readers: "owners" },
      { readers: "owners", options },
    );
    const said = { organisationId, registrationId, fieldVersionId: once.id, value: "red" };
    if (answered) await db().answer.create({ data: said });
    expect(await edit(once.fieldId, 1, { ...limits, readers: "desk" })).toMatchObject({ ok: !answered });
  }
});

test("who may not read the answers lets nobody else read them; fewer may be said by whoever edits the form", async () => {
  const { edition, address } = await makeReaders();
  const editor = await editionScope<"edit-form">(edition, { role: "editor" });
  const trusted = { ...editor, flags: ["sensitive-data"] } as typeof editor;
  const owner = await editionScope<"edit-form">(edition);
  // Who edits; who reads now; who shall; whether it is so then.
  const table = [
    [editor, "owners", "desk", false],
    [editor, "owners", "trusted", false],
    [editor, "trusted", "desk", false],
    [trusted, "owners", "trusted", false],
    [trusted, "owners", "desk", false],
    [trusted, "trusted", "desk", true],
    [editor, "owners", "owners", true],
    [editor, "desk", "owners", true],
    [owner, "owners", "desk", true],
  ] as const;
  for (const [at, [scope, before, after, ok]] of table.entries()) {
    const { fieldId } = await makeQuestion(
      edition,
      { key: `pay${at}`, kind: "text", readers: before },
      { readers: before },
    );
    const typed = { ...address, ...LABEL, question: fieldId, version: "1", readers: after };
    const edited = await editQuestion(scope, QuestionEditSchema.parse(typed));
    expect(edited, `${at}`).toMatchObject(ok ? { ok } : { ok, reason: "readers-wider" });
    const field = await db().field.findFirstOrThrow({ where: { id: fieldId }, include: { versions: true } });
    expect([field.readers, field.versions.length], `${at}`).toEqual(ok ? [after, 2] : [before, 1]);
  }
});
