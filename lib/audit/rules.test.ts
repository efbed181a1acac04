import { expect, test } from "vitest";
import { changedFields } from "./rules";

test("only what has another value is told, with what it was", () => {
  expect(changedFields({ city: "Trieste", year: 2027 }, { city: "Udine", year: 2027 })).toEqual([
    { field: "city", before: "Trieste", after: "Udine" },
  ]);
});

test("a version is no change of its own, and a field that is not written none either", () => {
  expect(changedFields({ version: 1, city: "Trieste" }, { version: 2 })).toEqual([]);
});

test("dates and texts count by value: the order in which a column gives the languages is none", () => {
  const before = {
    opens: new Date("2027-05-01T08:00:00Z"),
    title: { it: "Uno", en: "One" },
    parts: [{ b: 1, a: [{ d: 2, c: 3 }] }],
  };
  const same = {
    opens: new Date("2027-05-01T08:00:00Z"),
    title: { en: "One", it: "Uno" },
    parts: [{ a: [{ c: 3, d: 2 }], b: 1 }],
  };
  expect(changedFields(before, same)).toEqual([]);
  expect(changedFields(before, { ...same, opens: new Date("2027-05-02T08:00:00Z") })).toEqual([
    { field: "opens", before: "2027-05-01T08:00:00.000Z", after: "2027-05-02T08:00:00.000Z" },
  ]);
});

test("a text that changed in one language is told whole", () => {
  const before = { title: { en: "One", it: "Uno" } };
  const after = { title: { en: "One", it: "Una" } };
  expect(changedFields(before, after)).toEqual([
    { field: "title", before: before.title, after: after.title },
  ]);
});

test("the order of a list is part of its value", () => {
  expect(changedFields({ languages: ["en", "it"] }, { languages: ["it", "en"] })).toHaveLength(1);
});

test("nothing there and null are the same; both are told as null", () => {
  expect(changedFields({}, { cost: null })).toEqual([]);
  expect(changedFields({}, { cost: "€ 40" })).toEqual([{ field: "cost", before: null, after: "€ 40" }]);
  expect(changedFields({ cost: "€ 40" }, { cost: undefined })).toEqual([
    { field: "cost", before: "€ 40", after: null },
  ]);
});
