import { describe, expect, test } from "vitest";
import type { Condition } from "@/lib/forms/rules/visible";
import type { FieldKind } from "@/prisma/generated/enums";
import {
  findPage,
  findTrialPage,
  nextPage,
  openedPages,
  pageAfter,
  pageBefore,
  pagesBefore,
  shownParts,
} from "./form-pages";

const ifYes = (question: string): Condition => ({
  match: "all",
  clauses: [{ about: "answer", question, is: "one-of", values: ["yes"] }],
});
const question = (key: string, kind: FieldKind, more: object = {}) => ({
  ...{ key, versionId: key, fieldId: key, kind, settings: {}, options: [], condition: {} },
  ...{ required: false, sensitive: false, consentId: null },
  ...more,
});
const page = (key: string) => question(key, "heading", { settings: { page: true } });

/** Three pages of questions: how one comes; the bus, where somebody takes it; the rest. */
const FORM = {
  questions: [
    question("bus", "yes_no"),
    page("of-the-bus"),
    question("stop", "text", { condition: ifYes("bus"), required: true }),
    page("the-rest"),
    question("diet", "text", { sensitive: true, consentId: "diet-consent" }),
    question("seat", "text", { required: true }),
  ],
} as unknown as Parameters<typeof pageAfter>[0];

const filling = (answers: Record<string, string>, agreed: string[] = []) => ({
  ...{ categoryId: null, mode: null },
  content: { answers, agreed },
});
const RIDES = shownParts(FORM, filling({ bus: "yes" }));
const WALKS = shownParts(FORM, filling({ bus: "no" }));

test("pages of questions are called by their place, also where one of them asks nothing", () => {
  const told = (parts: typeof RIDES) => parts.map((part) => [part.page, part.index, part.asked]);
  expect(told(RIDES)).toEqual([
    ["taking-part", 0, true],
    ["taking-part-2", 1, true],
    ["taking-part-3", 2, true],
  ]);
  expect(told(WALKS)).toEqual([
    ["taking-part", 0, true],
    ["taking-part-2", 1, false],
    ["taking-part-3", 2, true],
  ]);
});

test("a page is open once all before it are answered, the last one after all", () => {
  const before = ["you", "cooperative", "taking-part", "taking-part-2", "taking-part-3", "check"] as const;
  expect(before.map((one) => pagesBefore(one, WALKS))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(pagesBefore("taking-part-9", RIDES)).toBe(5);
});

describe("at an address", () => {
  test("stands a page of the form that asks something", () => {
    for (const one of ["you", "cooperative", "check", "taking-part", "taking-part-3"] as const)
      expect(findPage(one, WALKS)).toBe(one);
    expect(findPage("taking-part-2", RIDES)).toBe("taking-part-2");
    expect(findPage("taking-part-2", WALKS)).toBeNull();
    for (const none of ["taking-part-4", "sent", "", undefined]) expect(findPage(none, RIDES)).toBeNull();
  });

  test("of a trial stand all of its pages, and what is said beside them", () => {
    for (const one of ["you", "check", "taking-part-2", "sent", "questions", "answered"] as const)
      expect(findTrialPage(one, WALKS)).toBe(one);
    for (const none of ["taking-part-4", "data", undefined]) expect(findTrialPage(none, WALKS)).toBeNull();
  });
});

test("the next page is the first that was not answered, and asks something", () => {
  const next = (parts: typeof RIDES) => [0, 1, 2, 3, 4, 5].map((answered) => nextPage(answered, parts));
  expect(next(RIDES)).toEqual([
    ...["you", "cooperative", "taking-part", "taking-part-2", "taking-part-3", "check"],
  ]);
  expect(next(WALKS)).toEqual([
    ...["you", "cooperative", "taking-part", "taking-part-3", "taking-part-3", "check"],
  ]);
});

test("what is left out by now is as good as answered", () => {
  expect([0, 1, 2, 3, 4, 5].map((answered) => openedPages(answered, WALKS))).toEqual([0, 1, 2, 4, 4, 5]);
});

test("back goes to the page before that asks something", () => {
  const back = ["you", "cooperative", "taking-part", "taking-part-3", "check"] as const;
  expect(back.map((one) => pageBefore(one, WALKS))).toEqual([
    ...[null, "you", "cooperative", "taking-part", "taking-part-3"],
  ]);
  expect(pageBefore("taking-part-3", RIDES)).toBe("taking-part-2");
});

describe("on from a page", () => {
  const on = (
    index: number,
    answers: Record<string, string>,
    how: { answered?: number; check?: boolean; agreed?: string[] } = {},
  ) => {
    const went = { answered: how.answered ?? 2, check: how.check ?? false };
    const { page: to, answered } = pageAfter(FORM, index, filling(answers, how.agreed), went);
    return [to, answered];
  };

  test("comes the next that asks something, and then the last one", () => {
    expect(on(0, { bus: "yes" })).toEqual(["taking-part-2", 3]);
    expect(on(0, { bus: "no" })).toEqual(["taking-part-3", 4]);
    expect(on(2, { bus: "no", seat: "by the door" }, { answered: 4 })).toEqual(["check", 5]);
  });

  test("come pages that were answered, and stay so where they ask no more", () => {
    expect(on(0, { bus: "no", seat: "by the door" }, { answered: 5 })).toEqual(["taking-part-3", 5]);
    // The stop was left out, and is asked by now.
    expect(on(0, { bus: "yes", seat: "by the door" }, { answered: 5 })).toEqual(["taking-part-2", 3]);
  });

  test("comes the last page again for who came from there, unless something is still to be answered", () => {
    const all = { bus: "yes", stop: "Udine", seat: "by the door" };
    expect(on(0, all, { answered: 5, check: true })).toEqual(["check", 5]);
    expect(on(0, { ...all, stop: "" }, { answered: 5, check: true })).toEqual(["taking-part-2", 3]);
    expect(on(0, { ...all, seat: "" }, { answered: 5, check: true })).toEqual(["taking-part-3", 4]);
    // A page that was never answered is still to be, though nothing on it must be.
    expect(on(0, all, { answered: 4, check: true })).toEqual(["taking-part-3", 4]);
    // Behind it only: what is missing before was gone past.
    expect(on(1, { bus: "yes", seat: "by the door" }, { answered: 5, check: true })).toEqual(["check", 5]);
  });

  test("comes the page of a sensitive answer whose consent is missing", () => {
    const eats = { bus: "no", seat: "by the door", diet: "no nuts" };
    expect(on(0, eats, { answered: 5, check: true })).toEqual(["taking-part-3", 4]);
    const agreed = ["diet-consent"];
    expect(on(0, eats, { answered: 5, check: true, agreed })).toEqual(["check", 5]);
  });
});
