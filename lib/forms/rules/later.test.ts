import { describe, expect, test } from "vitest";
import type { FieldKind } from "@/prisma/generated/enums";
import { openQuestions, partedByTime, stillToAnswer, whenAsked } from "./later";

const SINCE = "2027-03-01T12:00:00.000Z";
const BEFORE = new Date("2027-03-01T11:59:59Z");
const AFTER = new Date("2027-03-01T12:00:01Z");

const question = (fieldId: string, more: object = {}) => ({
  ...{ fieldId, kind: "text" as FieldKind, required: true, open: true, laterSince: SINCE },
  onceSensitive: false,
  ...more,
});

test("is at registration or later, until its last day or without an end", () => {
  const now = question("now", { laterSince: null });
  const over = question("over", { open: false });
  expect(partedByTime([now, over])).toEqual({ questions: [now], later: [over] });
  expect(whenAsked({ laterSince: null, answerUntil: null })).toEqual({ later: false, deadline: null });
  expect(whenAsked({ laterSince: AFTER, answerUntil: new Date("2027-05-01") })).toEqual({
    later: true,
    deadline: "2027-05-01",
  });
});

describe("still to answer", () => {
  const left = (asked: ReturnType<typeof question>, given: string[], sentAt: Date | null) =>
    stillToAnswer(
      [asked],
      given.map((fieldId) => ({ fieldId })),
      sentAt,
    ).length === 1;

  test.each<[string, object, string[], Date | null, boolean]>([
    ["what must be answered and is not", {}, [], null, true],
    ["the same when the page was sent since", {}, [], AFTER, true],
    ["what has an answer", {}, ["train"], null, false],
    ["what another question's answer says", {}, ["shirt"], null, true],
    ["what may be left blank and was never seen", { required: false }, [], null, true],
    ["what was left blank", { required: false }, [], AFTER, false],
    ["what was left blank at that very moment", { required: false }, [], new Date(SINCE), false],
    ["what was asked after the page was sent", { required: false }, [], BEFORE, true],
    ["what is sensitive, whatever was said", { required: false, onceSensitive: true }, ["train"], null, true],
    ["the same when the page was sent since", { required: false, onceSensitive: true }, [], AFTER, false],
    ["what is sensitive and must be answered", { onceSensitive: true }, ["train"], null, false],
    ["what is over", { open: false }, [], null, false],
    ["what is asked at registration", { laterSince: null }, [], null, false],
    ["a heading", { kind: "heading", required: false }, [], null, false],
  ])("%s", (_name, more, given, sentAt, is) => {
    expect(left(question("train", more), given, sentAt)).toBe(is);
  });
});

describe("what depends on an answer that is over", () => {
  const asked = (key: string, more: object = {}) => ({
    key,
    versionId: key,
    open: true,
    condition: {},
    ...more,
  });
  const bus = { about: "answer", question: "way", is: "one-of", values: ["bus"] } as const;
  const boat = { about: "answer", question: "way", is: "one-of", values: ["boat"] } as const;
  const guest = { about: "category", is: "one-of", values: ["guest"] } as const;
  const left = (condition: object, way: string) =>
    openQuestions(
      [asked("way", { open: false }), asked("stop", { condition })],
      { category: null, mode: null },
      { way },
    );

  test.each<[string, object, string, object | null]>([
    ["holds", { clauses: [bus] }, "bus", { clauses: [] }],
    ["does not", { clauses: [bus] }, "boat", null],
    ["was not given", { clauses: [bus] }, "", null],
    ["holds beside another", { clauses: [bus, guest] }, "bus", { clauses: [guest] }],
    ["does not beside another", { clauses: [bus, guest] }, "boat", null],
    ["holds as one of two", { match: "any", clauses: [bus, guest] }, "bus", {}],
    [
      "does not as one of two",
      { match: "any", clauses: [bus, guest] },
      "boat",
      { match: "any", clauses: [guest] },
    ],
    ["does not, as the only one of several", { match: "any", clauses: [bus] }, "boat", null],
    ["holds one way, of which any will do", { match: "any", clauses: [bus, boat] }, "boat", {}],
    ["holds one way, and must both", { clauses: [bus, boat] }, "boat", null],
    ["is about something else", { clauses: [guest] }, "boat", { clauses: [guest] }],
  ])("%s", (_name, condition, way, is) => {
    expect(left(condition, way).map((question) => question.condition)).toEqual(is ? [is] : []);
  });
});
