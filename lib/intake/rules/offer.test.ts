import { describe, expect, test } from "vitest";
import { offer, question } from "../fixtures/offer";
import { answerOf, categoryOf } from "./offer";

const options = [
  { value: "bus", label: { en: "Bus", it: "Bus" } },
  { value: "yes", label: { en: "Yes", it: "Sì" } },
  { value: "yes-2", label: { en: "Yes", it: "Sì, due notti" } },
];

test.each<["choice" | "choices", string, string | string[]]>([
  ["choice", "BUS", "bus"],
  ["choice", "sì, due notti", "yes-2"],
  ["choice", "Sì", "yes"],
  // Two options are called so: none is meant, and the kind refuses it.
  ["choice", "Yes", "Yes"],
  ["choice", "yes", "yes"],
  ["choice", "yes-2", "yes-2"],
  ["choices", "Yes", ["Yes"]],
  ["choices", "Bus; sì", ["bus", "yes"]],
])("%s: %s", (kind, text, answer) => {
  expect(answerOf(question("stay", { kind, options }), offer(), text)).toEqual(answer);
});

describe("a category", () => {
  const categories = [
    { id: "id-1", slug: "full-price", name: { en: "Full price", it: "Intero" } },
    { id: "id-2", slug: "reduced", name: { en: "Reduced", it: "Ridotto" } },
    { id: "id-3", slug: "reduced-more", name: { en: "Reduced!", it: "Ridottissimo" } },
    { id: "id-4", slug: "none", name: null },
  ];
  test.each([
    ["by its id", "id-2", "id-2"],
    ["by an id in capitals, which is another", "ID-2", null],
    ["by its slug, however it is written", "Full-Price", "id-1"],
    ["by its name in any language", " intero ", "id-1"],
    ["by a slug that is another's name", "Reduced", null],
    ["by what none is called", "Half price", null],
    ["that has no name, by its slug", "none", "id-4"],
  ])("%s", (_name, text, expected) => {
    const open = categories.map((category) => ({ ...category, approval: false }));
    expect(categoryOf(offer({ categories: open }), text)).toBe(expected);
  });
});

describe("an answer", () => {
  const read = (kind: Parameters<typeof question>[1] & {}, text: string) =>
    answerOf(question("q", kind), offer(), text);

  test.each([
    ["31.12.2027", "2027-12-31"],
    ["3.12.2027", "2027-12-03"],
    ["1.2.2027", "2027-02-01"],
    ["13/1/2027", "2027-01-13"],
    ["13-01-2027", "2027-01-13"],
    ["12/12/2027", "2027-12-12"],
    ["2027-12-31", "2027-12-31"],
    ["31.12.27", "31.12.27"],
    ["31.12/2027", "31.12/2027"],
    ["on 31.12.2027", "on 31.12.2027"],
    ["31.12.2027 or so", "31.12.2027 or so"],
    ["131.12.2027", "131.12.2027"],
  ])("that is a day: %s", (text, expected) => {
    expect(read({ kind: "date" }, text)).toBe(expected);
    expect(read({ kind: "text" }, text)).toBe(text);
  });

  const options = [
    { value: "mon", label: { en: "Monday", it: "Lunedì" } },
    { value: "bread", label: { en: "Bread, and salt" } },
    { value: "none" },
    { value: "x", label: { en: "mon" } },
  ];

  test.each([
    ["LUNEDI", "mon"],
    ["None", "none"],
    ["Bread and salt", "bread"],
    ["Sunday", "Sunday"],
  ])("that is chosen: %s", (text, expected) => {
    expect(read({ kind: "choice", options }, text)).toBe(expected);
  });

  test.each([
    ["Bread, and salt", ["bread"]],
    ["Monday; none", ["mon", "none"]],
    ["Monday | none,bread\nSunday", ["mon", "none", "bread", "Sunday"]],
    [" ; Monday ;; ", ["mon"]],
    [";", []],
  ])("of which several are chosen: %j", (text, expected) => {
    expect(read({ kind: "choices", options }, text)).toEqual(expected);
  });

  test.each([
    ["yes_no", "Sì", "yes"],
    ["yes_no", "perhaps", "perhaps"],
    ["country", "ITALIA", "IT"],
    ["country", "Atlantis", "Atlantis"],
    ["language", "Portuguese", "pt"],
    ["language", "Klingon", "Klingon"],
    ["text", "Italia", "Italia"],
  ] as const)("in words, to a question of the kind %s: %s", (kind, text, expected) => {
    expect(read({ kind }, text)).toBe(expected);
  });
});
