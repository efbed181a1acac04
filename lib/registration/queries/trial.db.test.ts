import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { findRegisterForm, readFormInMaking } from "@/lib/forms/queries/register-form";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion } from "@/prisma/factories/registration";
import { busOptions } from "@/prisma/scenarios/bus";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { listStatements } from "@/prisma/testing/list-statements";
import { editionScope } from "@/prisma/testing/scopes";
import { beginDraft, saveEnrolment } from "../commands/drafts";
import type { RegisterScope } from "../policy";
import {
  MOST_TYPED,
  TryCooperativeSchema,
  TryEnrolmentSchema,
  TryLaterSchema,
  TrySendSchema,
  TryYouSchema,
} from "../schema/trial";
import { offeredIn, trialRow, tryCooperative, tryEnrolment, tryLater, trySend, tryYou } from "./trial";

const ADA = { fullName: "Ada Esempio", email: "ada@example.org", language: "it" };

async function makeTrial() {
  const { edition, category, ids } = await makeAskingEntrance({ languages: ["en", "it"] });
  const number = await makeQuestion(
    edition,
    { key: "nights", kind: "number" },
    { required: true, settings: { max: 7 } },
  );
  const text = await makeQuestion(edition, { key: "note", kind: "long_text" });
  const hidden = await makeCategory(edition, { public: false });
  const scope = await editionScope<"view-drafts">(edition);
  const at = { locale: "it", school: scope.schoolSlug, edition: scope.editionSlug };
  const form = (await readFormInMaking(scope))("it");
  const diet = form.questions.find(({ key }) => key === "diet");
  const enrolled = (answers: Sent, more: object = {}) =>
    TryEnrolmentSchema.parse({ ...at, category: category.id, answers, ...more });
  const questions = { number: number.id, text: text.id, diet };
  return { edition, category, hidden: hidden.id, ids, scope, at, enrolled, ...questions };
}

const place = <Value>(result: { ok: true; value: Value } | { ok: false; reason: string }): Value => {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
};

const atFields = (detail: object) => ({ ok: false, reason: "field-errors", detail });

