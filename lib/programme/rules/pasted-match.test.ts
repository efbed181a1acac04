import { describe, expect, test } from "vitest";
import { matchPasted, matchTheme, settlePeople } from "./pasted-match";

const here = [
  { id: "ada", name: "Ada Neri", affiliation: "Alfa" },
  { id: "bo", name: "Bo Lund", affiliation: "" },
  { id: "eva-1", name: "Eva Groß", affiliation: "Alfa" },
  { id: "eva-2", name: "Eva Gross", affiliation: "Beta" },
];
const before = [
  { personId: "cy", name: "Cy Roth", affiliation: "Gamma" },
  { personId: "dan-1", name: "Dan Ek", affiliation: "Gamma" },
  { personId: "dan-2", name: "Dan Ek", affiliation: "Gamma" },
];
const match = (name: string, affiliation = "") => {
  const { state, speakerId, others } = matchPasted({ name, affiliation }, here, before);
  return [state, speakerId, others];
};

describe("who is meant by a name", () => {
  test.each([
    ["the only one of the name", match("ada neri"), ["here", "ada", []]],
    ["with where they come from", match("ADA NERI", "alfa"), ["here", "ada", []]],
    ["from elsewhere it is another", match("Ada Neri", "Beta"), ["new", null, ["Alfa"]]],
    ["of whom nothing was known it is the same", match("Bo Lund", "Beta"), ["here", "bo", []]],
    ["several of the name", match("Eva Gross"), ["several", null, ["Alfa", "Beta"]]],
    ["told apart by where they come from", match("Eva Gross", "Beta"), ["here", "eva-2", []]],
    ["known from before, by both", match("Cy Roth", "Gamma"), ["known", null, []]],
    ["a name alone is nobody known", match("Cy Roth"), ["new", null, ["Gamma"]]],
    ["nor is one of two", match("Dan Ek", "Gamma"), ["new", null, ["Gamma"]]],
    ["nobody", match("Flo Alt", "Alfa"), ["new", null, []]],
  ])("%s", (_case, found, expected) => expect(found).toEqual(expected));

  test("somebody named twice in a list, once with where they come from, is one", () => {
    const of = (name: string, affiliation = "") => ({ name, affiliation });
    const rows = [
      { people: [of("Ada Neri")] },
      { people: [of("Ada Neri", "Alfa"), of("ada neri")] },
      { people: [of("Eva Groß")] },
      { people: [of("Eva Groß", "Alfa"), of("Eva Groß", "Beta")] },
    ];
    expect(settlePeople(rows).map(({ people }) => people.map(({ affiliation }) => affiliation))).toEqual([
      ["Alfa"],
      ["Alfa"],
      [""],
      ["Alfa", "Beta"],
    ]);
  });
});

test("a theme is meant by its title in any language or its number, where only one is", () => {
  const themes = [
    { id: "a", number: 1, titles: ["Housing", "Wohnen"] },
    { id: "b", number: 2, titles: ["Energy"] },
    { id: "c", number: 3, titles: ["Energy"] },
  ];
  expect(["wohnen", "HOUSING!", "1", "Energy", "4", "", "–"].map((text) => matchTheme(text, themes))).toEqual(
    ["a", "a", "a", null, null, null, null],
  );
});
