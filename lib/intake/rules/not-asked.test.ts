import { expect, test } from "vitest";
import { question } from "../fixtures/offer";
import { notAsked } from "./not-asked";

const QUESTIONS = [
  question("bus", { kind: "yes_no" }),
  question("stop", {
    condition: {
      match: "all",
      clauses: [{ about: "answer", question: "bus", is: "one-of", values: ["yes"] }],
    },
  }),
  question("host", {
    condition: { match: "any", clauses: [{ about: "category", is: "one-of", values: ["guests"] }] },
  }),
];
type Said = Parameters<typeof notAsked>[0];
const row = (answers: Record<string, string>, more: Partial<Said> = {}): Said => ({
  ...{ said: [], categoryId: "members", mode: "on_site" },
  answers: Object.fromEntries(Object.entries(answers).map(([key, value]) => [`version of ${key}`, value])),
  ...more,
});
const met = (given: Record<string, unknown>, categoryId = "members") => ({
  given,
  categoryId,
  mode: "on_site",
});
const keys = (...args: Parameters<typeof notAsked>) => notAsked(...args).map(({ key }) => key);

test("whoever arrives is asked by what their row says", () => {
  expect(keys(row({ bus: "yes", stop: "North" }), null, QUESTIONS)).toEqual([]);
  expect(keys(row({ bus: "no", stop: "North" }), null, QUESTIONS)).toEqual(["stop"]);
  expect(keys(row({ stop: "North", host: "Ada" }), null, QUESTIONS)).toEqual(["stop", "host"]);
  expect(keys(row({ host: "Ada" }, { categoryId: "guests" }), null, QUESTIONS)).toEqual([]);
});

test("whoever is registered is asked by what they answered before, as far as the row leaves it", () => {
  expect(keys(row({ stop: "North" }), met({ bus: "yes" }), QUESTIONS)).toEqual([]);
  expect(keys(row({ bus: "no", stop: "North" }), met({ bus: "yes" }), QUESTIONS)).toEqual(["stop"]);
  expect(keys(row({ host: "Ada" }), met({}, "guests"), QUESTIONS)).toEqual([]);
  const moving = row({ host: "Ada" }, { said: ["category"] });
  expect(keys(moving, met({}, "guests"), QUESTIONS)).toEqual(["host"]);
});

test("without conditions nothing is left out", () => {
  expect(keys(row({ bus: "no" }), null, QUESTIONS.slice(0, 1))).toEqual([]);
});
