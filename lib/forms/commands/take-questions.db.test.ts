import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory } from "@/prisma/factories/registration";
import { makeEdition, makeOpenEdition, makeSchool } from "@/prisma/factories/schools";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { getFormQuestions } from "../queries/form-questions";
import { listAskedQuestions } from "../queries/register-form";
import { findOffer, listFormSources, previewTaking } from "../queries/taking";
import { NewQuestionSchema, QuestionEditSchema } from "../schema/question";
import { TakingSchema } from "../schema/taking";
import { createQuestion, editQuestion } from "./edit-form";
import { bringBackQuestion, retireQuestion } from "./retire-question";
import { takeBack, takeQuestions } from "./take-questions";

type Typed = Record<string, string>;

/** A school that was held last year with a form of its own, and is to be held again; its organiser. */
async function makeNextEdition() {
  const {
    organisation,
    school,
    edition: last,
  } = await makeOpenEdition({ dates: ["2096-10-08"], languages: ["en", "it"] });
  const next = await makeEdition(school, { dates: ["2097-10-18"], languages: ["en", "fr"] });
  const actor = await makeActor();
  await makeMember(organisation, { login: { id: actor.id, email: actor.emails[0] ?? "" }, role: "editor" });
  const scopeOf = (edition: typeof last) => editionScope(edition, { actor, role: "editor" });
  const [before, scope] = [await scopeOf(last), await scopeOf(next)];
  const addressOf = (of: typeof scope) => ({ school: of.schoolSlug, edition: of.editionSlug });
  const addTo = async (of: typeof scope, form: Typed) => {
    const made = await createQuestion(of, NewQuestionSchema.parse({ ...addressOf(of), ...form }));
    if (!made.ok) throw new Error(made.reason);
    return made.value.questionId;
  };
  const ask = (form: Typed) => addTo(before, form);
  const take = (...ids: string[]) =>
    takeQuestions(scope, TakingSchema.parse({ ...addressOf(scope), questions: ids.join(".") }));
  const taken = async (...ids: string[]) => {
    const result = await take(...ids);
    if (!result.ok) throw new Error(result.reason);
    return result.value.batch;
  };
  const here = { organisationId: organisation.id, editionId: next.id };
  const asked = () => listAskedQuestions(db(), here, "en", ["en"]);
  const keys = async () => (await asked()).map(({ key }) => key);
  return {
    organisation,
    school,
    last,
    next,
    actor,
    before,
    scope,
    scopeOf,
    addressOf,
    addTo,
    ask,
    take,
    taken,
    here,
    asked,
    keys,
  };
}

const BUS = {
  ...{
    kind: "choice",
    "label.en": "Your bus?",
    "label.it": "Quale autobus?",
    required: "on",
    "purpose.en": "For seats.",
  },
  ...{
    "options.new0.label.en": "Red",
    "options.new0.limit": "30",
    "options.new1.label.en": "Blue",
    retentionDays: "12",
  },
};

