import { expect, test } from "vitest";
import type { Cell } from "@/lib/platform/tables/table";
import { answerCell } from "./answer-cell";

const READER = { language: "de", fallback: ["en"], words: { yes: "Ja", no: "Nein", wish: "ein Wunsch" } };
const OPTIONS = [
  { value: "bus", label: { text: "Mit dem Bus", lang: null } },
  { value: "boat", label: { text: "By boat", lang: "en" } },
];
const KM = { unit: { de: "km", en: "kilometres" } };

type Kind = Parameters<typeof answerCell>[1]["kind"];

test.each<[Kind, unknown, object, Cell]>([
  ["number", "1234.5", KM, 1234.5],
  ["number", "0", KM, 0],
  ["number", "12.5", { unit: { en: "miles" } }, "12,5\u00A0miles"],
  ["number", "12.5", {}, "12,5"],
  ["date", "2027-10-08", {}, { is: "day", iso: "2027-10-08" }],
  ["time", "09:30", {}, { is: "time", iso: "09:30" }],
  ["yes_no", "no", {}, "Nein"],
  ["country", "FR", {}, "Frankreich"],
  ["choices", ["bus", "boat"], {}, "Mit dem Bus, By boat"],
  ["phone", "+39 02 1234567", {}, "+39 02 1234567"],
  ["text", "2027-10-08", {}, "2027-10-08"],
  ["text", "12", {}, "12"],
  ["choices", [], {}, null],
  ["number", "", KM, null],
])("%s %j %j", (kind, value, settings, cell) => {
  expect(answerCell(value, { kind, options: OPTIONS, settings }, READER, "km")).toEqual(cell);
});
