import { describe, expect, test } from "vitest";
import { type AskedField, judgeAnswers } from "./answers";

const field = (more: Partial<AskedField>): AskedField => ({
  versionId: "f1",
  kind: "text",
  options: [],
  required: false,
  sensitive: false,
  consentId: null,
  ...more,
});
const DIET = field({ sensitive: true, consentId: "t1" });
const LANGUAGES = field({ kind: "choices", options: [{ value: "it" }, { value: "en" }] });
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
    expect(judgeAnswers([asked], { f1: value }, new Set(agreed)).fieldErrors).toEqual(fieldErrors);
  });

  test("a consent without its answer is dropped", () => {
    expect(judgeAnswers([DIET], { f1: "" }, new Set(["t1"])).agreed).toEqual([]);
  });

  test("one ticked value is a list, each value once", () => {
    expect(judgeAnswers([LANGUAGES], { f1: "it" }, new Set()).answers).toEqual({ f1: ["it"] });
    expect(judgeAnswers([LANGUAGES], { f1: ["it", "it", "en"] }, new Set()).answers).toEqual({
      f1: ["it", "en"],
    });
  });

  test("an answer to a question that is no longer asked is not kept silently", () => {
    expect(judgeAnswers([], { f1: "nuts" }, new Set()).fieldErrors).toEqual({ "": "changed" });
    expect(judgeAnswers([], { f1: "" }, new Set()).fieldErrors).toEqual({});
  });
});