describe("questions of another edition", () => {
  test("come with all that they say and mean, in their order, behind what is there", async () => {
    const { ask, addTo, taken, asked, scope, last, next } = await makeNextEdition();
    const guests = { slug: "guests", name: { en: "Guests" } };
    const [there, here] = [await makeCategory(last, guests), await makeCategory(next, guests)];
    const [bus, stop, train, allergies] = [
      await ask(BUS),
      await ask({
        kind: "text",
        "label.en": "Which stop?",
        match: "any",
        "clauses.0.says": "is:your-bus:red",
        "clauses.1.says": `category:${there.id}`,
      }),
      await ask({ kind: "time", "label.en": "Your train?", later: "on", deadline: "2096-09-28" }),
      await ask({ kind: "text", "label.en": "Allergies?", sensitive: "on", retentionDays: "20" }),
    ];
    await addTo(scope, { kind: "heading", "label.en": "Welcome" });
    await taken(bus, stop, train, allergies);
    const [, first, second, third, fourth, ...rest] = await asked();
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      ...{ key: "your-bus", kind: "choice", required: true, sensitive: false, retentionDays: 12 },
      ...{
        label: { text: "Your bus?" },
        purpose: { text: "For seats." },
        readers: "desk",
      },
      options: [{ value: "red", label: { text: "Red" } }, { value: "blue" }],
      places: [{ value: "red", capacity: 30, taken: 0 }],
    });
    expect(second?.condition).toEqual({
      match: "any",
      clauses: [
        { about: "answer", question: "your-bus", is: "one-of", values: ["red"] },
        { about: "category", is: "one-of", values: [here.id] },
      ],
    });
    // Ten days before the edition, as it was.
    expect(third).toMatchObject({ key: "your-train", answerUntil: "2097-10-08", open: true });
    expect(third?.laterSince).not.toBeNull();
    expect(fourth).toMatchObject({ sensitive: true, retentionDays: 20, readers: "trusted" });
    expect(fourth?.consent?.text).toContain("20");
    // Its consent is of this edition.
    const consent = await db().termVersion.findFirstOrThrow({
      where: { id: fourth?.consentId ?? "" },
      select: { term: { select: { editionId: true, key: true } } },
    });
    expect(consent.term).toEqual({ editionId: next.id, key: "allergies" });
    const italian = (await getFormQuestions(scope)).asked.find(({ key }) => key === "your-bus");
    expect(italian?.label).toEqual({ en: "Your bus?", it: "Quale autobus?" });
    // What this edition says in French, and the question does not.
    expect(
      await db().translation.findMany({
        where: { objectId: italian?.id ?? "" },
        orderBy: { field: "asc" },
        select: { field: true, language: true, state: true },
      }),
    ).toEqual([
      { field: "label", language: "fr", state: "missing" },
      { field: "purpose", language: "fr", state: "missing" },
    ]);
  });

  test("overwrite nothing, and whoever takes only those hears it", async () => {
    const { ask, addTo, scope, take, taken, asked, keys } = await makeNextEdition();
    const [bus, boat] = [await ask(BUS), await ask({ kind: "text", "label.en": "Your boat?" })];
    await addTo(scope, { kind: "text", "label.en": "Your bus?" });
    expect(await take(bus)).toEqual({ ok: false, reason: "nothing-taken" });
    await taken(bus, boat);
    expect(await keys()).toEqual(["your-bus", "your-boat"]);
    expect((await asked())[0]?.kind).toBe("text");
  });

  test("are one act of the history, taken back by the next, and asked again one by one", async () => {
    const { ask, taken, keys, here, scope, addressOf, actor } = await makeNextEdition();
    const [bus, stop] = [
      await ask(BUS),
      await ask({ kind: "text", "label.en": "Which stop?", "clauses.0.says": "is:your-bus:red" }),
    ];
    const batch = await taken(bus, stop);
    const acts = () =>
      db().auditEntry.findMany({
        where: here,
        orderBy: { id: "asc" },
        select: { id: true, act: true, actorId: true },
      });
    expect(await acts()).toEqual([{ id: batch, act: "take-questions", actorId: actor.id }]);
    expect(await takeBack(scope, { ...addressOf(scope), batch })).toMatchObject({ ok: true });
    expect(await keys()).toEqual([]);
    expect((await acts()).map(({ act }) => act)).toEqual(["take-questions", "retire-field", "retire-field"]);
    // Once more finds nothing to do.
    expect(await takeBack(scope, { ...addressOf(scope), batch })).toMatchObject({ ok: true });
    expect(await acts()).toHaveLength(3);
    const [first] = (await getFormQuestions(scope)).retired;
    await bringBackQuestion(scope, { ...addressOf(scope), question: first?.id ?? "" });
    expect(await keys()).toEqual(["your-bus"]);
  });

  test("that were taken twice within moments are taken once", async () => {
    const { ask, taken, keys } = await makeNextEdition();
    const bus = await ask(BUS);
    expect(await taken(bus)).toBe(await taken(bus));
    expect(await keys()).toEqual(["your-bus"]);
  });

  test("are looked at before, as they will be, and nothing is written", async () => {
    const { ask, scope, keys } = await makeNextEdition();
    await ask(BUS);
    const stop = await ask({ kind: "text", "label.en": "Which stop?", "clauses.0.says": "is:your-bus:red" });
    const { plan } = await previewTaking(scope, [stop]);
    expect(plan[0]).toMatchObject({ kept: null, condition: {}, without: ["your-bus"] });
    expect(plan[0]?.question.labels.get("your-bus")).toMatchObject({ en: "Your bus?" });
    expect(await keys()).toEqual([]);
  });
});

