import { expect, test } from "vitest";
import { answerChanges } from "./answer-changes";

const question = (key: string, more: { sensitive?: boolean } = {}) => ({
  ...{ fieldId: `field-${key}`, versionId: `${key}-2`, key, sensitive: false },
  ...more,
});
const said = (key: string, value: string | string[], number = 2) => ({
  ...{ fieldId: `field-${key}`, versionId: `${key}-${number}`, number, consentId: null },
  readers: "desk" as const,
  value,
});

test("what was said, what is said otherwise, what is said no more; nothing of what stays and of sensitive answers", () => {
  const questions = [
    ...["new", "other", "gone", "same", "listed", "kept"].map((key) => question(key)),
    question("diet", { sensitive: true }),
  ];
  const kept = said("kept", "An old option", 1);
  const given = [
    ...[said("other", "Train"), said("gone", "Bus"), said("same", "Yes"), said("listed", ["b", "a"])],
    ...[kept, said("diet", "vegan")],
  ];
  const sent = {
    "new-2": "Boat",
    "other-2": "Bus",
    "same-2": "Yes",
    "listed-2": ["a", "b"],
    "diet-2": "none",
  };
  expect(answerChanges(questions, given, { sent, beside: [kept] })).toEqual([
    { field: "answer.new", before: undefined, after: "Boat" },
    { field: "answer.other", before: "Train", after: "Bus" },
    { field: "answer.gone", before: "Bus", after: undefined },
  ]);
});

test("of several wordings the last one counts, however they are read", () => {
  const given = [said("train", "To earlier words", 1), said("train", "To these")];
  for (const answers of [given, [...given].reverse()])
    expect(answerChanges([question("train")], answers, { sent: { "train-2": "Bus" }, beside: [] })).toEqual([
      { field: "answer.train", before: "To these", after: "Bus" },
    ]);
});
