import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPeople, withAffiliations, writePeople } from "./pasted-people";

const said = (text: string) => readPeople(text).map(({ name, affiliation }) => [name, affiliation]);

describe("people as a line names them", () => {
  test.each([
    ["Ada Neri", [["Ada Neri", ""]]],
    ["Ada Neri (Consorzio Alfa)", [["Ada Neri", "Consorzio Alfa"]]],
    ["Ada Neri (Alfa, Beta; Gamma)", [["Ada Neri", "Alfa, Beta Gamma"]]],
    [
      "Ada Neri (Alfa); Bo Lund",
      [
        ["Ada Neri", "Alfa"],
        ["Bo Lund", ""],
      ],
    ],
    [
      "Ada Neri, Bo Lund and Cy Roth (Beta)",
      [
        ["Ada Neri", ""],
        ["Bo Lund", ""],
        ["Cy Roth", "Beta"],
      ],
    ],
    [
      "Ada Neri und Bo Lund",
      [
        ["Ada Neri", ""],
        ["Bo Lund", ""],
      ],
    ],
    ["Ada Neri, Cooperativa Alfa", [["Ada Neri", "Cooperativa Alfa"]]],
    ["José Ortega y Gasset", [["José Ortega y Gasset", ""]]],
    ["Ada Neri E (Alfa)", [["Ada Neri E", "Alfa"]]],
    ["Ada Neri Y", [["Ada Neri Y", ""]]],
    ["Ada Neri e (Alfa)", [["Ada Neri e", "Alfa"]]],
    [
      "Ada (Alfa) e Bo (Beta)",
      [
        ["Ada", "Alfa"],
        ["Bo", "Beta"],
      ],
    ],
    ["Neri, Ada", [["Neri, Ada", ""]]],
    [" ; – ; ", []],
  ])("%s", (text, people) => expect(said(text)).toEqual(people));

  test("a cell beside theirs says for each, or for all, where they come from", () => {
    const two = readPeople("Ada Neri; Bo Lund (Beta)");
    expect(withAffiliations(two, "Alfa").map(({ affiliation }) => affiliation)).toEqual(["Alfa", "Beta"]);
    const both = readPeople("Ada Neri; Bo Lund");
    expect(withAffiliations(both, "Alfa; Beta").map(({ affiliation }) => affiliation)).toEqual([
      "Alfa",
      "Beta",
    ]);
  });

  test("what was read and written is read as the same again, whatever it was", () => {
    const text = fc.string({
      unit: fc.constantFrom(..."ab éß(),;&-–.\n| and und e y ÀΩ宋1".split("")),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (typed) => {
        const once = readPeople(typed);
        const again = readPeople(writePeople(once));
        expect(readPeople(writePeople(again))).toEqual(again);
        expect(again.map(({ name }) => name.length > 0)).not.toContain(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
