import { describe, expect, test } from "vitest";
import { answersBeside, carriedAnswers, type GivenAnswer } from "./carry-answers";

const OPTIONS = [{ value: "bus" }, { value: "train" }];
const asked = (more: object = {}) => ({
  ...{ fieldId: "way", versionId: "v2", kind: "choice" as const, options: OPTIONS, settings: {} },
  ...{ required: false, sensitive: false, consentId: null, readers: "desk" as const, ...more },
});
const given = (more: Partial<GivenAnswer> = {}): GivenAnswer => ({
  ...{ fieldId: "way", versionId: "v1", number: 1, consentId: null, readers: "desk", value: "bus" },
  ...more,
});

const carry = (question: ReturnType<typeof asked>, ...answers: GivenAnswer[]) =>
  carriedAnswers([question], answers).answers;

describe("the form is filled", () => {
  test("with the answer to what is asked, whatever it is", () => {
    expect(carry(asked(), given({ versionId: "v2", number: 2, value: "boat" }))).toEqual({ v2: "boat" });
  });
  test("with an answer to the wording before, where it answers this one, too", () => {
    expect(carry(asked(), given())).toEqual({ v2: "bus" });
    expect(carry(asked(), given({ value: "boat" }))).toEqual({});
  });
  test("with the newest of several", () => {
    const older = given({ versionId: "v0", number: 0, value: "train" });
    expect(carry(asked(), given(), older)).toEqual({ v2: "bus" });
    expect(carry(asked(), older, given())).toEqual({ v2: "bus" });
  });
  test("with nothing that needs another consent, or is another question's", () => {
    expect(carry(asked({ consentId: "new" }), given({ consentId: "old" }))).toEqual({});
    expect(carry(asked({ consentId: "new" }), given())).toEqual({});
    expect(carry(asked({ consentId: "old" }), given({ consentId: "old" }))).toEqual({ v2: "bus" });
    expect(carry(asked(), given({ fieldId: "other" }))).toEqual({});
  });
  test("with nothing that was said to fewer people than read it now", () => {
    expect(carry(asked({ readers: "trusted" }), given({ readers: "owners" }))).toEqual({});
    expect(carry(asked({ readers: "owners" }), given({ readers: "trusted" }))).toEqual({ v2: "bus" });
  });
});

describe("a form that is sent leaves alone", () => {
  const beside = (sent: Record<string, string>, ...answers: GivenAnswer[]) =>
    answersBeside([asked()], answers, sent).map(({ versionId }) => versionId);

  test("what stood in it to nothing: taken out there, it is gone", () => {
    expect(beside({ v2: "bus" }, given())).toEqual([]);
    expect(beside({}, given())).toEqual([]);
    expect(beside({}, given({ versionId: "v2", number: 2 }))).toEqual([]);
  });
  test("an answer that could not stand in it, until there is a new one", () => {
    expect(beside({}, given({ value: "boat" }))).toEqual(["v1"]);
    expect(beside({ v2: "bus" }, given({ value: "boat" }))).toEqual([]);
  });
  test("what is asked no more", () => {
    expect(beside({ v2: "bus" }, given({ fieldId: "retired", versionId: "r1" }))).toEqual(["r1"]);
  });
});
