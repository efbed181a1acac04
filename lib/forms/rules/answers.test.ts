import { describe, expect, test } from "vitest";
import { type AskedField, judgeAnswers } from "./answers";

const field = (more: Partial<AskedField>): AskedField => ({
  versionId: "f1",
  key: "food",
  condition: {},
  kind: "text",
  options: [],
  settings: {},
  required: false,
  sensitive: false,
  consentId: null,
  ...more,
});
const DIET = field({ sensitive: true, consentId: "t1" });
const LANGUAGES = field({ kind: "choices", options: [{ value: "it" }, { value: "en" }] });
const NOBODY = { category: null, mode: null };
const MANY = "x".repeat(201);

describe("what was answered", () => {
  test.each<[string, AskedField, string | string[], string[], Record<string, string>]>([
    ["nothing, and nothing needed", field({}), "", [], {}],
    ["a needed text is missing", field({ required: true }), "", [], { "answers.f1": "missing" }],
    [
      "a needed choice is missing",
      field({ kind: "choice", required: true }),
      "",
      [],
      { "answers.f1": "choose" },
    ],
    ["an option nobody offers", LANGUAGES, ["it", "xx"], [], { "answers.f1": "choose" }],
    ["too long for a line", field({}), MANY, [], { "answers.f1": "too-long" }],
    ["the same in a long text", field({ kind: "long_text" }), MANY, [], {}],
    ["sensitive with its consent", DIET, "nuts", ["t1"], {}],
    ["sensitive without", DIET, "nuts", [], { "agreed.t1": "agree" }],
    ["sensitive with somebody else's consent", DIET, "nuts", ["t2"], { "agreed.t1": "agree" }],
    ["a sensitive question left out", DIET, "", [], {}],
  ])("%s", (_name, asked, value, agreed, fieldErrors) => {
    expect(judgeAnswers([asked], { f1: value }, new Set(agreed), NOBODY).fieldErrors).toEqual(fieldErrors);
  });

  test("a consent without its answer is dropped", () => {
    expect(judgeAnswers([DIET], { f1: "" }, new Set(["t1"]), NOBODY).agreed).toEqual([]);
  });

  test("one ticked value is a list, each value once", () => {
    expect(judgeAnswers([LANGUAGES], { f1: "it" }, new Set(), NOBODY).answers).toEqual({ f1: ["it"] });
    expect(judgeAnswers([LANGUAGES], { f1: ["it", "it", "en"] }, new Set(), NOBODY).answers).toEqual({
      f1: ["it", "en"],
    });
  });

  test("as many characters as there is room for, and not one more", () => {
    const codes = (asked: AskedField, length: number) =>
      judgeAnswers([asked], { f1: "x".repeat(length) }, new Set(), NOBODY).fieldErrors;
    expect([codes(field({}), 200), codes(field({}), 201)]).toEqual([{}, { "answers.f1": "too-long" }]);
    const long = field({ kind: "long_text" });
    expect([codes(long, 2_000), codes(long, 2_001)]).toEqual([{}, { "answers.f1": "too-long" }]);
  });

  test("a ticked value that is empty is none: a needed choice is still missing", () => {
    const needed = { ...LANGUAGES, required: true };
    expect(judgeAnswers([needed], { f1: ["", ""] }, new Set(), NOBODY).fieldErrors).toEqual({
      "answers.f1": "choose",
    });
    expect(judgeAnswers([LANGUAGES], { f1: ["", "it"] }, new Set(), NOBODY).answers).toEqual({ f1: ["it"] });
  });

  test("where one answer is asked a list of one is it, several are not cut, and nothing is nothing", () => {
    expect(judgeAnswers([field({})], { f1: ["nuts"] }, new Set(), NOBODY).answers).toEqual({ f1: "nuts" });
    expect(judgeAnswers([field({})], { f1: ["nuts", "milk"] }, new Set(), NOBODY)).toMatchObject({
      answers: {},
      fieldErrors: { "answers.f1": "invalid" },
    });
    expect(judgeAnswers([field({ required: true })], { f1: [] }, new Set(), NOBODY).fieldErrors).toEqual({
      "answers.f1": "missing",
    });
    expect(judgeAnswers([field({ required: true })], {}, new Set(), NOBODY).fieldErrors).toEqual({
      "answers.f1": "missing",
    });
  });

  test("one answer of a former question among others is told, too", () => {
    const given = { f1: "yes", gone: "nuts" };
    expect(judgeAnswers([field({})], given, new Set(), NOBODY).fieldErrors).toEqual({ "": "changed" });
  });

  test("an answer to an earlier wording is told at the question as it is asked now, unless that is answered or not asked", () => {
    const anew = field({ versionId: "f2", earlier: ["f0", "f1"] });
    const errors = (given: Record<string, string>, fields = [anew]) =>
      judgeAnswers(fields, given, new Set(), NOBODY).fieldErrors;
    expect(errors({ f1: "nuts" })).toEqual({ "answers.f2": "asked-anew" });
    expect(errors({ f0: "nuts" }, [{ ...anew, required: true }])).toEqual({ "answers.f2": "asked-anew" });
    expect(errors({ f1: "nuts", f2: "milk" })).toEqual({});
    expect(errors({ f1: "" })).toEqual({});
    expect(errors({ f1: "nuts", gone: "milk" })).toEqual({ "": "changed", "answers.f2": "asked-anew" });
    const hidden = {
      ...anew,
      condition: { clauses: [{ about: "category", is: "one-of", values: ["c1"] }] },
    } as const;
    expect(errors({ f1: "nuts" }, [hidden])).toEqual({});
  });

  test("an answer to a question that is no longer asked is not kept silently", () => {
    expect(judgeAnswers([], { f1: "nuts" }, new Set(), NOBODY).fieldErrors).toEqual({ "": "changed" });
    expect(judgeAnswers([], { f1: "" }, new Set(), NOBODY).fieldErrors).toEqual({});
  });
});
