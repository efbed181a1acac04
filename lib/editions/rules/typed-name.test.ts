import { expect, test } from "vitest";
import { isNameOf } from "./typed-name";

const title = { en: "People’s Kitchen 2027", it: "Cucina  Popolare 2027" };

test.each([
  ["People’s Kitchen 2027", true],
  ["people's kitchen 2027", true],
  ["  Cucina Popolare\t2027 ", true],
  ["“Cucina Popolare 2027”", true],
  ["« Cucina Popolare 2027 »", true],
  ["'Cucina Popolare 2027'", true],
  ["Ｃｕｃｉｎａ Popolare 2027", true],
  ["People’s Kitchen", false],
  ["People’s Kitchen 2027!", false],
  ["PeoplesKitchen2027", false],
  ["CucinaPopolare2027", false],
  ["", false],
  ["  “” ", false],
])("%j typed for its name: %s", (typed, right) => {
  expect(isNameOf(typed, title)).toBe(right);
});

test("nothing is the name of what has none", () => {
  expect(isNameOf("", { en: "" })).toBe(false);
  expect(isNameOf(" ", {})).toBe(false);
});
