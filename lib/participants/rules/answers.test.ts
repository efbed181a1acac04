import { expect, test } from "vitest";
import { wordsFor } from "./answers";
import { templateOf } from "./decisions";

test.each([
  ["en", { en: "Welcome", it: "Benvenuta" }, "Welcome"],
  ["it", { en: "Welcome", it: "Benvenuta" }, "Benvenuta"],
  ["de", { en: "Welcome", it: "Benvenuta" }, "Auf Italienisch:\n\nBenvenuta"],
  ["fr", { es: "Hola" }, "En espagnol\u00a0:\n\nHola"],
  ["fr", {}, ""],
  ["fr", null, ""],
])("own words for a reader of %s of %j, in an edition of Italian and English", (language, words, said) => {
  expect(wordsFor(words, language, ["it", "en"])).toBe(said);
});

test.each([
  ["confirm", "pending", "registration-approved"],
  ["confirm", "offered", "registration-confirmed"],
  ["waitlist", "pending", "registration-waitlisted"],
  ["decline", "pending", "registration-declined"],
  ["cancel", "pending", "registration-cancelled"],
  ["cancel", "confirmed", "registration-cancelled"],
] as const)("a decision to %s somebody %s is told as %s", (decision, before, template) => {
  expect(templateOf(decision, before)).toBe(template);
});
