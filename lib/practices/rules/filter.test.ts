import { expect, test } from "vitest";
import {
  choicesOf,
  type FilterablePractice,
  filterPractices,
  readPracticeFilter,
  relatedPractices,
} from "./filter";

function practice(
  name: string,
  school: string,
  editions: string[],
  more: { country?: string; theme?: string } = {},
): FilterablePractice & { name: string } {
  return {
    name,
    country: more.country ?? null,
    theme: more.theme ? { key: more.theme } : null,
    school: { slug: school },
    editions: editions.map((slug) => ({ slug })),
  };
}

const ALL = [
  practice("oven", "bread", ["2015", "2027"], { country: "IT", theme: "impact" }),
  practice("shop", "bread", ["2027"], { country: "DE", theme: "work" }),
  practice("care", "care", ["2027"], { country: "IT", theme: "impact" }),
  practice("bare", "care", ["2015"]),
];
const names = (asked: Record<string, string>) =>
  filterPractices(
    ALL,
    readPracticeFilter((name) => asked[name] ?? null),
  ).map(({ name }) => name);

test.each([
  [{}, ["oven", "shop", "care", "bare"]],
  [{ country: "IT" }, ["oven", "care"]],
  [{ theme: "impact" }, ["oven", "care"]],
  [{ school: "bread" }, ["oven", "shop"]],
  [{ edition: "bread/2015" }, ["oven"]],
  [{ edition: "care/2015" }, ["bare"]],
  [{ edition: "2015" }, []],
  [{ country: "IT", school: "care", theme: "impact" }, ["care"]],
  [{ country: "DE", theme: "impact" }, []],
  [{ unknown: "x" }, ["oven", "shop", "care", "bare"]],
])("%o leaves %o", (asked, left) => {
  expect(names(asked)).toEqual(left);
});

test("what is asked for is cut to a length that a page can show", () => {
  expect(readPracticeFilter(() => "x".repeat(5_000)).theme).toHaveLength(200);
});

test("a filter offers each value once, with the words first met", () => {
  const words = [
    { value: "a", text: "first" },
    { value: "b", text: "other" },
    { value: "a", text: "again" },
  ];
  expect(choicesOf(words).map(({ value }) => value)).toEqual(["a", "b"]);
});

test("what is near stands first: the theme, then the country; never the practice itself, never too many", () => {
  const all = ALL.map((one) => ({ ...one, id: one.name }));
  const near = (name: string, most: number) => {
    const of = all.find((one) => one.name === name);
    return of ? relatedPractices(of, all, most).map(({ id }) => id) : null;
  };
  expect(near("care", 9)).toEqual(["oven", "shop", "bare"]);
  expect(near("bare", 2)).toEqual(["oven", "shop"]);
  const sameCountry = { ...practice("mill", "bread", [], { country: "DE", theme: "food" }), id: "mill" };
  expect(relatedPractices(sameCountry, all, 1).map(({ id }) => id)).toEqual(["shop"]);
});
