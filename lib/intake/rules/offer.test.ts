import { expect, test } from "vitest";
import { offer, question } from "../fixtures/offer";
import { answerOf } from "./offer";

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