describe("a trial of the form", () => {
  test("goes through all pages with what was typed, and asks the database for nothing but what stands there", async () => {
    const { scope, at, category, number, enrolled } = await makeTrial();
    const { value: sent, statements } = await listStatements(async () => {
      const you = place(await tryYou(scope, TryYouSchema.parse({ ...at, as: "", ...ADA })));
      expect(you).toMatchObject({ page: "cooperative", as: null });
      const home = { ...at, as: category.id, typed: you.typed, affiliation: "Coop", country: "IT" };
      const cooperative = place(await tryCooperative(scope, TryCooperativeSchema.parse(home)));
      expect(cooperative).toMatchObject({ page: "taking-part", as: category.id });
      const part = place(
        await tryEnrolment(scope, enrolled({ [number]: "3" }, { typed: cooperative.typed })),
      );
      expect(part).toMatchObject({ page: "check", as: category.id });
      return place(
        await trySend(scope, TrySendSchema.parse({ ...at, as: part.as, typed: part.typed, version: "1" })),
      );
    });
    expect(sent).toMatchObject({ page: "sent", as: category.id });
    expect(trialRow(sent.as, sent.typed, "en")).toMatchObject({
      ...{ ...ADA, affiliation: "Coop", country: "IT", categoryId: category.id },
      content: { pages: 3, answers: { [number]: "3" }, agreed: [] },
    });
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter((text) => !/^\s*(SELECT|BEGIN|COMMIT)\b/i.test(text))).toEqual([]);
  });

  test.each<[string, (trial: Trial) => Sent, (trial: Trial) => object]>([
    [
      "nothing of what is required",
      () => ({}),
      ({ number }) => atFields({ [`answers.${number}`]: "missing" }),
    ],
    [
      "a number that is too large",
      ({ number }) => ({ [number]: "8" }),
      ({ number }) => atFields({ [`answers.${number}`]: "too-large" }),
    ],
    [
      "a sensitive answer without its consent",
      ({ number, diet }) => ({ [number]: "1", [diet?.versionId ?? ""]: "nuts" }),
      ({ diet }) => atFields({ [`agreed.${diet?.consentId}`]: "agree" }),
    ],
    [
      "a category that nobody can choose",
      ({ number, hidden }) => ({ [number]: "1", category: hidden }),
      () => atFields({ category: "missing" }),
    ],
    [
      "a question that is not asked",
      ({ number }) => ({ [number]: "1", [randomUUID()]: "x" }),
      () => ({ ok: false, reason: "changed" }),
    ],
    ["all that is right", ({ number }) => ({ [number]: "1" }), () => ({ ok: true })],
  ])("is judged as the form itself: %s", async (_, sentIn, expected) => {
    const trial = await makeTrial();
    const { category = trial.category.id, ...answers } = sentIn(trial);
    const input = trial.enrolled(answers, { category });
    const form = await findRegisterForm("it", trial.at.school, trial.at.edition);
    const register = { kind: "register", ...form } as RegisterScope;
    const begun = place(await beginDraft(register, { ...ADA, ...trial.at, key: randomUUID() } as never));
    const draft = { ...register, kind: "draft" as const, draft: true, registrationId: begun.registrationId };
    expect(await saveEnrolment(draft, { ...input, draft: "" })).toMatchObject(expected(trial));
    expect(await tryEnrolment(trial.scope, input)).toMatchObject(expected(trial));
  });

  test("asks first for what a draft would have by its last page, wherever it began", async () => {
    const { edition, scope, at, category, number, enrolled } = await makeTrial();
    const send = async (typed: string, as = category.id) =>
      place(await trySend(scope, TrySendSchema.parse({ ...at, as, typed }))).page;
    expect(await send("")).toBe("you");
    const part = place(await tryEnrolment(scope, enrolled({ [number]: "3" })));
    expect(await send(part.typed)).toBe("you");
    const you = place(
      await tryYou(scope, TryYouSchema.parse({ ...at, ...ADA, typed: part.typed, check: "on" })),
    );
    expect(you.page).toBe("check");
    expect(await send(you.typed)).toBe("cooperative");
    const country = { ...at, typed: you.typed, affiliation: "", country: "IT" };
    const all = place(await tryCooperative(scope, TryCooperativeSchema.parse(country)));
    expect(await send(all.typed)).toBe("sent");
    expect(await send(all.typed, randomUUID())).toBe("taking-part");
    await makeQuestion(edition, { key: "late" }, { required: true });
    const late = TrySendSchema.parse({ ...at, as: category.id, typed: all.typed });
    expect(await trySend(scope, late)).toEqual({ ok: false, reason: "changed" });
  });

  test("judges what is asked later as behind a private link, and writes nothing", async () => {
    const { edition, scope, at } = await makeTrial();
    const song = await makeQuestion(edition, { key: "song", laterSince: new Date() }, { required: true });
    const way = await makeQuestion(
      edition,
      { key: "way", kind: "choice", laterSince: new Date() },
      { options: busOptions(0) },
    );
    const send = (answers: Record<string, string>) =>
      tryLater(scope, TryLaterSchema.parse({ ...at, typed: "kept", version: "1", ...answers }));
    const named = (question: { id: string }) => `answers.${question.id}`;
    expect(await send({ [named(way)]: "bus" })).toEqual({
      ...{ ok: false, reason: "field-errors", detail: { [named(song)]: "missing", [named(way)]: "full" } },
    });
    expect(await send({ [named(song)]: "Bella ciao", [named(way)]: "train" })).toEqual({
      ...{ ok: true, value: { page: "answered", as: null, typed: "kept" } },
    });
    expect(await send({ [`answers.${randomUUID()}`]: "x" })).toMatchObject({ reason: "changed" });
    expect(await db().answer.count({ where: { fieldVersion: { field: { editionId: edition.id } } } })).toBe(
      0,
    );
  });

  test("what was typed is nothing where we did not write it", () => {
    for (const typed of ["", "x", "A".repeat(300)])
      expect(trialRow(null, typed, "it")).toMatchObject({
        fullName: "",
        language: "it",
        content: { pages: 0 },
      });
  });

  test("more than an address can hold is too long at the longest answer", async () => {
    const { scope, number, text, enrolled } = await makeTrial();
    const noise = Array.from({ length: 2_000 }, (_, at) =>
      String.fromCodePoint(0x4e00 + ((at * 7_919) % 20_000)),
    ).join("");
    const long = await tryEnrolment(scope, enrolled({ [number]: "3", [text]: noise }));
    expect(long).toEqual({ ok: false, reason: "field-errors", detail: { [`answers.${text}`]: "too-long" } });
    const fits = place(await tryEnrolment(scope, enrolled({ [number]: "3", [text]: "word ".repeat(390) })));
    expect(fits.typed.length).toBeLessThan(MOST_TYPED);
  });
});

describe("the form in the making", () => {
  test("is there before the edition is published, in any language, with what is offered", async () => {
    const { scope, ids, category } = await makeTrial();
    await db().edition.update({
      where: { organisationId_id: { organisationId: ids.organisationId, id: ids.editionId } },
      data: { publishedAt: null, title: { en: "Trieste", it: "Triestina" } },
    });
    const form = await readFormInMaking(scope);
    expect(form("it").head.title).toEqual({ text: "Triestina", lang: null });
    expect(form("de").head.title).toEqual({ text: "Trieste", lang: "en" });
    expect(form("it").categories.map(({ id }) => id)).toEqual([category.id]);
    expect(offeredIn(form("it"), category.id)).toBe(category.id);
    expect(offeredIn(form("it"), randomUUID())).toBeNull();
    expect(await findRegisterForm("it", scope.schoolSlug, scope.editionSlug)).toBeNull();
  });
});
type Sent = Record<string, string>;
type Trial = Awaited<ReturnType<typeof makeTrial>>;
