import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { findRegisterForm, readFormInMaking } from "@/lib/forms/queries/register-form";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion } from "@/prisma/factories/registration";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { listStatements } from "@/prisma/testing/list-statements";
import { editionScope } from "@/prisma/testing/scopes";
import { beginDraft, saveEnrolment } from "../commands/drafts";
import type { RegisterScope } from "../policy";
import {
  MOST_TYPED,
  TryCooperativeSchema,
  TryEnrolmentSchema,
  TrySendSchema,
  TryYouSchema,
} from "../schema/trial";
import { offeredIn, trialRow, tryCooperative, tryEnrolment, trySend, tryYou } from "./trial";

const ADA = { fullName: "Ada Esempio", email: "ada@example.org", language: "it" };

async function makeTrial() {
  const { edition, category, school, ids } = await makeAskingEntrance({ languages: ["en", "it"] });
  const number = await makeQuestion(
    edition,
    { key: "nights", kind: "number" },
    { required: true, settings: { max: 7 } },
  );
  const text = await makeQuestion(edition, { key: "note", kind: "long_text" });
  const scope = await editionScope<"view-drafts">(edition);
  const at = { locale: "it", school: scope.schoolSlug, edition: scope.editionSlug };
  const form = (await readFormInMaking(scope))("it");
  const diet = form.questions.find(({ key }) => key === "diet");
  const enrolled = (answers: Record<string, unknown>, more: object = {}) =>
    TryEnrolmentSchema.parse({ ...at, category: category.id, answers, ...more });
  return { edition, category, school, ids, number: number.id, text: text.id, scope, at, diet, enrolled };
}

const place = <Value>(result: { ok: true; value: Value } | { ok: false; reason: string }): Value => {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
};

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

  test.each<[string, (trial: Trial) => Record<string, unknown>]>([
    ["nothing of what is required", () => ({})],
    ["a number that is none, and one too many", ({ number }) => ({ [number]: "8" })],
    [
      "a sensitive answer without its consent",
      ({ number, diet }) => ({ [number]: "1", [diet?.versionId ?? ""]: "nuts" }),
    ],
    ["a question that is not asked", ({ number }) => ({ [number]: "1", [randomUUID()]: "x" })],
    ["all that is right", ({ number }) => ({ [number]: "1" })],
  ])("is judged as the form itself: %s", async (_, answersFor) => {
    const trial = await makeTrial();
    const answers = answersFor(trial);
    const form = await findRegisterForm("it", trial.at.school, trial.at.edition);
    const register = { kind: "register", ...form } as RegisterScope;
    const begun = place(await beginDraft(register, { ...ADA, ...trial.at, key: randomUUID() } as never));
    const draft = { ...register, kind: "draft" as const, draft: true, registrationId: begun.registrationId };
    const input = trial.enrolled(answers);
    const real = await saveEnrolment(draft, { ...input, draft: "" });
    const tried = await tryEnrolment(trial.scope, input);
    expect(tried.ok).toBe(real.ok);
    if (!real.ok) expect(tried).toEqual(real);
  });

  test("asks first for what a draft would have by its last page, wherever it began", async () => {
    const { scope, at, category, number, enrolled } = await makeTrial();
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
    const { edition, scope, ids, category } = await makeTrial();
    await db().edition.update({
      where: { organisationId_id: { organisationId: ids.organisationId, id: ids.editionId } },
      data: { publishedAt: null, title: { en: "Trieste", it: "Triestina" } },
    });
    await makeCategory(edition, { public: false });
    const form = await readFormInMaking(scope);
    expect(form("it").head.title).toEqual({ text: "Triestina", lang: null });
    expect(form("de").head.title).toEqual({ text: "Trieste", lang: "en" });
    expect(form("it").categories.map(({ id }) => id)).toEqual([category.id]);
    expect(offeredIn(form("it"), category.id)).toBe(category.id);
    expect(offeredIn(form("it"), randomUUID())).toBeNull();
    expect(await findRegisterForm("it", scope.schoolSlug, scope.editionSlug)).toBeNull();
  });
});
type Trial = Awaited<ReturnType<typeof makeTrial>>;