test("all that an organisation asked is offered once, in its newest words, also what is asked no more", async () => {
  const { ask, addTo, school, before, scope, scopeOf, addressOf } = await makeNextEdition();
  const [bus, boat] = [await ask(BUS), await ask({ kind: "text", "label.en": "Your boat?" })];
  await retireQuestion(before, { ...addressOf(before), question: boat });
  const between = await scopeOf(await makeEdition(school, { dates: ["2097-01-18"] }));
  const newer = await addTo(between, { ...BUS, "options.new1.label.en": "Grey" });
  const offered = async () => (await findOffer(scope, "all")).questions.map(({ question }) => question.id);
  expect(await offered()).toEqual([newer, boat]);
  const { kind: _kind, ...words } = BUS;
  await editQuestion(
    before,
    QuestionEditSchema.parse({ ...addressOf(before), question: bus, version: "1", ...words }),
  );
  expect(await offered()).toEqual([bus, boat]);
  // Of one edition all that it asks, in its order.
  expect((await findOffer(scope, between.editionId)).questions.map(({ question }) => question.id)).toEqual([
    newer,
  ]);
  expect((await listFormSources(scope)).map(({ questions, ofSchool }) => ({ questions, ofSchool }))).toEqual([
    { questions: 1, ofSchool: true },
    { questions: 1, ofSchool: true },
  ]);
});

describe("a question is taken by nobody", () => {
  test("from an edition whose form they may not see, nor from another organisation, nor from here", async () => {
    const { organisation, school, next, ask, addTo, scope, addressOf, last } = await makeNextEdition();
    const bus = await ask(BUS);
    const own = await addTo(scope, { kind: "text", "label.en": "Your boat?" });
    const other = await makeNextEdition();
    const foreign = await other.ask(BUS);
    // A role for this edition alone.
    const actor = await makeActor();
    await makeMember(organisation, {
      ...{ login: { id: actor.id, email: actor.emails[0] ?? "" }, role: "editor", editionId: next.id },
    });
    const alone = await editionScope<"edit-form">(next, { actor, role: "editor" });
    const taking = (question: string) =>
      TakingSchema.parse({ ...addressOf(scope), questions: `${question}` });
    expect(await listFormSources(alone)).toEqual([]);
    await expect(findOffer(alone, last.id)).rejects.toThrow("not-found");
    await expect(previewTaking(alone, [bus])).rejects.toThrow("not-found");
    await expect(takeQuestions(alone, taking(bus))).rejects.toThrow("not-found");
    await expect(takeQuestions(scope, taking(foreign))).rejects.toThrow("not-found");
    await expect(findOffer(scope, other.last.id)).rejects.toThrow("not-found");
    await expect(takeQuestions(scope, taking(own))).rejects.toThrow("not-found");
    // A role in the whole that is over, or was never accepted, opens nothing.
    for (const state of [{ removedAt: new Date() }, { acceptedAt: null }])
      await makeMember(organisation, {
        ...{ login: { id: actor.id, email: `${crypto.randomUUID()}@example.org` }, role: "editor", ...state },
      });
    expect(await listFormSources(alone)).toEqual([]);
    // Of an edition that is gone neither.
    const deleted = await makeEdition(await makeSchool(organisation));
    await db().edition.updateMany({
      where: { id: { in: [deleted.id, last.id] } },
      data: { deletedAt: new Date() },
    });
    await expect(takeQuestions(scope, taking(bus))).rejects.toThrow("not-found");
    expect((await getFormQuestions(await editionScope(next))).asked.map(({ id }) => id)).toEqual([own]);
    expect(school.id).toBe(last.schoolId);
  });

  test("the way back is of this edition only", async () => {
    const [here, there] = [await makeNextEdition(), await makeNextEdition()];
    const batch = await there.taken(await there.ask(BUS));
    await expect(takeBack(here.scope, { ...here.addressOf(here.scope), batch })).rejects.toThrow("not-found");
    expect(await there.keys()).toEqual(["your-bus"]);
  });
});
