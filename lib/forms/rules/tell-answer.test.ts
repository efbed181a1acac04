import { expect, test } from "vitest";
import { tellAnswer } from "./tell-answer";

const OPTIONS = [
  { value: "bus", label: { text: "En bus", lang: null } },
  { value: "train", label: { text: "Con il treno", lang: "it" } },
];
const READERS = {
  en: { language: "en", fallback: ["it"], words: { yes: "Yes", no: "No", wish: "a wish" } },
  de: { language: "de", fallback: ["it"], words: { yes: "Ja", no: "Nein", wish: "ein Wunsch" } },
  fr: { language: "fr", fallback: ["it"], words: { yes: "Oui", no: "Non", wish: "un souhait" } },
};

type Kind = Parameters<typeof tellAnswer>[1]["kind"];

test.each<[Kind, unknown, keyof typeof READERS, string[]]>([
  ["number", "1234.5", "en", ["1,234.5\u00A0miles"]],
  ["number", "1234.5", "de", ["1.234,5\u00A0chilometri"]],
  ["date", "2027-10-08", "en", ["Friday 8 October 2027"]],
  ["date", "2027-10-01", "fr", ["Vendredi 1er octobre 2027"]],
  ["time", "09:30", "de", ["09:30"]],
  ["yes_no", "yes", "de", ["Ja"]],
  ["yes_no", "no", "fr", ["Non"]],
  ["country", "DE", "fr", ["Allemagne"]],
  ["language", "it", "de", ["Italienisch"]],
  ["choice", "bus", "fr", ["En bus"]],
  ["choices", ["bus", "boat"], "fr", ["En bus", "boat"]],
  ["phone", "+39 02 1234567", "en", ["+39 02 1234567"]],
  ["text", "A line", "en", ["A line"]],
  ["text", "", "en", []],
  ["choices", [], "en", []],
  ["country", undefined, "en", []],
])("%s %j in %s", (kind, value, language, told) => {
  const settings = { unit: { en: "miles", it: "chilometri" } };
  const texts = tellAnswer(value, { kind, options: OPTIONS, settings }, READERS[language]);
  expect(texts.map(({ text }) => text)).toEqual(told);
});

test("a number without a unit stands alone, and an option keeps the language of its words", () => {
  const told = (kind: Kind, value: string) =>
    tellAnswer(value, { kind, options: OPTIONS, settings: {} }, READERS.en);
  expect(told("number", "7")).toEqual([{ text: "7", lang: null }]);
  expect(told("choice", "train")).toEqual([{ text: "Con il treno", lang: "it" }]);
});
